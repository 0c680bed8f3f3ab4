// The words of the year chart: at the ends of lines, moved apart, and on plates inside the estimate's block. None of them
// lies across the cap rule.
import type { DrawnChart, Pen, Run, TextStyle } from './pen.ts';
import { wrapWords } from './place-label.ts';
import { spreadApart } from './spread.ts';
import type { TimesRun } from './estimate-bar.ts';
import type { YearLineData } from './year-series.ts';

interface LabelOptions {
	readonly isNarrow: boolean;
	readonly textSize: number;
}

interface EndLabel {
	readonly y: number;
	readonly text: string;
	readonly style: TextStyle;
}

interface Place {
	x(value: number): number;
	y(value: number): number;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

function placeOf(chart: DrawnChart): Place {
	const { left, right, top, bottom } = chart.chartArea;
	return {
		x: (value) => chart.scales.x?.getPixelForValue(value) ?? 0,
		y: (value) => chart.scales.y?.getPixelForValue(value) ?? 0,
		left,
		right,
		top,
		bottom
	};
}

export function drawYearLabels(pen: Pen, chart: DrawnChart, data: YearLineData, options: LabelOptions): void {
	const place = placeOf(chart);
	drawStepLabels(pen, place, data, options);
	drawEstimateWords(pen, place, data, options);
	const ends: EndLabel[] = [
		{
			y: place.y(data.cap),
			text: options.isNarrow ? data.capShort : data.capText,
			style: { weight: 600, colour: pen.theme.ink }
		}
	];
	for (const { total, text, year } of data.earlier) {
		const y = place.y(total);
		pen.line(place.right - 9 * pen.theme.unit, y, place.right, y, { colour: pen.theme.ink3, width: 1.5 });
		ends.push({ y, text: options.isNarrow ? String(year) : text, style: { colour: pen.theme.ink3 } });
	}
	ends.push(...drawDeclaredEnd(pen, place, data, options));
	drawEndLabels(pen, place, ends, options);
	drawCrossings(pen, place, data, options);
}

/** The declared total where its statement ends; what the months do not tell is a dotted step. Returns what goes to the margin. */
function drawDeclaredEnd(
	pen: Pen,
	place: Place,
	{ end }: YearLineData,
	{ isNarrow, textSize }: LabelOptions
): EndLabel[] {
	if (end === null) return [];
	const { theme } = pen;
	const px = (size: number) => size * theme.unit;
	const [x, y] = [place.x(end.x), place.y(end.total)];
	if (end.throughText !== null) {
		pen.line(x, place.top, x, place.bottom, { colour: theme.edge, dash: [2, 4] });
	}
	const from = place.y(end.fromMonths ?? 0);
	if (end.stepText !== null) pen.line(x, from, x, y, { colour: theme.ink, width: 2, dash: [2, 3] });
	pen.dot(x, y, 4, theme.ink, theme.card);
	const labels: EndLabel[] = [
		{ y, text: isNarrow ? 'declared' : end.text, style: { weight: 600, colour: theme.ink } },
		...(end.stepText === null || isNarrow
			? []
			: [{ y: (from + y) / 2, text: `of it ${end.stepText}`, style: { colour: theme.ink2 } }]),
		...(end.throughText === null || isNarrow
			? []
			: [{ y: y + 1, text: end.throughText, style: { colour: theme.ink3 } }])
	];
	if (place.right - x < px(4)) return labels;
	const width = Math.max(...labels.map(({ text, style }) => pen.width(text, { size: textSize, ...style })));
	const isRight = x + px(14) + width <= place.right;
	const wanted = labels.map((label) => label.y);
	const places = spreadApart(wanted, px(textSize + 3), place.top, place.bottom - px(textSize * 1.6));
	for (const [index, { text, style }] of labels.entries()) {
		pen.text(text, x + px(isRight ? 11 : -11), places[index] ?? y, {
			size: textSize,
			...style,
			align: isRight ? 'left' : 'right'
		});
	}
	return [];
}

function drawEndLabels(
	pen: Pen,
	place: Place,
	labels: readonly EndLabel[],
	{ textSize }: LabelOptions
): void {
	const { unit } = pen.theme;
	const gap = (textSize + 3) * unit;
	const places = spreadApart(
		labels.map(({ y }) => y),
		gap,
		place.top,
		place.bottom
	);
	for (const [index, { y, text, style }] of labels.entries()) {
		const at = places[index] ?? y;
		const start = place.right + 5 * unit;
		pen.path(
			[
				[place.right, y],
				[start, y],
				[start + 8 * unit, at]
			],
			{ colour: pen.theme.edge }
		);
		pen.text(text, start + 11 * unit, at, { size: textSize, halo: false, ...style });
	}
}

/** `75 %`, `90 %`, `95 %` at their rules, or one label for all where the rules lie too close. */
function drawStepLabels(
	pen: Pen,
	place: Place,
	{ steps, cap }: YearLineData,
	{ textSize }: LabelOptions
): void {
	const { unit, ink3 } = pen.theme;
	const rules = [...steps, cap].map((value) => place.y(value));
	const names = steps.map((value) => `${Math.round((value / cap) * 100)} %`);
	const gaps = rules.slice(1).map((y, index) => (rules[index] ?? 0) - y);
	const x = place.left + 6 * unit;
	const style = { size: textSize - 0.5, colour: ink3 };
	if (Math.min(...gaps) >= (textSize + 1) * unit) {
		for (const [index, name] of names.entries())
			pen.text(name, x, (rules[index] ?? 0) - (textSize / 2 + 0.5) * unit, style);
	} else if (names.length > 0) {
		pen.text(
			`${names.join(' · ').replaceAll(' % ·', ' ·')} of cap`,
			x,
			(rules[0] ?? 0) + textSize * 0.75 * unit,
			style
		);
	}
}

function drawCrossings(
	pen: Pen,
	place: Place,
	{ crossings }: YearLineData,
	{ textSize }: LabelOptions
): void {
	const { unit, ink, card } = pen.theme;
	for (const { x, y, text } of crossings) {
		pen.dot(place.x(x), place.y(y), 3.5, card, ink);
		pen.text(text, place.x(x) - 8 * unit, place.y(y) - textSize * 0.8 * unit, {
			size: textSize,
			align: 'right',
			colour: ink
		});
	}
}

/** Ends at their heights, publisher and conditions between them: beside the block where there is room, else on plates in it. */
function drawEstimateWords(
	pen: Pen,
	place: Place,
	data: YearLineData,
	{ isNarrow, textSize }: LabelOptions
): void {
	const { estimate, cap } = data;
	if (estimate === null) return;
	const px = (size: number) => size * pen.theme.unit;
	const [from, to, capY] = [place.x(estimate.from), place.x(estimate.to), place.y(cap)];
	const isBeside = place.right - to > px(textSize * 14);
	// The names of the notice steps stand at the left edge; a block that reaches down to them begins beside them.
	const inset = estimate.low === null || estimate.low >= cap ? 10 : textSize * 5;
	const [left, width] = isBeside
		? [to + px(12), place.right - to - px(16)]
		: [from + px(inset), to - from - px(inset + 10)];
	const step = px(textSize + 5);
	const heightOf = (value: number | null) => (value === null ? null : place.y(value));
	const [highY, lowY] = [heightOf(estimate.high), heightOf(estimate.low)];
	/** A line of words lies wholly above the cap rule or wholly below it. */
	const belowCap = (y: number) => (Math.abs(y - capY) < step * 0.8 ? capY + step * 0.9 : y);
	const ends = { high: estimate.highText.length > 0, low: estimate.lowText.length > 0 };

	const block: PlacedRuns[] = [];
	let next = place.top;
	let foot = estimate.low !== null && estimate.low < cap ? place.bottom : capY;
	const top = ends.high ? highY : lowY;
	if (top !== null) {
		const [text, words] = ends.high
			? [estimate.highText, estimate.highWords]
			: [estimate.lowText, estimate.lowWords];
		const inside = top + (isBeside ? step * 0.15 : step * 0.85);
		const y = Math.abs(inside - capY) < step * 0.8 ? top - step * 0.65 : inside;
		block.push({ y, runs: endRuns(pen, text, isNarrow ? '' : words, textSize) });
		next = y + step * 1.1;
	}
	if (ends.high && ends.low && lowY !== null) {
		const y = belowCap(lowY - (isBeside ? step * 0.15 : step * 0.8));
		const runs = endRuns(pen, estimate.lowText, isNarrow ? '' : estimate.lowWords, textSize);
		drawBlock(pen, [{ y, runs }], left, textSize, !isBeside);
		foot = y;
	}
	const lines = [estimate.title, estimate.conditions].flatMap((words) =>
		wrapWords(words, width, (part) => pen.width(part, { size: textSize }))
	);
	const fitting: { text: string; y: number }[] = [];
	for (const text of lines) {
		const y = belowCap(next);
		if (y > foot - step * 0.9) break;
		fitting.push({ text, y });
		next = y + step;
	}
	for (const [index, { text, y }] of fitting.entries()) {
		const isCut = index === fitting.length - 1 && fitting.length < lines.length;
		const words = isCut ? `${text.replace(/,$/, '')} …` : text;
		block.push({ y, runs: [{ text: words, style: { size: textSize, colour: pen.theme.ink2 } }] });
	}
	drawBlock(pen, block, left, textSize, !isBeside);
}

function endRuns(pen: Pen, times: readonly TimesRun[], words: string, textSize: number): Run[] {
	const { ink, ink2, over } = pen.theme;
	return [
		...times.map(({ text, isOver }) => ({
			text,
			style: { size: textSize * 1.2, weight: 700 as const, colour: isOver ? over : ink }
		})),
		...(words === '' ? [] : [{ text: `  ${words}`, style: { size: textSize, colour: ink2 } }])
	];
}

interface PlacedRuns {
	readonly y: number;
	readonly runs: readonly Run[];
}

/** Lines of text, on one plate where they stand inside the block, so that its hatch does not cut them. */
function drawBlock(
	pen: Pen,
	lines: readonly PlacedRuns[],
	x: number,
	textSize: number,
	isOnPlate: boolean
): void {
	const { unit, card } = pen.theme;
	const width = Math.max(0, ...lines.map(({ runs }) => pen.runsWidth(runs)));
	for (const [index, { y }] of isOnPlate ? lines.entries() : []) {
		const half = ((textSize + 6) / 2) * unit;
		const before = lines[index - 1]?.y;
		// One plate for lines that follow each other; none where the cap rule lies between them.
		const top = before !== undefined && y - before < half * 2.6 ? before : y - half;
		pen.fill(x - 6 * unit, top, width + 12 * unit, y + half - top, card);
	}
	for (const { runs, y } of lines) pen.runs(runs, x, y);
}
