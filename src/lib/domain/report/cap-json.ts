// The view of a window in the form that scripts rely on: snake_case, barrels as text with three places, dates as text,
// null for not known. Fields may be added, never renamed or dropped.
import type { AddedTransfers } from '../cap/added-transfers.ts';
import type { ChargedAmount, RuleCharges } from '../cap/charges.ts';
import type { AnnualCheck, ComparedMonth, ComparedSupplier } from '../cap/comparison.ts';
import type { MonthCell } from '../cap/month-cell.ts';
import type { DeclaredTotal } from '../cap/declared.ts';
import type { PublishedEstimate } from '../cap/estimates.ts';
import type { MovementAmount } from '../cap/movement-sum.ts';
import type { LeftOutAmount, ObservedTotal } from '../cap/observed.ts';
import { multipleOf, statusOf } from '../cap/compare.ts';
import type { CapWindow } from '../cap/regime.ts';
import type { PaceRange, RunRate } from '../cap/run-rate.ts';
import type { TransferLedger } from '../cap/transfers.ts';
import { shareText } from '../decimal.ts';
import type { Barrels } from '../units.ts';
import { barrelsText } from '../units.ts';
import type { Objection } from '../objection.ts';
import type { CapYear } from './cap-year.ts';
import type { FactorSetRow } from './factor-sets.ts';
import { observedUnder } from './factor-sets.ts';
import type { Headline } from './headline.ts';
import { objectionsOf } from './objection-words.ts';

const text = (barrels: Barrels | null) => (barrels === null ? null : barrelsText(barrels));

/**
 * Body of `GET /api/v1/cap/{year}` and one line of `oilcap status --json`. `factorSets` are the same window under each
 * factor set; without them the answer does not compare.
 */
export function capYearJson(view: CapYear, factorSets: readonly FactorSetRow[] | null = null) {
	return {
		year: view.year,
		window: windowJson(view),
		data_version: view.dataVersion,
		as_of: view.asOf,
		factor_set: view.factorSet,
		laden: view.laden === null ? null : shareText(view.laden),
		attribution: view.attribution,
		sources: view.sources,
		single_source_left_out:
			view.observed.leftOut.find(({ reason }) => reason === 'single_source')?.records ?? 0,
		declared: declaredJson(view.declared),
		observed: observedJson(view.observed),
		transfers: transfersJson(view.transfers),
		observed_with_transfers: view.added === null ? null : addedJson(view.added),
		charged: view.charges.map(chargesJson),
		comparison: comparisonJson(view),
		estimates: view.estimates.list.map((estimate) => estimateJson(estimate, view.window)),
		objections: objectionsOf(view.estimates.list).map((objection) => ({
			...objectionJson(objection),
			records: recordsDisputed(view, objection)
		})),
		estimates_left_out: [{ reason: 'no_as_of', records: view.estimates.undated }],
		headline: headlineJson(view.headline),
		factor_sets: factorSets?.map((row) => factorSetJson(row, view)) ?? null,
		run_rate: view.runRate === null ? null : runRateJson(view.runRate)
	};
}

/** One element of `GET /api/v1/years`. */
export function yearJson(view: CapYear) {
	const { total, share, status, atLeast } = view.declared;
	return {
		year: view.year,
		window: windowJson(view),
		data_version: view.dataVersion,
		sources: view.sources,
		declared: { total_bbl: text(total), share, status, at_least: atLeast },
		headline: headlineJson(view.headline)
	};
}

function windowJson({ window }: CapYear) {
	return {
		start: window.start,
		end: window.end,
		limit_bbl: barrelsText(window.limit),
		paragraph: window.paragraph
	};
}

