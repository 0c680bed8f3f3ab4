// Who is charged for what was observed, in words: the rules, the ranking under one of them, and how it differs from the
// ranking by what each row itself names.
import type { Attribution } from '../cap/attribution.ts';
import type { ChargedAmount, RuleCharges } from '../cap/charges.ts';
import type { SupplierCode } from '../country.ts';
import { NORTH_KOREA, UNKNOWN_SUPPLIER, countryName } from '../country.ts';
import type { CapYear } from './cap-year.ts';
import { barrelsWithUnit } from './reading.ts';

export const ruleWords: Readonly<
	Record<
		Attribution,
		{
			readonly name: string;
			/** After `charged`. */
			readonly by: string;
			readonly charges: string;
			readonly meaning: string;
		}
	>
> = {
	as_recorded: {
		name: 'as recorded',
		by: 'as recorded',
		charges: 'as their own reports name the supplier',
		meaning: 'The supplier that the row itself names.'
	},
	reporting_state: {
		name: 'reporting state',
		by: 'by reporting state',
		charges: 'to the state that reported the supply',
		meaning: 'The supplier, where the row says that it reported the supply; else unknown.'
	},
	load_port_state: {
		name: 'load-port state',
		by: 'by load-port state',
		charges: 'to the state of the loading port',
		meaning:
			'The supplier, where the row says that the cargo was loaded in one of its ports; else the state that the text of the origin port names; else unknown.'
	},
	flag_state: {
		name: 'flag state',
		by: 'by flag state',
		charges: 'to the flag of the delivering ship',
		meaning: 'The flag of the delivering ship, of the giver of a transfer; else unknown.'
	},
	seller: {
		name: 'seller',
		by: 'by seller',
		charges: 'to the state of the seller',
		meaning: 'The supplier, where the row says that the seller or broker is its national; else unknown.'
	}
};

/** One state in the ranking of a rule, beside its place as recorded. */
export interface RankedCharge {
	readonly supplier: SupplierCode;
	/** Null where the rule charges it with nothing. */
	readonly amount: ChargedAmount | null;
	/** 1 = the most; null for the unknown supplier, which has no place among states, and where nothing is charged. */
	readonly rank: number | null;
	readonly rankBefore: number | null;
	/** Deliveries more than as recorded; negative where fewer. */
	readonly more: number;
	readonly change: 'up' | 'down' | 'new' | 'gone' | 'same';
}

/** The most barrels first, then the most deliveries: one without a volume adds no barrels. The unknown stands last. */
export function rankingOf(
	charged: readonly ChargedAmount[],
	recorded: readonly ChargedAmount[]
): RankedCharge[] {
	const [now, before] = [placesOf(charged), placesOf(recorded)];
	const names = new Set([...charged, ...recorded].map(({ supplier }) => supplier));
	const rows = [...names].map((supplier) => {
		const amount = charged.find((one) => one.supplier === supplier) ?? null;
		const was = recorded.find((one) => one.supplier === supplier) ?? null;
		const [rank, rankBefore] = [now.get(supplier) ?? null, before.get(supplier) ?? null];
		return {
			supplier,
			amount,
			rank,
			rankBefore,
			more: (amount?.deliveries ?? 0) - (was?.deliveries ?? 0),
			change: changeOf(amount, was, rank, rankBefore)
		};
	});
	return rows.sort(
		(a, b) =>
			Number(a.supplier === UNKNOWN_SUPPLIER) - Number(b.supplier === UNKNOWN_SUPPLIER) ||
			(a.rank ?? names.size + 1) - (b.rank ?? names.size + 1) ||
			(a.supplier < b.supplier ? -1 : 1)
	);
}

function placesOf(charged: readonly ChargedAmount[]): Map<SupplierCode, number> {
	const named = charged.filter(({ supplier }) => supplier !== UNKNOWN_SUPPLIER).sort(byAmount);
	const places = new Map<SupplierCode, number>();
	for (const [at, one] of named.entries()) {
		const above = named[at - 1];
		const place = above && byAmount(above, one) === 0 ? places.get(above.supplier) : at + 1;
		places.set(one.supplier, place ?? at + 1);
	}
	return places;
}

function byAmount(a: ChargedAmount, b: ChargedAmount): number {
	const [left, right] = [a.total ?? 0n, b.total ?? 0n];
	return left === right ? b.deliveries - a.deliveries : left > right ? -1 : 1;
}

