// The ledger of what is left out: each reason with its records, by what they are. The lines together are all records that
// enter no layer; deliveries and transfers are never added to each other.
import type { LadenScenario, MovementAmount, VolumeSum } from '../cap/movement-sum.ts';
import { amountOf } from '../cap/movement-sum.ts';
import { barrelsText } from '../units.ts';
import type { LeftOutCode } from './record-standing.ts';

/** Deliveries or transfers that are left out for one reason; `unplaced` have no date, or days in no single window. */
export interface LeftOutSum extends VolumeSum {
	readonly kind: 'shipment' | 'sts';
	readonly reason: LeftOutCode | 'unplaced';
}

export interface LeftOutLine {
	readonly reason: LeftOutSum['reason'];
	readonly deliveries: MovementAmount | null;
	readonly transfers: MovementAmount | null;
	/** Declared figures and published estimates, whose barrels are never summed here. */
	readonly figures: number;
	readonly records: number;
}

/** Those with most records first. */
export function leftOutLedger(
	sums: readonly LeftOutSum[],
	figures: readonly LeftOutCode[],
	laden: LadenScenario
): LeftOutLine[] {
	const reasons = new Set([...sums.map(({ reason }) => reason), ...figures]);
	return [...reasons]
		.map((reason) => {
			const of = (kind: LeftOutSum['kind']) => {
				const own = sums.filter((sum) => sum.kind === kind && sum.reason === reason);
				return own.length === 0 ? null : amountOf(own, laden);
			};
			const [deliveries, transfers] = [of('shipment'), of('sts')];
			const own = figures.filter((code) => code === reason).length;
			const records = (deliveries?.deliveries ?? 0) + (transfers?.deliveries ?? 0) + own;
			return { reason, deliveries, transfers, figures: own, records };
		})
		.sort((a, b) => b.records - a.records || (a.reason < b.reason ? -1 : 1));
}

export function leftOutLineJson({ reason, deliveries, transfers, figures, records }: LeftOutLine) {
	const amount = (one: MovementAmount | null) =>
		one === null
			? null
			: { records: one.deliveries, bbl: one.total === null ? null : barrelsText(one.total) };
	return {
		reason,
		records,
		deliveries: amount(deliveries),
		transfers: amount(transfers),
		period_figures: figures
	};
}
