// What does not fit in the history of one ship, by fixed rules and in sentences that accuse nobody: sources may be wrong,
// and so may a number. Nothing is a doubt here because a remark says so; remarks are shown as they stand.
import type { DateSpan } from '../calendar.ts';
import { parseDecimal } from '../decimal.ts';
import type { Listing } from '../designation.ts';
import type { RecordId } from '../record.ts';
import type { FactorSetName } from '../units.ts';
import { FACTOR_SET_NAMES, factorSet, isMass, toBarrels } from '../units.ts';
import type { Imo } from '../vessel.ts';
import { groupedText } from './record-calculation.ts';
import type { StoredMovement, StoredVessel } from './record-view.ts';
import { dayText, monthText, periodPhrase } from './reading.ts';
import type { ShipName } from './vessel-names.ts';
import { nameKey } from '../vessel.ts';
import { distinctNames } from './vessel-names.ts';
import type { Doubt, Namesake, VesselEvent } from './vessel-view.ts';
import { keeperNames } from './vessel-words.ts';

export interface DoubtInput {
	readonly imo: Imo;
	readonly names: readonly ShipName[];
	readonly listings: readonly (Listing & { readonly record: RecordId })[];
	readonly register: readonly StoredVessel[];
	readonly partners: readonly StoredVessel[];
	/** Rows that no other row stands for. */
	readonly events: readonly VesselEvent[];
	readonly namesakes: readonly Namesake[];
	readonly factorSet: FactorSetName;
}

export function doubtsOf(input: DoubtInput): Doubt[] {
	const doubts = [...sameDays(input), ...otherHulls(input), ...renamed(input), ...aboveDeadweight(input)];
	return doubts.map((doubt) => ({ ...doubt, records: [...new Set(doubt.records)] }));
}

/** `on 2 March 2019`, `in 2018`, `from 1 to 5 May 2018`. */
function when({ start, end }: DateSpan): string {
	return start === end ? `on ${dayText(start)}` : periodPhrase(start, end);
}

/** Two names that reports use for days of which neither can be told to come first. */
function sameDays({ names }: DoubtInput): Doubt[] {
	const reported = names.filter(({ use, spans }) => use === 'report' && spans.length > 0);
	return reported.flatMap((a, at) =>
		reported.slice(at + 1).flatMap((b) => {
			const shared = a.spans.flatMap((one) => b.spans.map((other) => ({ one, other }))).find(areShared);
			const within = shared === undefined ? (interleaved(a, b) ?? interleaved(b, a)) : undefined;
			if (shared === undefined && within === undefined) return [];
			return [
				{
					code: 'names_same_days' as const,
					sentence:
						shared === undefined
							? `Two names are told in turn: ${within}.`
							: shared.one.start === shared.one.end && shared.other.start === shared.other.end
								? `Two names are told for the same day, ${dayText(shared.one.start)}: ${a.name} and ${b.name}.`
								: `Two names are told for days that meet, so that neither is known to come first: ${a.name} ${when(shared.one)}, ${b.name} ${when(shared.other)}.`,
					records: [...a.records, ...b.records],
					imos: []
				}
			];
		})
	);
}

function areShared({ one, other }: { one: DateSpan; other: DateSpan }): boolean {
	return one.start <= other.end && other.start <= one.end;
}

/** A name that is told, then another, then the first again. */
function interleaved(outer: ShipName, inner: ShipName): string | undefined {
	const spans = [...outer.spans].sort((a, b) => (a.start < b.start ? -1 : 1));
	const [first, last] = [spans[0], spans.at(-1)];
	if (first === undefined || last === undefined) return undefined;
	const between = inner.spans.find((span) => first.end < span.start && span.end < last.start);
	return (
		between &&
		`${outer.name} ${when(first)}, ${inner.name} ${when(between)}, ${outer.name} again ${when(last)}`
	);
}

function otherHulls({ imo, names, namesakes }: DoubtInput): Doubt[] {
	return distinctNames(names).flatMap((name) => {
		const others = namesakes.filter((one) => nameKey(one.name) === nameKey(name));
		const imos = [...new Set(others.flatMap((one) => one.imo ?? []))].filter((one) => one !== imo).sort();
		if (imos.length === 0) return [];
		return [
			{
				code: 'name_of_other_hull' as const,
				sentence: `The name ${name} is told of ${imos.length + 1} numbers: IMO ${imo} here, and IMO ${imos.join(', IMO ')}.`,
				records: names.filter((one) => nameKey(one.name) === nameKey(name)).flatMap((one) => one.records),
				imos
			}
		];
	});
}

