// One ship in the form that scripts rely on: snake_case, barrels as text with three places, null where nothing is known.
import type { DateSpan } from '../calendar.ts';
import type { MovementAmount } from '../cap/movement-sum.ts';
import type { FactorSetName } from '../units.ts';
import { barrelsText } from '../units.ts';
import { recordJson } from './record-json.ts';
import type { Partner, Told, VesselEvent, VesselPage, VesselYear } from './vessel-view.ts';

const days = (span: DateSpan | null) => ({
	start: span?.start ?? null,
	end: span?.end ?? null,
	date_precision: span?.precision ?? null
});
const told = (items: readonly Told[]) => items.map(({ text, record }) => ({ text, record }));

/** Deadweights as the register's rows give them; more than one where they differ. */
export function vesselJson(page: VesselPage, factorSet: FactorSetName) {
	const dwts = [...new Set(page.dwts.map(({ text }) => text))];
	return {
		imo: page.imo,
		is_complete: page.isComplete,
		names: page.names.map(({ name, use, remark, records, spans }) => ({
			name,
			use,
			remark: remark === '' ? null : remark,
			days: spans.map(days),
			records
		})),
		flags: page.flags.map(({ flag, text, remark, isRegister, records, spans }) => ({
			flag,
			as_given: text === '' ? null : text,
			remark: remark === '' ? null : remark,
			use: isRegister ? 'register' : 'report',
			days: spans.map(days),
			records
		})),
		mmsi: told(page.mmsis),
		types: told(page.types),
		// Null where no row gives one, and where rows differ: then all stand in `dwts`.
		dwt_t: dwts.length === 1 ? (dwts[0] ?? null) : null,
		dwts: told(page.dwts),
		owners: told(page.owners),
		remarks: told(page.remarks),
		listings: page.listings.map(({ keeper, since, text, record }) => ({
			list: keeper,
			since: days(since),
			text,
			record
		})),
		list_remarks: told(page.listRemarks),
		events: page.events.map((event) => eventJson(event, factorSet)),
		partners: page.partners.map(partnerJson),
		observed_bbl_by_year: byYear(page.years, (amount) => amount.total),
		observed_low_bbl_by_year: byYear(page.years, (amount) => amount.low),
		observed_high_bbl_by_year: byYear(page.years, (amount) => amount.high),
		doubts: page.doubts
	};
}

function byYear(
	years: readonly VesselYear[] | null,
	of: (amount: MovementAmount) => MovementAmount['total']
) {
	if (years === null) return null;
	return Object.fromEntries(
		years.flatMap(({ year, observed }) => {
			if (observed === null) return [];
			const barrels = of(observed);
			return [[String(year), barrels === null ? null : barrelsText(barrels)]];
		})
	);
}

function eventJson({ record, standing, role, listings, kind }: VesselEvent, set: FactorSetName) {
	return {
		...recordJson(record, standing, set),
		role,
		reported_transfer_of_a_prohibited_kind: kind === 'of_kind' || kind === 'date_open',
		/** True where the date leaves open whether the paragraph applied yet. */
		prohibition_date_open: kind === 'date_open',
		listings_then: listings.map(({ keeper, state, since }) => ({ list: keeper, state, since: days(since) }))
	};
}

function partnerJson(partner: Partner) {
	const { imo, names, flag, meetings, together, gave, received, unknown, assumed, records } = partner;
	return { imo, names, flag, meetings, together, gave, received, unknown, assumed, records };
}
