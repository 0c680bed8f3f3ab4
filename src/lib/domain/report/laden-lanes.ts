// What depends on the laden share in a year, one line each: the observed total and every published estimate that states its
// share. Each has the share at which it reaches the cap, and its barrels at the share chosen.
import { multipleOf } from '../cap/compare.ts';
import { scenarioAt, shareNumber } from '../cap/laden.ts';
import { shareFigures } from '../cap/estimates.ts';
import type { SupplierCode } from '../country.ts';
import type { Barrels } from '../units.ts';
import type { CapYear } from './cap-year.ts';
import { deliveriesText, documentHead, scenarioText } from './estimate-words.ts';
import { disputedText } from './objection-words.ts';
import { deliveryCount, observedName } from './observed-words.ts';
import { periodInYear } from './reading.ts';

export interface LadenLane {
	/** `observed`, or the record of the estimate. */
	readonly id: string;
	readonly name: string;
	readonly conditions: string;
	/** As published; null for the observed total, which nobody published. */
	readonly published: Barrels | null;
	/** The share that the publication states. */
	readonly stated: number | null;
	readonly breakEven: number | null;
	readonly atShare: Barrels;
	readonly multiple: number;
}

/** The share at which a view's figures stand: the one chosen, else 75 %. */
export function shareInUse({ laden }: Pick<CapYear, 'laden'>): number {
	return shareNumber(scenarioAt(laden).chosen);
}

export function ladenLanes(view: CapYear): LadenLane[] {
	return [...observedLane(view), ...estimateLanes(view)];
}

/** The same for one supplier: its observed deliveries, and the estimates about it alone. */
export function supplierLanes(view: CapYear, supplier: SupplierCode): LadenLane[] {
	const observed = view.observed.suppliers.find((one) => one.supplier === supplier);
	const own = view.estimates.list.filter(({ figure }) => figure.supplier === supplier);
	const lanes = estimateLanes({ ...view, estimates: { ...view.estimates, list: own } });
	if (!observed || observed.total === null || observed.low === observed.high) return lanes;
	return [
		{
			id: 'observed',
			name: observedName(view),
			conditions: `${deliveryCount({ observed })}; stated volumes stay as they are`,
			published: null,
			stated: null,
			breakEven: null,
			atShare: observed.total,
			multiple: multipleOf(observed.total, view.window)
		},
		...lanes
	];
}

function observedLane(view: CapYear): LadenLane[] {
	const { total, breakEvenLaden } = view.observed;
	if (total === null || breakEvenLaden === null) return [];
	return [
		{
			id: 'observed',
			name: observedName(view),
			conditions: `${deliveryCount(view)}; stated volumes stay as they are`,
			published: null,
			stated: null,
			breakEven: breakEvenLaden,
			atShare: total,
			multiple: multipleOf(total, view.window)
		}
	];
}

function estimateLanes({ estimates, laden, window }: CapYear): LadenLane[] {
	const { chosen } = scenarioAt(laden);
	return estimates.list.flatMap((estimate) => {
		const { scaled } = shareFigures(estimate.figure, chosen, window);
		if (scaled === null) return [];
		const { figure } = estimate;
		return [
			{
				id: figure.id,
				name: documentHead(estimate),
				conditions: [
					scenarioText(estimate),
					deliveriesText([estimate]),
					periodInYear(figure.start, figure.end),
					disputedText([estimate]).replace(/^D/, 'd')
				]
					.filter((part) => part !== '')
					.join(', '),
				published: estimate.barrels,
				stated: estimate.laden,
				breakEven: estimate.breakEvenLaden,
				atShare: scaled,
				multiple: multipleOf(scaled, window)
			}
		];
	});
}
