// The pieces of an estimate against the cap, the same wherever one is drawn: pale up to the cap, hatched past it, sparse
// hatch and a dashed outline from low to high, red only past the cap. An open end is left open.
import { timesRangeText, timesText } from '#lib/domain/report/reading.ts';

export interface EstimateRange {
	/** Null where the source gives only a ceiling. */
	readonly low: number | null;
	/** Null where the source gives only a floor. */
	readonly high: number | null;
}

export type Piece = [from: number, to: number];

export interface EstimatePieces {
	readonly under: Piece | null;
	readonly past: Piece | null;
	/** Between the ends, where they differ, up to the cap; it begins at zero where no low end is stated. */
	readonly perhapsUnder: Piece | null;
	/** Between the ends, past the cap. */
	readonly perhapsPast: Piece | null;
}

export function estimatePieces({ low, high }: EstimateRange, cap: number): EstimatePieces {
	const sure = low ?? 0;
	const reach = high ?? sure;
	return {
		under: sure > 0 ? [0, Math.min(sure, cap)] : null,
		past: sure > cap ? [cap, sure] : null,
		perhapsUnder: reach > sure && sure < cap ? [sure, Math.min(reach, cap)] : null,
		perhapsPast: reach > Math.max(sure, cap) ? [Math.max(sure, cap), reach] : null
	};
}

export interface TimesRun {
	readonly text: string;
	/** True for a multiple that exceeds the cap: only then is it red. */
	readonly isOver: boolean;
}

/** A range in one piece, or in two where the cap lies between its ends: `0.65–` and `1.05×`. */
export function timesRuns(low: number | null, high: number | null): TimesRun[] {
	if (low !== null && high !== null && low <= 1 && high > 1) {
		return [
			{ text: `${timesText(low)}–`, isOver: false },
			{ text: `${timesText(high)}×`, isOver: true }
		];
	}
	const text = timesRangeText(low, high);
	return text === '' ? [] : [{ text, isOver: (low ?? high ?? 0) > 1 }];
}
