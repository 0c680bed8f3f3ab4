// The view of one cap window: declared, observed and estimated beside each other, never blended.
// Pages, the API, the command line and briefings all read this and nothing else.
import type { IsoDate } from '../calendar.ts';
import type { AddedTransfers, TransferChoice } from '../cap/added-transfers.ts';
import { addedTransfers } from '../cap/added-transfers.ts';
import type { Attribution } from '../cap/attribution.ts';
import { DEFAULT_ATTRIBUTION } from '../cap/attribution.ts';
import type { ChargeSum, RuleCharges } from '../cap/charges.ts';
import { chargesByRule, sumsUnder } from '../cap/charges.ts';
import type { Comparison } from '../cap/comparison.ts';
import { comparisonOf } from '../cap/comparison.ts';
import type { DeclaredTotal } from '../cap/declared.ts';
import { declaredTotal } from '../cap/declared.ts';
import type { Estimates } from '../cap/estimates.ts';
import { publishedEstimates } from '../cap/estimates.ts';
import type { StoredFigure } from '../cap/figure.ts';
import { scenarioAt } from '../cap/laden.ts';
import type { LeastSources } from '../cap/least-sources.ts';
import { limitedTo } from '../cap/least-sources.ts';
import type { MovementSum } from '../cap/movement-sum.ts';
import type { ObservedTotal } from '../cap/observed.ts';
import { observedTotal } from '../cap/observed.ts';
import type { CapWindow } from '../cap/regime.ts';
import type { RunRate } from '../cap/run-rate.ts';
import { runRate } from '../cap/run-rate.ts';
import type { TransferLedger } from '../cap/transfers.ts';
import { transferLedger } from '../cap/transfers.ts';
import type { Fraction } from '../decimal.ts';
import type { FactorSetName } from '../units.ts';
import { factorSet } from '../units.ts';
import type { Headline } from './headline.ts';
import { headlineOf } from './headline.ts';
import { observedHeadline } from './observed-words.ts';

export interface CapYear {
	readonly year: number;
	readonly window: CapWindow;
	readonly dataVersion: number;
	readonly asOf: IsoDate | null;
	readonly today: IsoDate;
	readonly factorSet: FactorSetName;
	/** The share chosen by the reader, `null` for the default scenario. */
	readonly laden: Fraction | null;
	/** The rule by which the suppliers of `observed` are charged; it moves no total and no declared figure. */
	readonly attribution: Attribution;
	/** Observed events that fewer agencies report are in no figure of the view. */
	readonly sources: LeastSources;
	readonly dueDays: number;
	readonly declared: DeclaredTotal;
	readonly observed: ObservedTotal;
	readonly transfers: TransferLedger;
	/** Observed deliveries and transfers together, beside the total; null where nobody asked for it. */
	readonly added: AddedTransfers | null;
	/** Who is charged under each rule, as recorded first. */
	readonly charges: readonly RuleCharges[];
	readonly comparison: Comparison;
	readonly estimates: Estimates;
	readonly headline: Headline;
	/** The pace so far, in a window that is not over; else null. */
	readonly runRate: RunRate | null;
	/** What all of it was worked out from: the window's figures and sums, and no others. */
	readonly rows: Required<Pick<CapYearInput, 'figures' | 'movements' | 'charges'>>;
}

export interface CapYearInput {
	readonly window: CapWindow;
	readonly dataVersion: number;
	readonly asOf: IsoDate | null;
	readonly today: IsoDate;
	readonly factorSetName: FactorSetName;
	readonly laden: Fraction | null;
	readonly dueDays: number;
	readonly figures: readonly StoredFigure[];
	/** Sums of deliveries and transfers; those of other windows are passed over. */
	readonly movements: readonly MovementSum[];
	readonly attribution?: Attribution;
	readonly sources?: LeastSources;
	readonly transferChoice?: TransferChoice;
	/** Sums by charged state, of the events that the view is limited to; those of other windows are passed over. */
	readonly charges?: readonly ChargeSum[];
}

/** Same rows, same days, same answer. A view of the past is read as if `asOf` were today. */
export function capYear(input: CapYearInput): CapYear {
	const { window, asOf, laden, attribution = DEFAULT_ATTRIBUTION, sources = 1 } = input;
	const set = factorSet(input.factorSetName);
	const today = asOf ?? input.today;
	const figures = input.figures.filter(({ start, end }) => start <= window.end && end >= window.start);
	const movements = limitedTo(
		sources,
		input.movements.filter((sum) => sum.windowYear === window.year)
	);
	const deliveries = movements.filter((sum) => sum.kind === 'shipment');
	const scenario = scenarioAt(laden);
	const isAdded = input.transferChoice === 'added';
	const declared = declaredTotal(figures, deliveries, {
		window,
		asOf,
		today,
		dueDays: input.dueDays,
		factorSet: set
	});
	const charges = (input.charges ?? []).filter((sum) => sum.windowYear === window.year);
	const byRule = chargesByRule(movements, charges, scenario);
	const observed = observedTotal(deliveries, window, scenario);
	const charged = byRule.find(({ rule }) => rule === attribution)?.deliveries ?? observed.suppliers;
	const estimates = publishedEstimates(figures, { window, asOf, factorSet: set, laden });
	const view: CapYear = {
		year: window.year,
		window,
		dataVersion: input.dataVersion,
		asOf,
		today,
		factorSet: input.factorSetName,
		laden,
		attribution,
		sources,
		dueDays: input.dueDays,
		declared,
		observed: { ...observed, suppliers: charged },
		transfers: transferLedger(
			movements.filter((sum) => sum.kind === 'sts'),
			scenario
		),
		added: isAdded ? addedTransfers(movements, window, scenario) : null,
		charges: byRule,
		comparison: comparisonOf(
			declared,
			sumsUnder(attribution, movements, charges).filter(({ kind }) => kind === 'shipment'),
			scenario
		),
		estimates,
		headline: headlineOf(declared, estimates.list, window),
		runRate: runRate(declared, observed, { window, today }),
		rows: { figures, movements, charges }
	};
	return { ...view, headline: observedHeadline(view) };
}

/** The same view at another laden share: what the server would answer, worked out wherever the view is. */
export function atShare(view: CapYear, laden: Fraction | null): CapYear {
	const transferChoice = view.added === null ? 'apart' : 'added';
	return capYear({ ...view, ...view.rows, factorSetName: view.factorSet, transferChoice, laden });
}
