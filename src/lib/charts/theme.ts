// The look of a chart, read from the same tokens as the page: a chart never names a colour of its own.
import type { HatchKind } from './hatch.ts';
import { hatch } from './hatch.ts';

export interface ChartTheme {
	readonly ink: string;
	readonly ink2: string;
	readonly ink3: string;
	readonly line: string;
	readonly edge: string;
	readonly track: string;
	readonly band: string;
	readonly card: string;
	readonly over: string;
	readonly sans: string;
	/** Pixels per design pixel: 1 on a page, more on a briefing. */
	readonly unit: number;
	/** A colour token by name, such as `supplier-cn`. */
	colour(token: string): string;
	hatch(colour: string, kind: HatchKind): CanvasPattern | string;
}

/** Reads the tokens as they hold at `element`, so that dark mode and the white ground of a briefing follow. */
export function readTheme(element: Element, unit: number): ChartTheme {
	const style = getComputedStyle(element);
	const colour = (token: string) => style.getPropertyValue(`--${token}`).trim();
	return {
		ink: colour('ink'),
		ink2: colour('ink-2'),
		ink3: colour('ink-3'),
		line: colour('line'),
		edge: colour('edge'),
		track: colour('track'),
		band: colour('band'),
		card: colour('card'),
		over: colour('over'),
		sans: style.getPropertyValue('--sans').trim(),
		unit,
		colour,
		hatch: (ink, kind) => hatch(ink, kind, unit)
	};
}
