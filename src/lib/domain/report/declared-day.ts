// The declared total of a window as of one day.
import type { IsoDate } from '../calendar.ts';
import type { DeclaredTotal } from '../cap/declared.ts';

export interface DeclaredDay extends Pick<DeclaredTotal, 'total' | 'share' | 'status' | 'atLeast'> {
	/** Null for the latest view, in which figures stand whose source names no day. */
	readonly asOf: IsoDate | null;
}
