// Where the label of a bar may stand so that it crosses neither the cap rule nor another label.

export interface BarLabelSpace {
	/** Right end of the bar. */
	readonly barEnd: number;
	/** The cap rule; a label never stands across it. */
	readonly cap: number;
	/** Where the plot ends. */
	readonly plotEnd: number;
	/** How far the line above is taken by the label that stands there. */
	readonly aboveTakenTo: number;
	readonly gap: number;
}

export interface LabelPlace {
	/** Which of the wordings, longest first. */
	readonly wording: number;
	readonly line: 'beside' | 'above';
	readonly align: 'left' | 'right';
	readonly x: number;
}

/**
 * Beside the bar where a wording fits, else above its end; a shorter wording is taken only when a longer one fits in
 * neither place. `widths` are those of the wordings. The last resort is the shortest beside the cap rule, above.
 */
export function placeBarLabel(widths: readonly number[], space: BarLabelSpace): LabelPlace {
	const { barEnd, cap, plotEnd, aboveTakenTo, gap } = space;
	const start = barEnd + gap > cap - gap ? Math.max(barEnd, cap) + gap : barEnd + gap;
	for (const [wording, width] of widths.entries()) {
		const crosses = start < cap && start + width > cap - gap;
		const beside = crosses ? cap + gap : start;
		if (beside + width <= plotEnd) return { wording, line: 'beside', align: 'left', x: beside };
		if (barEnd - width >= aboveTakenTo + gap) return { wording, line: 'above', align: 'right', x: barEnd };
	}
	return { wording: widths.length - 1, line: 'above', align: 'left', x: aboveTakenTo + gap };
}

/** Breaks words into lines no wider than `width`. */
export function wrapWords(words: string, width: number, measure: (text: string) => number): string[] {
	const lines: string[] = [];
	for (const word of words.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && measure(`${last} ${word}`) <= width)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
