// What analysts' words say of two records, and of two events by any of their reports: a word on one report is a word on the
// event, whichever report comes to stand for it later.
import type { LinkRow, Verdicts } from './link-row.ts';
import { pairOf } from './link-row.ts';

export type Word = 'confirmed' | 'refused';

export class Words {
	private readonly verdicts: Verdicts;
	/** By the key of a record, the keys of those it was confirmed with. */
	private readonly partners = new Map<string, string[]>();

	constructor(verdicts: Verdicts) {
		this.verdicts = verdicts;
		for (const [pair, verdict] of verdicts) {
			const [a, b] = pair.split(' ');
			if (verdict !== 'confirmed' || a === undefined || b === undefined) continue;
			this.partners.set(a, [...(this.partners.get(a) ?? []), b]);
			this.partners.set(b, [...(this.partners.get(b) ?? []), a]);
		}
	}

	hasConfirmed({ key }: LinkRow): boolean {
		return this.partners.has(key);
	}

	/** The word on the two; refused as well where one was refused with a record that the other is confirmed with. */
	on(a: LinkRow, b: LinkRow): Word | null {
		if (this.verdicts.size === 0) return null;
		const said = this.verdicts.get(pairOf(a.key, b.key));
		if (said !== undefined) return said;
		const isApart = (one: LinkRow, other: LinkRow) =>
			this.partners
				.get(one.key)
				?.some((partner) => this.verdicts.get(pairOf(partner, other.key)) === 'refused') ?? false;
		return isApart(a, b) || isApart(b, a) ? 'refused' : null;
	}

	/** Between two events: one refusal parts them, else one confirmation joins them. */
	onAny(some: readonly LinkRow[], others: readonly LinkRow[]): Word | null {
		if (this.verdicts.size === 0) return null;
		const said = some.flatMap((a) => others.map((b) => this.on(a, b)));
		return said.includes('refused') ? 'refused' : said.includes('confirmed') ? 'confirmed' : null;
	}
}