function changeOf(
	amount: ChargedAmount | null,
	was: ChargedAmount | null,
	rank: number | null,
	rankBefore: number | null
): RankedCharge['change'] {
	if (amount === null) return 'gone';
	if (was === null) return 'new';
	if (rank === null || rankBefore === null || rank === rankBefore) return 'same';
	return rank < rankBefore ? 'up' : 'down';
}

/** `1st`, `22nd`, `13th`. */
export function ordinal(place: number): string {
	const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[place % 10];
	return `${place}${place % 100 > 10 && place % 100 < 14 ? 'th' : (ending ?? 'th')}`;
}

/** `Russia 1st, was 2nd (1 delivery more)`, `North Korea 1st, not charged as recorded`, `Unknown supplier: 3 deliveries more`. */
export function changeText(one: RankedCharge, noun = 'delivery'): string {
	const name = countryName(one.supplier);
	if (one.supplier === UNKNOWN_SUPPLIER) return `${name}: ${moreText(one.more, noun)}`;
	const { rank, rankBefore } = one;
	if (rank === null) {
		return rankBefore === null ? name : `${name} is not charged, was ${ordinal(rankBefore)}`;
	}
	const before = rankBefore === null ? 'not charged as recorded' : `was ${ordinal(rankBefore)}`;
	const more = rankBefore === null || one.more === 0 ? '' : ` (${moreText(one.more, noun)})`;
	return `${name} ${ordinal(rank)}, ${before}${more}`;
}

/** `3 deliveries more`, `1 delivery fewer`, `as many deliveries`. */
export function moreText(more: number, noun = 'delivery'): string {
	if (more === 0) return `as many ${plural(noun)}`;
	const count = Math.abs(more);
	return `${count.toLocaleString('en')} ${count === 1 ? noun : plural(noun)} ${more > 0 ? 'more' : 'fewer'}`;
}

function plural(noun: string): string {
	return noun === 'delivery' ? 'deliveries' : `${noun}s`;
}

/** `6 deliveries, none with a volume`, `16,700 bbl of 2 deliveries, 1 without a volume`. */
export function chargedText({ deliveries, withoutVolume, total }: ChargedAmount, noun = 'delivery'): string {
	const count = `${deliveries.toLocaleString('en')} ${deliveries === 1 ? noun : plural(noun)}`;
	if (total === null) return `${count}, ${deliveries === 1 ? 'no' : 'none with a'} volume`;
	const blank = withoutVolume === 0 ? '' : `, ${withoutVolume.toLocaleString('en')} without a volume`;
	return `${barrelsWithUnit(total)} of ${count}${blank}`;
}

export function chargesOf(view: Pick<CapYear, 'charges'>, rule: Attribution): RuleCharges {
	return view.charges.find((one) => one.rule === rule) ?? { rule, deliveries: [], transfers: [] };
}

/** One sentence on what the chosen rule changes; null as recorded, and where nothing was observed. */
export function attributionSentence(
	view: Pick<CapYear, 'charges' | 'attribution' | 'observed'>
): string | null {
	const { attribution, observed } = view;
	if (attribution === 'as_recorded' || observed.deliveries === 0) return null;
	const ranking = rankingOf(
		chargesOf(view, attribution).deliveries,
		chargesOf(view, 'as_recorded').deliveries
	);
	const changes = ranking.map((one) => changeText(one)).join('; ');
	return `Observed deliveries charged ${ruleWords[attribution].charges}: ${changes}. The total is the same under every rule.`;
}

/** What has to be said beside charges by flag, where the flag is that of the state the oil goes to. */
export function flagCaution(charges: RuleCharges): string | null {
	if (charges.rule !== 'flag_state') return null;
	const isRecipient = [...charges.deliveries, ...charges.transfers].some(
		({ supplier }) => supplier === NORTH_KOREA
	);
	return isRecipient
		? 'The ship’s flag is not the supplier: a ship under the flag of North Korea may carry what another state’s port or another ship gave it.'
		: 'The ship’s flag is not the supplier.';
}

/** Lines for a terminal: who is charged in this window under the chosen rule; none as recorded. */
export function chargedLines(view: Pick<CapYear, 'charges' | 'attribution' | 'observed' | 'year'>): string[] {
	const sentence = attributionSentence(view);
	if (sentence === null) return [];
	const charges = chargesOf(view, view.attribution);
	const caution = flagCaution(charges);
	return [
		`\n${view.year}. ${sentence}${caution === null ? '' : ` ${caution}`}`,
		...charges.deliveries.map((one) => `  ${countryName(one.supplier)}: ${chargedText(one)}`)
	];
}
