// What is loaded for a window and enters none of its totals, a line a reason: how many records, and why.
import type { CapYear } from './cap-year.ts';
import { barrelsWithUnit } from './reading.ts';

export function leftOutLines({ declared, estimates, observed, transfers }: CapYear): string[] {
	const lines: [records: number, one: string, many: string, why: string][] = [
		...declared.leftOut.map(({ reason, records }): (typeof lines)[number] => [
			records,
			...declaredReasons[reason]
		]),
		[
			estimates.undated,
			'published estimate has',
			'published estimates have',
			'no as-of day: not in this past view'
		],
		...observed.leftOut.map(({ reason, records, barrels }): (typeof lines)[number] => [
			records,
			'delivery report is',
			'delivery reports are',
			`shown and not counted: ${deliveryReasons[reason] ?? reason}${barrels === 0n ? '' : ` (${barrelsWithUnit(barrels)})`}`
		]),
		[
			transfers.toDprkShips.deliveries,
			'reported transfer at sea to a DPRK-flagged ship stands',
			'reported transfers at sea to DPRK-flagged ships stand',
			'in the ledger of transfers and in no total here; such transfers are of a kind prohibited by S/RES/2375 (2017) para 11'
		]
	];
	return lines
		.filter(([records]) => records > 0)
		.map(([records, one, many, why]) => `${records} ${records === 1 ? one : many} ${why}`);
}

type DeclaredReason = CapYear['declared']['leftOut'][number]['reason'];

const [FIGURE_IS, FIGURES_ARE] = ['declared figure is', 'declared figures are'];

const declaredReasons: Readonly<Record<DeclaredReason, readonly [one: string, many: string, why: string]>> = {
	no_as_of: ['declared figure has', 'declared figures have', 'no as-of day: not in this past view'],
	other_product: [FIGURE_IS, FIGURES_ARE, 'for a product outside the refined cap'],
	span_inside_window: [FIGURE_IS, FIGURES_ARE, 'for a part of the window, never spread over months'],
	month_of_all_states: [
		FIGURE_IS,
		FIGURES_ARE,
		'for a month of all states together, charged to no state; only a statement for the window stands as its total'
	],
	part_of_another_figure: [
		FIGURE_IS,
		FIGURES_ARE,
		'for a single product, held by the figure of all products beside it and never added to that'
	],
	without_month: [
		'delivery that a state notified names',
		'deliveries that a state notified name',
		'no single month, outside the declared total'
	]
};

export const deliveryReasons: Readonly<Record<string, string>> = {
	aggregate: 'a sum of several events',
	other_destination: 'another destination',
	crude: 'crude oil, which has its own limit',
	banned: 'a banned product',
	customs: 'customs statistics',
	estimated: 'an estimate',
	declared_not_official: 'called declared, but not from the Committee',
	before_first_cap: 'before the first cap',
	undated: 'without a date',
	same_cargo: 'another ship of a cargo that is counted already',
	same_event: 'a further report of an event that is counted already',
	linked_to_delivery: 'a loading whose cargo is counted at its delivery',
	linked_to_loading: 'without volume; its cargo is counted with the volume of its loading',
	repeat: 'the same record again',
	superseded: 'replaced by a newer version',
	single_source: 'reported by one agency alone, in a view of two sources or more'
};
