// What is wrong with which cell. An issue is data; its sentence is made last, from the one table below,
// which `/methodology` prints too.

export type Severity = 'error' | 'warning' | 'info';

export interface Issue {
	readonly code: IssueCode;
	/** Physical line of the file on which the row begins, 1 = the first; null when it is about the whole file. */
	readonly line: number | null;
	/** Canonical column, or null when it is about the whole row or file. */
	readonly column: string | null;
	readonly seen: string;
}

interface IssueKind {
	readonly severity: Severity;
	readonly title: string;
	/** What a good value looks like, or what the program did. */
	readonly expected: string;
	/** What the analyst can do next. */
	readonly advice: string;
}

/** Every code the importer can give. An error refuses its row; warnings and infos let it in, flagged. */
export const issueKinds = {
	kind_unknown: {
		severity: 'error',
		title: 'The columns fit none of the templates',
		expected: 'the columns of a shipments, STS, period or vessels template',
		advice: 'Compare the first line with a template, or name the kind.'
	},
	file_empty: {
		severity: 'error',
		title: 'No data rows',
		expected: 'at least one row under the header',
		advice: 'Check that the right file was chosen.'
	},
	file_binary: {
		severity: 'error',
		title: 'Not a text file',
		expected: 'a CSV text file',
		advice: 'Save the sheet as CSV (UTF-8) and choose that file.'
	},
	file_encoding: {
		severity: 'error',
		title: 'Bytes that do not fit the encoding',
		expected: 'text in the encoding that is named',
		advice: 'Choose another encoding, or save the file as CSV UTF-8.'
	},
	limit_reached: {
		severity: 'error',
		title: 'Larger than this importer takes',
		expected: 'a file within the printed limits',
		advice: 'Split the file.'
	},
	quote_unclosed: {
		severity: 'error',
		title: 'A stray quote, or one that is never closed',
		expected: 'quotes around whole cells only',
		advice: 'Look at the named line for a stray quotation mark.'
	},
	column_missing: {
		severity: 'error',
		title: 'A required column is missing',
		expected: 'the column in the header line',
		advice: 'Add the column, or rename the one that holds it.'
	},
	column_repeated: {
		severity: 'error',
		title: 'Two columns with one meaning',
		expected: 'each column once',
		advice: 'Rename or remove one of them.'
	},
	column_extra: {
		severity: 'info',
		title: 'Column kept but not used',
		expected: 'a column of the template',
		advice: 'Its cells are stored with each row and enter no figure.'
	},
	column_rate: {
		severity: 'warning',
		title: 'A rate, such as barrels a day, is not a volume',
		expected: 'a quantity for the whole of each row',
		advice: 'Kept beside each row and not counted; another column gives the volume.'
	},
	only_rates: {
		severity: 'error',
		title: 'A rate, such as barrels a day, is not a volume, and no other column gives one',
		expected: 'a quantity for the whole of each row',
		advice:
			'Multiply it by the days of each row into a column quantity and bring that file, or read it again with this column not used (--answer column:N=ignore) to take its rows without a volume.'
	},
	row_short: {
		severity: 'error',
		title: 'Number of cells differs from the header',
		expected: 'as many cells as the header has',
		advice: 'Look for a missing or extra delimiter or quote on this line.'
	},
	date_missing: {
		severity: 'error',
		title: 'No date',
		expected: 'a date of transfer, or period_start and period_end',
		advice: 'Fill the date; the year alone is enough.'
	},
	date_format: {
		severity: 'error',
		title: 'Not a date that exists',
		expected: 'a day, month or year, such as 2023-05-01, 2023-05 or 2023',
		advice: 'Write the date as YYYY-MM-DD.'
	},
	date_order: {
		severity: 'error',
		title: 'The end lies before the start',
		expected: 'an end on or after the start',
		advice: 'Check both dates.'
	},
	date_future: {
		severity: 'error',
		title: 'A date in the future',
		expected: 'a day up to today',
		advice: 'Check the year.'
	},
	date_before_cap: {
		severity: 'warning',
		title: 'Before the first cap window',
		expected: 'a date from 2017-10-01',
		advice: 'The row is kept and enters no window.'
	},
	period_crosses_window: {
		severity: 'error',
		title: 'The span crosses two cap windows',
		expected: 'a span inside one window',
		advice: 'Split the row where the source allows it; it is never split for you.'
	},
	quantity_format: {
		severity: 'error',
		title: 'Not a plain number',
		expected: 'a number such as 2375.5, 2,375.5 or 2 375,5, with the decimal sign of its column',
		advice: 'Write the number in digits.'
	},
	quantity_negative: {
		severity: 'error',
		title: 'A negative quantity',
		expected: 'zero or more',
		advice: 'Corrections are new rows with the same source_ref, not negative ones.'
	},
	quantity_large: {
		severity: 'warning',
		title: 'A single quantity above the yearly cap',
		expected: 'at most 500,000 bbl in one row',
		advice: 'Check the unit and the decimal sign.'
	},
	quantity_impossible: {
		severity: 'error',
		title: 'More than was ever shipped',
		expected: 'less than 1,000,000,000 bbl in one row',
		advice: 'Check the number and its unit.'
	},
	ratio_implausible: {
		severity: 'warning',
		title: 'Tonnes and barrels do not fit each other',
		expected: '5 to 12 barrels per tonne',
		advice: 'Check both: a tonnage may stand where barrels belong. The barrels as published are used.'
	},
	quantity_exceeds_dwt: {
		severity: 'warning',
		title: 'More cargo than the ship carries',
		expected: 'tonnes up to the deadweight',
		advice: 'Check the quantity, the unit and the ship.'
	},
	unit_missing: {
		severity: 'error',
		title: 'A quantity without a unit',
		expected: 'bbl, kbbl, t, kt, kg, m3, kl, L or gal',
		advice: 'Name the unit; it is never guessed.'
	},
	unit_unknown: {
		severity: 'error',
		title: 'A unit that is not known',
		expected: 'bbl, kbbl, t, kt, kg, m3, kl, L or gal',
		advice: 'Use one of these.'
	},
	unit_alone: {
		severity: 'info',
		title: 'A unit without a quantity',
		expected: 'both or neither',
		advice: 'The row counts as one without a stated quantity.'
	},
	supplier_missing: {
		severity: 'info',
		title: 'No supplier named',
		expected: 'the state charged',
		advice: 'The row counts under "Unknown supplier".'
	},
	supplier_unknown: {
		severity: 'warning',
		title: 'A supplier that is not recognised',
		expected: 'an ISO code or the name of a state',
		advice: 'The row counts under "Unknown supplier" until the name is corrected.'
	},
	supplier_is_recipient: {
		severity: 'error',
		title: 'North Korea named as the supplier',
		expected: 'the state that supplied',
		advice: 'Put the flag of a DPRK ship into the flag column.'
	},
	supplier_role_unknown: {
		severity: 'warning',
		title: 'A supplier role that is not known',
		expected: 'reporting_state, load_port_state, flag_state, seller or unknown',
		advice: 'The role is stored as unknown.'
	},
	flag_unknown: {
		severity: 'info',
		title: 'A flag that is not recognised',
		expected: 'an ISO code or the name of a state',
		advice: 'The text is kept; the flag counts as unknown.'
	},
	imo_check_digit: {
		severity: 'warning',
		title: 'IMO number whose check digit fails',
		expected: 'seven digits, the last one the check digit',
		advice: 'The text is kept; the ship counts as unidentified.'
	},
	imo_format: {
		severity: 'warning',
		title: 'Not an IMO number',
		expected: 'seven digits',
		advice: 'The text is kept; the ship counts as unidentified.'
	},
	mmsi_format: {
		severity: 'warning',
		title: 'Not an MMSI',
		expected: 'nine digits',
		advice: 'The text is kept and not used.'
	},
	same_vessel: {
		severity: 'error',
		title: 'One ship on both sides',
		expected: 'two different ships',
		advice: 'Check both IMO numbers.'
	},
	vessels_missing: {
		severity: 'error',
		title: 'No ship on either side',
		expected: 'a name or number of at least one ship',
		advice: 'Name one of the two ships.'
	},
	position_format: {
		severity: 'error',
		title: 'Not a position',
		expected: 'decimal degrees, latitude -90 to 90, longitude -180 to 180, both or neither',
		advice: 'Correct or clear both cells; words go into location.'
	},
	direction_unknown: {
		severity: 'warning',
		title: 'A direction that is not known',
		expected: 'stated, assumed or unknown',
		advice: 'The direction is stored as unknown.'
	},
	laden_format: {
		severity: 'error',
		title: 'Not a laden share',
		expected: '0 to 1, such as 0.9, 90% or 1/3',
		advice: 'Correct or clear the cell.'
	},
	dwt_format: {
		severity: 'error',
		title: 'Not a deadweight',
		expected: 'tonnes, a plain number above zero',
		advice: 'Correct or clear the cell.'
	},
	draught_format: {
		severity: 'error',
		title: 'Not a draught',
		expected: 'metres, a plain number',
		advice: 'Correct or clear the cell.'
	},
	count_format: {
		severity: 'error',
		title: 'Not a whole number',
		expected: 'a whole number, zero or more',
		advice: 'Correct or clear the cell.'
	},
	hs_format: {
		severity: 'warning',
		title: 'Not an HS code',
		expected: '4 to 10 digits',
		advice: 'The text is kept; the class is taken from the product name.'
	},
	product_unknown: {
		severity: 'warning',
		title: 'Product not recognised',
		expected: 'an HS code or a known product name',
		advice: 'The row stays in the total in the "unmapped" bucket.'
	},
	product_unsettled: {
		severity: 'info',
		title: 'LPG: its place under the cap is unsettled',
		expected: 'a product that the cap covers beyond doubt',
		advice: 'Counted as refined and shown apart.'
	},
	product_crude: {
		severity: 'info',
		title: 'Crude oil has its own limit',
		expected: 'a refined product',
		advice: 'The row is kept apart and enters no refined total.'
	},
	product_banned: {
		severity: 'warning',
		title: 'Condensate or natural gas liquid: banned in any amount',
		expected: 'a refined product',
		advice: 'The row is kept apart and flagged; it enters no refined total.'
	},
	destination_other: {
		severity: 'warning',
		title: 'The destination is not in North Korea',
		expected: 'a port in North Korea',
		advice: 'The row is kept and enters no total.'
	},
	factor_unspecified: {
		severity: 'info',
		title: 'The table has no factor for this product',
		expected: 'a product of the table',
		advice: 'Its factor for unspecified products was used.'
	},
	basis_assumed: {
		severity: 'info',
		title: 'No basis given',
		expected: 'declared, observed, estimated or customs',
		advice: 'Answer the question to change what was assumed.'
	},
	basis_unknown: {
		severity: 'error',
		title: 'A basis that is not known',
		expected: 'declared, observed, estimated or customs',
		advice: 'Use one of these.'
	},
	declared_not_official: {
		severity: 'warning',
		title: 'Called declared, but not from the Committee',
		expected: 'source class official',
		advice: 'The row is kept and enters no declared total.'
	},
	status_unknown: {
		severity: 'error',
		title: 'A status that is not known',
		expected: 'value, zero or missing',
		advice: 'Use one of these or leave it blank.'
	},
	status_contradicts: {
		severity: 'error',
		title: 'The status contradicts the figure',
		expected: 'zero with 0, missing with a blank, value with a figure above 0',
		advice: 'Correct one of the two.'
	},
	figure_blank: {
		severity: 'info',
		title: 'No figure',
		expected: 'a figure, 0, or the status missing',
		advice: 'Kept as "no figure loaded"; never read as zero.'
	},
	period_missing: {
		severity: 'error',
		title: 'No period',
		expected: 'period_start and period_end, or month, or year',
		advice: 'Fill the period.'
	},
	as_of_missing: {
		severity: 'info',
		title: 'No as-of date',
		expected: 'the day of the page or report',
		advice: 'The row appears in the latest view only.'
	},
	source_class_unknown: {
		severity: 'error',
		title: 'A source class that is not known',
		expected: 'official, panel, state, ngo or press',
		advice: 'Use one of these or leave it blank.'
	},
	source_missing: {
		severity: 'warning',
		title: 'No source named',
		expected: 'who says so',
		advice: 'Fill the source; the row is stored without one.'
	},
	multiple_differs: {
		severity: 'warning',
		title: 'The printed multiple does not fit the barrels',
		expected: 'barrels divided by 500,000',
		advice: 'The multiple is worked out anew; check the source.'
	},
	supplier_all_only_period: {
		severity: 'error',
		title: 'A sum of all states is not a supplier',
		expected: 'one state, or blank',
		advice: 'Totals of all states belong into a period report.'
	},
	aggregate_row: {
		severity: 'warning',
		title: 'A sum of several events',
		expected: 'one event a row',
		advice: 'The row is shown and never added to its single events.'
	},
	aggregate_unmarked: {
		severity: 'warning',
		title: 'The note speaks of an aggregate, but does not mark the row as one',
		expected: 'AGGREGATE in capitals, or “Aggregate of …” at the head of the note, where the row sums events',
		advice: 'Counted as one event. If it sums others, mark it, so that nothing counts twice.'
	},
	repeated_row: {
		severity: 'warning',
		title: 'Same cells as an earlier row, and no source_ref to tell them apart',
		expected: 'a source_ref, or different cells',
		advice: 'Both rows count; give them a source_ref if they are one delivery.'
	},
	repeated_key: {
		severity: 'info',
		title: 'The same record again',
		expected: 'each source and source_ref once',
		advice: 'Counted once.'
	},
	conflicting_key: {
		severity: 'error',
		title: 'The same source and source_ref with other cells',
		expected: 'each record once',
		advice: 'Decide which of the two rows is right and remove the other.'
	},
	vessel_identity_missing: {
		severity: 'error',
		title: 'Neither IMO number nor name',
		expected: 'a ship that can be told apart',
		advice: 'Fill one of the two.'
	},
	vessel_without_imo: {
		severity: 'warning',
		title: 'A ship without an IMO number',
		expected: 'an IMO number',
		advice: 'Kept by its name, which is no identity.'
	},
	cell_nul: {
		severity: 'error',
		title: 'A NUL character in a cell',
		expected: 'text',
		advice: 'Remove the character.'
	},
	encoding_guessed: {
		severity: 'info',
		title: 'No mark says how the bytes are written',
		expected: 'UTF-8, or a byte-order mark',
		advice: 'Look whether the names read right; another encoding can be chosen.'
	},
	preamble_row: {
		severity: 'info',
		title: 'A line above the header',
		expected: 'the header as the first line',
		advice: 'Named and not stored.'
	},
	second_table: {
		severity: 'error',
		title: 'A second table begins here: one header names the columns of one table only',
		expected: 'one table a file',
		advice:
			'Split the file before this line and bring both parts; or name the header line of one of them (“Read it another way”, or --answer header_line=N) to take that table alone.'
	},
	header_unknown: {
		severity: 'error',
		title: 'No line of the file looks like a header',
		expected: 'names of columns above the data',
		advice: 'Choose the line that names the columns, or say what each column holds.'
	},
	column_suggested: {
		severity: 'info',
		title: 'A column whose name is close to one of ours',
		expected: 'a name that is known',
		advice: 'Kept unused until you say what it holds.'
	},
	column_personal: {
		severity: 'info',
		title: 'A column of personal data',
		expected: 'no e-mail addresses or telephone numbers',
		advice: 'Its cells are not stored with the rows.'
	},
	positions_refused: {
		severity: 'error',
		title: 'Positions of ships, not shipments',
		expected: 'deliveries, transfers, period figures or ships',
		advice: 'Positions are context and enter no total; bring the meetings or calls derived from them.'
	},
	loitering_refused: {
		severity: 'error',
		title: 'Loitering of single ships',
		expected: 'meetings of two ships',
		advice: 'A ship that waits alone may have met nobody; it never enters a total.'
	},
	format_refused: {
		severity: 'error',
		title: 'A format that holds no petroleum shipments',
		expected: 'deliveries, transfers, period figures or ships',
		advice: 'Nothing in it can be counted here.'
	},
	aggregate_excluded: {
		severity: 'info',
		title: 'A sum of other rows',
		expected: 'single partners, months and goods',
		advice: 'Left out, so that nothing is counted twice.'
	},
	year_beyond_months: {
		severity: 'warning',
		title: 'A year that its months in the file do not add up to',
		expected: 'all months of the year, or the year alone',
		advice:
			'The year is not counted beside its months, and what it holds beyond them is in no figure. Bring the other months, or leave these months out to take the year.'
	},
	event_excluded: {
		severity: 'info',
		title: 'An event of another kind',
		expected: 'a meeting of two ships',
		advice: 'Left out; a ship alone enters no total.'
	},
	partner_other: {
		severity: 'info',
		title: 'Trade with another partner',
		expected: 'North Korea as the partner',
		advice: 'Left out.'
	},
	flow_other: {
		severity: 'info',
		title: 'Trade in the other direction',
		expected: 'exports to North Korea',
		advice: 'Left out.'
	},
	goods_other: {
		severity: 'info',
		title: 'Goods that are no petroleum',
		expected: 'HS 2709 to 2713',
		advice: 'Left out.'
	},
	not_delivered: {
		severity: 'info',
		title: 'A voyage that has not ended',
		expected: 'a cargo that was delivered',
		advice: 'Left out until it is.'
	},
	entry_other: {
		severity: 'info',
		title: 'An entry that is no ship',
		expected: 'a ship',
		advice: 'Left out.'
	},
	pair_collapsed: {
		severity: 'info',
		title: 'The same meeting told from the other ship',
		expected: 'each meeting once',
		advice: 'Counted once.'
	},
	same_cargo: {
		severity: 'warning',
		title: 'Another ship of a cargo that is counted already',
		expected: 'each cargo once',
		advice: 'The row is kept and enters no total.'
	},
	port_call_open: {
		severity: 'error',
		title: 'A port call: nothing says that it was a delivery',
		expected: 'your answer whether these calls are deliveries',
		advice: 'Answer the question; until then the rows stay out.'
	},
	flow_open: {
		severity: 'error',
		title: 'The title speaks of imports, and no column says which way the trade goes',
		expected: 'exports to North Korea, or your answer',
		advice: 'Answer the question; until then the rows stay out.'
	},
	number_ambiguous: {
		severity: 'error',
		title: 'A number that can be read in two ways',
		expected: 'a decimal sign that the column or your answer settles',
		advice: 'Say whether the comma is the decimal sign; until then the rows stay out.'
	},
	date_ambiguous: {
		severity: 'error',
		title: 'Day and month can be either way round',
		expected: 'an order that the column or your answer settles',
		advice: 'Say which comes first; until then the rows stay out.'
	},
	date_serial: {
		severity: 'info',
		title: 'A day number of Excel',
		expected: 'a date in words or digits',
		advice: 'Counted from 1900 unless you say 1904; compare one with the original.'
	},
	date_short_year: {
		severity: 'info',
		title: 'A year of two digits',
		expected: 'four digits',
		advice: 'Read as a year from 2000 to 2099.'
	},
	date_zone: {
		severity: 'info',
		title: 'A time with its own zone',
		expected: 'UTC',
		advice: 'The day is the one in UTC.'
	},
	quantity_null: {
		severity: 'warning',
		title: 'A word for "no value" where a number belongs',
		expected: 'a number, or a blank',
		advice: 'Read as blank, never as zero.'
	},
	quantity_estimated: {
		severity: 'info',
		title: 'Estimated by the statistical office',
		expected: 'a measured weight',
		advice: 'Kept with the row.'
	},
	unit_loose: {
		severity: 'warning',
		title: 'A unit that names more than one measure',
		expected: 't for metric tonnes, kt for thousands of them',
		advice: 'Read as metric tonnes; check the source.'
	},
	same_number_two_units: {
		severity: 'warning',
		title: 'The same number as tonnes and as barrels',
		expected: 'two numbers that differ by the factor',
		advice: 'One of the two carries the wrong unit; check the source.'
	},
	position_swapped: {
		severity: 'warning',
		title: 'Latitude and longitude look swapped',
		expected: 'latitude between -90 and 90',
		advice: 'Kept as text and shown nowhere on a map; swap the columns.'
	},
	duration_differs: {
		severity: 'warning',
		title: 'The duration does not fit start and end',
		expected: 'end minus start',
		advice: 'Start and end are used.'
	},
	likely_duplicate: {
		severity: 'warning',
		title: 'Likely the same delivery as another row',
		expected: 'each delivery once',
		advice: 'Compare the two; both count until you leave one out.'
	},
	value_decided: {
		severity: 'info',
		title: 'Read as you decided',
		expected: 'a value that is known',
		advice: 'The decision is kept with the import.'
	},
	decision_unused: {
		severity: 'warning',
		title: 'A decision on one cell of a row that holds several figures',
		expected: 'one figure a row',
		advice: 'It changed nothing: correct the file itself, or leave the row out.'
	},
	answer_impossible: {
		severity: 'error',
		title: 'An answer about a column, line or field that this file does not have',
		expected: 'a column of the header, a line on which a row begins, a field that such rows have',
		advice:
			'Correct the answer or take it back; until then nothing is taken in, for it was meant to change something.'
	},
	answer_unused: {
		severity: 'warning',
		title: 'An answer that changed nothing',
		expected: 'an answer that the file asks for',
		advice: 'Look whether it names the right line or question; the file was read as if it had not been given.'
	},
	answer_unmet: {
		severity: 'info',
		title: 'An answer about a text that no cell has',
		expected: 'a text of the file, letter by letter',
		advice: 'Nothing was read by it.'
	},
	row_left_out: {
		severity: 'info',
		title: 'Left out as you decided',
		expected: 'a row that counts',
		advice: 'The decision and its reason are kept with the import.'
	},
	exercise_row: {
		severity: 'info',
		title: 'A row of the exercise',
		expected: 'a row of the exercise in an exercise ledger',
		advice: 'Invented; nothing it says happened.'
	},
	exercise_file: {
		severity: 'error',
		title: 'The file holds rows of the exercise, which are invented',
		expected: 'rows of the real record',
		advice: 'Nothing of it is taken in here; start with --exercise, or OILCAP_EXERCISE=1, to use it.'
	},
	exercise_only: {
		severity: 'error',
		title: 'The file holds rows that are not of the exercise',
		expected: 'rows by an Exercise Reporter, or with a source_ref that begins with EXERCISE-',
		advice: 'This ledger calls all it holds invented; bring real rows into an ordinary one.'
	},
	footer_row: {
		severity: 'info',
		title: 'A total or note under the data',
		expected: 'one record a row',
		advice: 'Named and not stored.'
	}
} as const satisfies Record<string, IssueKind>;

export type IssueCode = keyof typeof issueKinds;

export function severityOf(code: IssueCode): Severity {
	return issueKinds[code].severity;
}

/** The sentence a person reads: where, what, what was seen, what to do. */
export function issueMessage({ code, line, column, seen }: Issue): string {
	const kind = issueKinds[code];
	const place = [line === null ? null : `Line ${line}`, column].filter(Boolean).join(', ');
	const shown = seen === '' ? '' : ` (seen: ${seen.length > 80 ? `${seen.slice(0, 80)}…` : seen})`;
	return `${place === '' ? '' : `${place}: `}${kind.title}${shown}. Expected ${kind.expected}. ${kind.advice}`;
}
