// What each column of the upload templates means, for the tables of the method page. A test holds it complete.
import type { RecordKind } from '#lib/domain/record.ts';

const shared: Readonly<Record<string, string>> = {
	supplier: 'state charged, as ISO code, name or alias; blank counts under “Unknown supplier”',
	product: 'name of the product; chooses the factor, and the class where there is no HS code',
	hs_code: '4 to 10 digits as text; the longest known prefix decides the class',
	quantity: 'zero or more, digits with at most one point; 0 is a value, blank is not',
	unit: 'bbl, kbbl, t, kt, kg, m3, kl, L or gal; never guessed',
	laden_fraction: 'share of the deadweight carried: 0 to 1, 90% or 1/3; blank waits for the reader’s share',
	source: 'who says so',
	source_ref: 'the source’s own key; together with source it makes the record',
	source_url: 'address that was read',
	confidence: 'how well it was read; text after the first word is a comment',
	notes:
		'shown as plain text; AGGREGATE anywhere, or the word in any letters at its head, marks a sum of several events',
	basis: 'declared, observed, estimated or customs; blank is asked, never taken for declared'
};

const own: Readonly<Record<RecordKind, Readonly<Record<string, string>>>> = {
	shipment: {
		date: 'day of transfer or discharge: YYYY, YYYY-MM, YYYY-MM-DD or UTC date-time; sets the cap window',
		vessel_name: 'name of the delivering ship; never an identity',
		imo: 'seven digits; one that fails its check digit is kept as text and flagged',
		origin_port: 'text or UN/LOCODE',
		destination_port: 'text or UN/LOCODE; a place in another state leaves the row out',
		period_start: 'first day, where the row covers a span',
		period_end: 'last day of the span; one that crosses a window is refused, never split',
		flag: 'flag of the ship; it is not the supplier',
		dwt: 'deadweight in tonnes; used where no quantity is stated',
		supplier_role: 'why the state is charged; blank is unknown'
	},
	sts: {
		date: 'begin of the meeting: YYYY, YYYY-MM, YYYY-MM-DD or UTC date-time',
		end_date: 'end of the meeting',
		lat: 'latitude in decimal degrees, with lon',
		lon: 'longitude in decimal degrees, with lat',
		location: 'place in words; never turned into coordinates',
		from_vessel: 'giving ship, or one of the two',
		from_imo: 'its IMO number',
		from_flag: 'its flag; not the supplier',
		from_dwt: 'its deadweight in tonnes',
		from_mmsi: 'its MMSI, a hint only',
		to_vessel: 'receiving ship, or the other of the two',
		to_imo: 'its IMO number',
		to_flag: 'its flag',
		to_dwt: 'its deadweight in tonnes; used where no quantity is stated',
		to_mmsi: 'its MMSI, a hint only',
		direction: 'stated, assumed or unknown: how sure it is that cargo went from the first ship to the second',
		draught_before: 'draught of the receiving ship in metres, before',
		draught_after: 'the same, after'
	},
	period: {
		period_start: 'first day of the span; also called month or year',
		period_end: 'last day of the span',
		covers_end: 'last day that a running total reaches, where earlier than period_end',
		supplier: 'a state, or ALL for all states together, which is never added to single ones',
		barrels: 'barrels as published; they win over any conversion',
		tonnes: 'the quantity in tonnes, in files that have no unit',
		status: 'value, zero, or missing where a source says that no report was filed',
		as_of: 'day of the page or report; versions are told apart by it',
		source_class: 'official, panel, state, ngo or press; blank is taken from the table of publishers',
		deliveries: 'number of deliveries an estimate counts',
		scenario: 'the case of an estimate, in its own words',
		multiple_of_cap: 'printed multiple; compared with our own, never imported',
		headline: 'low, high or both: the row that heads its year',
		headline_reason: 'ground of that editorial choice'
	},
	vessel: {
		imo: 'seven digits; the identity of the ship',
		mmsi: 'nine digits; a hint only',
		name: 'current name',
		former_names: 'earlier names, parted by semicolons',
		flag: 'flag as its source gives it',
		flag_remark: 'what else the source says of the flag',
		type: 'type of ship',
		dwt: 'deadweight in tonnes',
		owner: 'as its source names it',
		designations: 'lists that name the ship, parted by semicolons',
		source_url: 'address that was read'
	}
};

export function columnWords(kind: RecordKind, column: string): string | null {
	return own[kind][column] ?? shared[column] ?? null;
}
