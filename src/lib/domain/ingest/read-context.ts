// What reading a row needs besides its cells, handed in so that the domain stays a function.
import type { IsoDate } from '../calendar.ts';
import type { Basis } from '../record.ts';

export interface ReadContext {
	readonly today: IsoDate;
	/** What a row without a basis is taken for: the analyst's answer, or what was assumed and said. */
	readonly basis: Basis;
	/** True once the analyst has answered; an assumed basis is flagged on each row. */
	readonly isBasisAnswered: boolean;
	/** 32 hex digits of a cryptographic digest of a text. */
	readonly digest: (text: string) => string;
}
