// One ship by its IMO number: what the register and the reports tell of it, kept apart by who tells it, each call and
// transfer with the lists in force on its day, the ships it met, and what of it counts. Decides nothing about totals:
// standings come from `record-standing.ts`, sums from `cap/movement-sum.ts`.
import type { DateSpan } from '../calendar.ts';
import type { LeastSources } from '../cap/least-sources.ts';
import { amountOf } from '../cap/movement-sum.ts';
import type { LadenScenario, MovementSum } from '../cap/movement-sum.ts';
import type { SupplierCode } from '../country.ts';
import { NORTH_KOREA } from '../country.ts';
import type { Listing } from '../designation.ts';
import { listingsOn, parseDesignations } from '../designation.ts';
import type { Party, RecordId } from '../record.ts';
import type { FactorSetName } from '../units.ts';
import { FACTOR_SET_NAMES, NO_BARRELS } from '../units.ts';
import type { Imo } from '../vessel.ts';
import type { StoredMovement, StoredVessel } from './record-view.ts';
import { prohibitedKind } from './sts-words.ts';
import { doubtsOf } from './vessel-doubts.ts';
import type { NameGiven } from './vessel-names.ts';
import { nameKey, namesNoShip } from '../vessel.ts';
import { distinctNames, gatherNames, otherNames } from './vessel-names.ts';
import type {
	Namesake,
	Partner,
	PlacedMovement,
	ShipFlag,
	ShipRole,
	Told,
	VesselEvent,
	VesselPage,
	VesselYear
} from './vessel-view.ts';

export interface VesselInput {
	readonly imo: Imo;
	/** Rows of the register under this number. */
	readonly register: readonly StoredVessel[];
	/** Rows of the register for the ships it met. */
	readonly partners: readonly StoredVessel[];
	/** Calls and transfers that name the number, by day; those without a day last. */
	readonly movements: readonly PlacedMovement[];
	/** False where there are more than could be read. */
	readonly isComplete: boolean;
	/** Other numbers that are told under one of the given names. */
	readonly otherNumbers: (nameKeys: readonly string[]) => readonly Namesake[];
	readonly factorSet: FactorSetName;
	readonly laden: LadenScenario;
	/** Calls, transfers, partners and barrels are those of events that so many agencies report. */
	readonly sources: LeastSources;
}

export function vesselPage(input: VesselInput): VesselPage {
	const { imo, register, movements, isComplete } = input;
	const listings = register.flatMap((row) =>
		parseDesignations(row.designations).listings.map((listing) => ({ ...listing, record: row.id }))
	);
	const events = movements.map((placed) => eventOf(placed, imo, listings));
	const told = events.filter(({ record }) => record.setAside === null);
	const standing = told.filter(({ record }) => record.linked?.reason !== 'same_event');
	const counted = standing.filter(({ record }) => (record.linked?.sources ?? 1) >= input.sources);
	const names = gatherNames([...register.flatMap(registerNames), ...told.flatMap(reportName)]);
	const nameList = distinctNames(names);
	const namesakes = input.otherNumbers(nameList.map(nameKey));
	return {
		imo,
		names,
		nameList,
		flags: flagsOf(register, told, imo),
		mmsis: toldBy(register, ({ mmsi }) => mmsi ?? ''),
		types: toldBy(register, ({ type }) => type),
		dwts: toldBy(register, ({ dwt }) => dwt),
		owners: toldBy(register, ({ owner }) => owner),
		remarks: register.flatMap((row) =>
			otherNames(row.formerNames).remarks.map((text) => ({ text, record: row.id }))
		),
		listings,
		listRemarks: register.flatMap((row) =>
			parseDesignations(row.designations).remarks.map((text) => ({ text, record: row.id }))
		),
		register,
		events,
		calls: counted.filter(({ role }) => role === 'called').length,
		transfers: counted.filter(({ role }) => role !== 'called').length,
		isComplete,
		partners: partnersOf(counted),
		years: isComplete ? yearsOf(counted, input) : null,
		doubts: doubtsOf({
			imo,
			names,
			listings,
			register,
			partners: input.partners,
			events: standing,
			namesakes: namesakes.filter((one) => one.imo !== null),
			factorSet: input.factorSet
		}),
		namedOnly: namesakes.filter((one) => one.imo === null && one.calls + one.transfers > 0)
	};
}

function eventOf({ record, standing }: PlacedMovement, imo: Imo, listings: readonly Listing[]): VesselEvent {
	const shared = { record, standing, listings: listingsOn(listings, record.span) };
	if (record.recordKind === 'shipment') {
		return { ...shared, role: 'called', name: record.vesselName, partner: null, kind: 'no_dprk_ship' };
	}
	const isGiver = record.giver.imo === imo;
	const role = record.direction === 'unknown' ? 'met' : isGiver ? 'gave' : 'received';
	return {
		...shared,
		role,
		name: (isGiver ? record.giver : record.receiver).name,
		partner: isGiver ? record.receiver : record.giver,
		kind: prohibitedKind(record)
	};
}

function registerNames(row: StoredVessel): NameGiven[] {
	const place = { record: row.id, span: null };
	return [
		{ ...place, name: row.name, use: 'register', remark: '' },
		...otherNames(row.formerNames).names.map((item) => ({ ...place, ...item }))
	];
}