function declaredJson(declared: DeclaredTotal) {
	return {
		total_bbl: text(declared.total),
		share: declared.share,
		status: declared.status,
		at_least: declared.atLeast,
		thresholds: declared.crossings.map(({ step, isReached, crossedBy }) => ({
			share: step.percent / 100,
			reached: isReached,
			crossed_on: crossedBy
		})),
		suppliers: declared.suppliers.map((one) => ({
			supplier: one.supplier,
			total_bbl: text(one.total),
			months_bbl: text(one.months),
			not_by_month_bbl: text(one.notByMonth),
			annual_record: one.annual?.id ?? null
		})),
		all_states_record: declared.allStates?.id ?? null,
		not_by_supplier_bbl: barrelsText(declared.notBySupplier),
		left_out: declared.leftOut,
		months: declared.months.map(monthJson)
	};
}

function monthJson(cell: MonthCell) {
	return {
		month: cell.month,
		supplier: cell.supplier,
		state: cell.state,
		bbl: text(cell.barrels),
		days_late: cell.daysLate,
		due_on: cell.dueOn,
		seen_after_due_days: cell.seenAfterDueDays,
		records: cell.figures.map((figure) => figure.id)
	};
}

function amountJson(amount: MovementAmount) {
	return {
		deliveries: amount.deliveries,
		without_volume: amount.withoutVolume,
		low_bbl: text(amount.low),
		total_bbl: text(amount.total),
		high_bbl: text(amount.high)
	};
}

function observedJson(observed: ObservedTotal) {
	return {
		...amountJson(observed),
		multiple: observed.multiple,
		status: observed.status,
		break_even_laden: observed.breakEvenLaden,
		suppliers: observed.suppliers.map((one) => ({ supplier: one.supplier, ...amountJson(one) })),
		months: observed.months.map((one) => ({ month: one.month, ...amountJson(one) })),
		left_out: observed.leftOut.map(leftOutJson),
		unmapped_bbl: barrelsText(observed.unmapped),
		unsettled_bbl: barrelsText(observed.unsettled)
	};
}

const chargedJson = (one: ChargedAmount) => ({ supplier: one.supplier, ...amountJson(one) });

function chargesJson({ rule, deliveries, transfers }: RuleCharges) {
	return { attribution: rule, observed: deliveries.map(chargedJson), transfers: transfers.map(chargedJson) };
}

function comparisonJson({ comparison, declared, attribution }: CapYear) {
	return {
		attribution,
		suppliers: comparison.suppliers.map(comparedJson),
		annual: comparison.annual.map(annualJson),
		not_by_supplier_bbl: barrelsText(declared.notBySupplier)
	};
}

/** `remainder_bbl` is observed less declared; null where either side is blank. */
function comparedJson(one: ComparedSupplier) {
	return {
		supplier: one.supplier,
		reports: one.isReporter,
		declared_bbl: text(one.declared),
		observed: one.observed === null ? null : amountJson(one.observed),
		remainder_bbl: text(one.remainder),
		finding: one.finding,
		months: one.months.map(comparedMonthJson),
		without_month: one.withoutMonth === null ? null : amountJson(one.withoutMonth)
	};
}

function comparedMonthJson(one: ComparedMonth) {
	return {
		month: one.month,
		declared_state: one.state,
		declared_bbl: text(one.declared),
		observed: one.observed === null ? null : amountJson(one.observed),
		remainder_bbl: text(one.remainder),
		finding: one.finding
	};
}

function annualJson(one: AnnualCheck) {
	return {
		supplier: one.supplier,
		annual_bbl: text(one.annual?.barrels ?? null),
		annual_covers_end: one.annual?.coversEnd ?? null,
		annual_record: one.annual?.id ?? null,
		months_bbl: text(one.months),
		months_known: one.monthsKnown,
		months_all: one.monthsAll,
		not_by_month_bbl: text(one.notByMonth),
		total_bbl: text(one.total),
		stands: one.stands
	};
}

function leftOutJson({ reason, records, barrels }: LeftOutAmount) {
	return { reason, records, bbl: barrelsText(barrels) };
}