/** A listing with a day, in a row that gives one name, and another name told after that day. */
function renamed({ names, listings, register }: DoubtInput): Doubt[] {
	const dated = listings
		.flatMap((listing) => (listing.since === null ? [] : [{ ...listing, since: listing.since }]))
		.sort((a, b) => (a.since.end < b.since.end ? -1 : 1));
	const [earliest] = dated;
	if (earliest === undefined) return [];
	const listedAs = register.find(({ id }) => id === earliest.record)?.name ?? '';
	if (listedAs === '') return [];
	const told = names
		.filter(({ name, use }) => nameKey(name) !== nameKey(listedAs) && (use === 'report' || use === 'later'))
		.flatMap((one) => {
			if (one.use === 'later') return [{ ...one, words: `${one.name} later, as the register says` }];
			const after = one.spans.filter(({ start }) => start > earliest.since.end);
			const precise = after.find(({ start, end }) => start === end) ?? after[0];
			return precise === undefined ? [] : [{ ...one, words: `${one.name} ${when(precise)}` }];
		})
		.sort((a, b) => Number(a.use === 'later') - Number(b.use === 'later'));
	if (told.length === 0) return [];
	return [
		{
			code: 'renamed_after_listing',
			sentence: `Listed by ${keeperNames[earliest.keeper]} ${listedWhen(earliest.since)}, in a row of the register that names it ${listedAs}; told under another name after that: ${told.map(({ words }) => words).join('; ')}.`,
			records: [earliest.record, ...told.flatMap(({ records }) => records)],
			imos: []
		}
	];
}

function listedWhen({ start, precision }: DateSpan): string {
	if (precision === 'day') return `on ${dayText(start)}`;
	return precision === 'month' ? `in ${monthText(start)}` : `in ${start.slice(0, 4)}`;
}

/** A stated quantity above what a ship of the event can carry; a row that tells of several events is no single load. */
function aboveDeadweight(input: DoubtInput): Doubt[] {
	return input.events
		.filter(({ record }) => record.leftOut !== 'aggregate' && record.kind === 'stated')
		.flatMap((event) =>
			shipsOf(event, input).flatMap(({ name, imo, dwts }) => {
				const exceeded = dwts.find(({ dwt }) => isAbove(event.record, dwt, input.factorSet));
				return exceeded === undefined
					? []
					: [
							{
								code: 'above_deadweight' as const,
								sentence: loadSentence(event.record, name, exceeded.dwt, input.factorSet),
								records: [...new Set([event.record.id, exceeded.record])],
								imos: imo === null || imo === input.imo ? [] : [imo]
							}
						];
			})
		);
}

interface Carrier {
	readonly name: string;
	readonly imo: Imo | null;
	readonly dwts: readonly { readonly dwt: string; readonly record: RecordId }[];
}

/** The ships of an event with their deadweights: the row's own, then the register's. */
function shipsOf({ record, name, partner }: VesselEvent, { imo, register, partners }: DoubtInput): Carrier[] {
	const rowsOf = (rows: readonly StoredVessel[], number: Imo | null) =>
		number === null ? [] : rows.filter((row) => row.imo === number);
	const known = (own: string, rows: readonly StoredVessel[]) =>
		[{ dwt: own, record: record.id }, ...rows.map((row) => ({ dwt: row.dwt, record: row.id }))].filter(
			({ dwt }) => dwt !== ''
		);
	if (record.recordKind === 'shipment') {
		return [{ name, imo, dwts: known(record.dwt, rowsOf(register, imo)) }];
	}
	const isGiver = record.giver.imo === imo;
	const [mine, other] = isGiver ? [record.giver, record.receiver] : [record.receiver, record.giver];
	return [
		{ name, imo, dwts: known(mine.dwt, rowsOf(register, imo)) },
		{ name: partner?.name ?? '', imo: other.imo, dwts: known(other.dwt, rowsOf(partners, other.imo)) }
	];
}

/** Compared in barrels by one factor, so that a volume can be held against a weight. */
function isAbove(record: StoredMovement, dwt: string, set: FactorSetName): boolean {
	const barrels = record.barrels?.[FACTOR_SET_NAMES.indexOf(set)];
	const tonnes = parseDecimal(dwt);
	if (barrels === undefined || tonnes === null || tonnes.units <= 0n) return false;
	return barrels > toBarrels(tonnes, 't', record.product, factorSet(set)).barrels;
}

function loadSentence(record: StoredMovement, name: string, dwt: string, set: FactorSetName): string {
	const { quantity, unit, span } = record;
	const amount = `${groupedText(quantity)}\u00a0${unit ?? ''}`;
	const by = unit === null || isMass(unit) ? '' : ` (compared by the table ${set})`;
	const date = span === null ? ', no date given' : ` ${when(span)}`;
	return `${amount} reported for ${name === '' ? 'the ship' : name}${date}; its deadweight is given as ${groupedText(dwt)}\u00a0t${by}.`;
}