function reportName({ record, name }: VesselEvent): NameGiven[] {
	return [{ name, use: 'report', remark: '', record: record.id, span: record.span }];
}

function toldBy(register: readonly StoredVessel[], read: (row: StoredVessel) => string): Told[] {
	return register.flatMap((row) => {
		const text = read(row);
		return text === '' ? [] : [{ text, record: row.id }];
	});
}

function flagsOf(register: readonly StoredVessel[], events: readonly VesselEvent[], imo: Imo): ShipFlag[] {
	const given = [
		...register.map((row) => ({
			flag: row.flag,
			text: row.flagText,
			remark: row.notes,
			isRegister: true,
			record: row.id,
			span: null
		})),
		...events.map(({ record }) => ({
			...ownFlag(record, imo),
			remark: '',
			isRegister: false,
			record: record.id,
			span: record.span
		}))
	].filter(({ flag, text, remark }) => flag !== null || remark !== '' || !namesNoShip(text));
	const found = new Map<string, (typeof given)[number] & { records: RecordId[]; spans: DateSpan[] }>();
	for (const one of given) {
		const key = [one.isRegister, one.flag ?? one.text, one.remark].join(' ');
		const held = found.get(key) ?? { ...one, records: [], spans: [] };
		found.set(key, held);
		held.records.push(one.record);
		if (one.span !== null) held.spans.push(one.span);
	}
	return [...found.values()].map(({ flag, text, remark, isRegister, records, spans }) => ({
		flag,
		text,
		remark,
		isRegister,
		records,
		spans
	}));
}

function ownFlag(record: StoredMovement, imo: Imo): { flag: SupplierCode | null; text: string } {
	if (record.recordKind === 'shipment') return { flag: record.flag, text: record.flagText };
	const { flag, flagText } = record.giver.imo === imo ? record.giver : record.receiver;
	return { flag, text: flagText };
}

/** Ships it met, those with most reports first. Whoever nobody names stands last, as one. */
function partnersOf(events: readonly VesselEvent[]): Partner[] {
	const found = new Map<string, VesselEvent[]>();
	for (const event of events) {
		if (event.partner === null) continue;
		const key = partnerKey(event.partner);
		found.set(key, [...(found.get(key) ?? []), event]);
	}
	return [...found]
		.map(([key, own]) => partnerOf(key, own))
		.sort(
			(a, b) =>
				Number(a.key === '') - Number(b.key === '') || b.meetings - a.meetings || (a.key < b.key ? -1 : 1)
		);
}

function partnerKey({ imo, name }: Party): string {
	return imo ?? (namesNoShip(name) ? '' : nameKey(name));
}

function partnerOf(key: string, events: readonly VesselEvent[]): Partner {
	const parties = events.flatMap(({ partner }) => (partner === null ? [] : [partner]));
	const single = events.filter(({ record }) => record.leftOut !== 'aggregate');
	const inRole = (role: ShipRole) => single.filter((event) => event.role === role).length;
	return {
		key,
		imo: parties[0]?.imo ?? null,
		names: key === '' ? [] : distinctNames(parties.filter(({ name }) => !namesNoShip(name))),
		flag: key === '' ? null : (parties.find(({ flag }) => flag !== null)?.flag ?? null),
		meetings: single.length,
		together: events.length - single.length,
		gave: inRole('gave'),
		received: inRole('received'),
		unknown: inRole('met'),
		assumed: single.filter(({ record }) => record.recordKind === 'sts' && record.direction === 'assumed')
			.length,
		records: events.map(({ record }) => record.id)
	};
}

function yearsOf(
	events: readonly VesselEvent[],
	{ factorSet, laden }: Pick<VesselInput, 'factorSet' | 'laden'>
): VesselYear[] {
	// Each leg of a cargo was a transfer of the ships that made it, wherever the cargo counts.
	const counted = events.filter(
		({ standing: { code, isIn } }) => isIn || code === 'earlier_leg' || code === 'later_leg'
	);
	const years = new Set(counted.flatMap(({ record }) => record.windowYear ?? []));
	return [...years]
		.sort((a, b) => a - b)
		.map((year) => {
			const of = (layer: 'observed' | 'transfers') => {
				const sums = counted
					.filter(({ record, standing }) => record.windowYear === year && standing.layer === layer)
					.map(({ record }) => sumOf(record, year, factorSet));
				return sums.length === 0 ? null : amountOf(sums, laden);
			};
			return { year, observed: of('observed'), transfers: of('transfers') };
		})
		.filter(({ observed, transfers }) => observed !== null || transfers !== null);
}

function sumOf(record: StoredMovement, windowYear: number, factorSet: FactorSetName): MovementSum {
	return {
		kind: record.recordKind,
		windowYear,
		month: null,
		supplier: record.supplier,
		basis: record.recordKind === 'sts' ? 'observed' : record.basis,
		productClass: record.productClass,
		volume: record.kind,
		leftOut: null,
		isToDprkShip: record.recordKind === 'sts' && record.receiver.flag === NORTH_KOREA,
		records: 1,
		barrels: record.barrels?.[FACTOR_SET_NAMES.indexOf(factorSet)] ?? NO_BARRELS
	};
}