function transfersJson({ all, toDprkShips, leftOut }: TransferLedger) {
	return {
		...amountJson(all),
		to_dprk_flagged: amountJson(toDprkShips),
		left_out: leftOut.map(leftOutJson)
	};
}

function addedJson({ transfers, sum, multiple, status }: AddedTransfers) {
	return { transfers: amountJson(transfers), sum: amountJson(sum), multiple, status };
}

function estimateJson(estimate: PublishedEstimate, window: CapWindow) {
	const { figure, scaled } = estimate;
	return {
		publisher: figure.source,
		document: figure.sourceRef,
		source_class: figure.sourceClass,
		period_start: figure.start,
		period_end: figure.end,
		supplier: figure.supplier,
		deliveries: figure.deliveries,
		scenario: figure.scenario,
		laden: estimate.laden,
		total_bbl: text(estimate.barrels),
		multiple: estimate.multiple,
		status: estimate.status,
		full_load_bbl: text(estimate.fullLoad),
		full_load_per_delivery_bbl: text(estimate.fullLoadPerDelivery),
		scaled_bbl: text(scaled),
		scaled_multiple: scaled === null ? null : multipleOf(scaled, window),
		scaled_status: scaled === null ? null : statusOf(scaled, window.limit),
		break_even_laden: estimate.breakEvenLaden,
		headline: estimate.isHeadline,
		inside_window: estimate.isInside,
		as_of: figure.asOf,
		confidence: figure.confidence,
		source_url: figure.sourceUrl,
		record: figure.id,
		objections: estimate.disputes.map(({ objection, namesDocument }) => ({
			...objectionJson(objection),
			names_document: namesDocument
		}))
	};
}

function objectionJson({ id, by, start, end, against, said, outcome, sources, confidence }: Objection) {
	return { id, by, made_from: start, made_to: end, against, said, outcome, source_urls: sources, confidence };
}

function recordsDisputed({ estimates }: CapYear, objection: Objection) {
	return estimates.list
		.filter(({ disputes }) => disputes.some((dispute) => dispute.objection === objection))
		.map(({ figure }) => figure.id);
}

function headlineJson(headline: Headline) {
	return {
		basis: headline.basis,
		low_bbl: text(headline.low),
		high_bbl: text(headline.high),
		multiple_low: headline.multipleLow,
		multiple_high: headline.multipleHigh,
		disputed_by: [...new Set(objectionsOf(headline.estimates).flatMap(({ by }) => by))],
		sentence: headline.sentence
	};
}

function factorSetJson(row: FactorSetRow, { window, laden }: CapYear) {
	const { total, share, status, atLeast } = row.declared;
	const observed = observedUnder(row, laden, window);
	return {
		factor_set: row.factorSet,
		declared: { total_bbl: text(total), share, status, at_least: atLeast },
		observed: { ...amountJson(observed), multiple: observed.multiple, status: observed.status }
	};
}

function runRateJson({ declared, observed }: RunRate) {
	return {
		kind: 'arithmetic, not a forecast; days without a figure are unknown, not zero',
		declared: declared && paceJson(declared),
		observed: observed && paceJson(observed)
	};
}

function paceJson(range: PaceRange) {
	return {
		known_bbl: barrelsText(range.known),
		known_days: range.knownDays,
		months: range.months,
		unknown_months: range.unknownMonths,
		part_months: range.partMonths,
		statement_to: range.statementTo,
		paces: range.paces.map((pace) => ({
			basis: pace.basis,
			bbl: barrelsText(pace.barrels),
			days: pace.days,
			bbl_per_day: barrelsText(pace.perDay)
		})),
		low_bbl_per_day: barrelsText(range.slowest.perDay),
		high_bbl_per_day: barrelsText(range.quickest.perDay),
		crossings: range.crossings.map(({ step, isReached, earliest, latest }) => ({
			share: step.percent / 100,
			reached: isReached,
			earliest,
			latest
		}))
	};
}
