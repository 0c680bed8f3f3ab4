// Two views compared in the form that scripts rely on: steps as JSON, and as rows whose barrels sum to the difference.
import { shareText } from '../decimal.ts';
import type { Barrels } from '../units.ts';
import { barrelsText } from '../units.ts';
import type { Changes, ChangesSide, NamedDelivery, SilentFigure, TracedMove, TracedTerm } from './changes.ts';
import { absenceText, declaredStepTitle, moveAbsenceText, observedStepTitle } from './changes-words.ts';
import type { CsvCell } from './to-csv.ts';

const text = (barrels: Barrels | null) => (barrels === null ? null : barrelsText(barrels));

/** Body of `GET /api/v1/cap/{year}/changes`. */
export function changesJson(changes: Changes) {
	const { window, declared, observed, estimates, imports } = changes;
	return {
		year: changes.year,
		window: { start: window.start, end: window.end, limit_bbl: barrelsText(window.limit) },
		from: sideJson(changes.before),
		to: sideJson(changes.after),
		declared: {
			change_bbl: text(declared.change),
			steps_bbl: barrelsText(declared.stepsSum),
			steps: declared.steps.map((step) => ({
				kind: step.kind,
				supplier: step.supplier,
				change_bbl: barrelsText(step.change),
				words: declaredStepTitle(step, changes),
				before: step.before.map(termJson),
				after: step.after.map(termJson)
			})),
			without_effect: {
				came: declared.silent.came.map(silentJson),
				went: declared.silent.went.map(silentJson)
			}
		},
		observed: {
			change_bbl: text(observed.change),
			steps_bbl: barrelsText(observed.stepsSum),
			steps: observed.steps.map((step) => moveJson(step, changes))
		},
		estimates: {
			came: estimates.came.map(({ id }) => id),
			went: estimates.went.map(({ id }) => id)
		},
		imports: imports.map((one) => ({
			import_id: one.id,
			file_name: one.fileName,
			committed_on: one.committedOn,
			committed_version: one.committedVersion,
			withdrawn_version: one.withdrawnVersion,
			withdrawn_reason: one.withdrawnReason
		}))
	};
}

function sideJson({ query, dataVersion, declared, observed, transfers, estimates }: ChangesSide) {
	return {
		as_of: query.asOf,
		data_version: dataVersion,
		factor_set: query.factorSet,
		laden: query.laden === null ? null : shareText(query.laden),
		declared: {
			total_bbl: text(declared.total),
			share: declared.share,
			status: declared.status,
			at_least: declared.atLeast,
			left_out: declared.leftOut
		},
		observed: {
			deliveries: observed.deliveries,
			without_volume: observed.withoutVolume,
			total_bbl: text(observed.total),
			multiple: observed.multiple,
			status: observed.status,
			left_out: observed.leftOut.map(({ reason, records, barrels }) => ({
				reason,
				records,
				bbl: barrelsText(barrels)
			}))
		},
		transfers,
		estimates
	};
}

function termJson({ supplier, month, figure, barrels, absent }: TracedTerm) {
	return {
		record: figure?.id ?? null,
		supplier,
		month,
		bbl: barrelsText(barrels),
		factor: figure?.factor ?? null,
		as_of: figure?.asOf ?? null,
		source: figure?.source ?? null,
		source_url: figure?.sourceUrl ?? null,
		/** Why the other side does not hold it; null where it does, and does not add it. */
		absent
	};
}

function silentJson({ figure, absent }: SilentFigure) {
	return {
		record: figure.id,
		supplier: figure.supplier,
		period_start: figure.start,
		period_end: figure.end,
		bbl: text(figure.barrels),
		as_of: figure.asOf,
		absent
	};
}

function moveJson(step: TracedMove, changes: Changes) {
	return {
		kind: step.kind,
		import_id: step.importId,
		reason: step.reason,
		by_import_id: step.byImportId,
		records: step.records,
		without_volume: step.withoutVolume,
		change_bbl: barrelsText(step.change),
		absent: step.absent,
		words: observedStepTitle(step, changes),
		named: step.named.map(({ record, barrels }) => ({ record: record.id, bbl: barrelsText(barrels) })),
		rest: step.rest === null ? null : { records: step.rest.records, bbl: barrelsText(step.rest.change) }
	};
}

/** One line of the download. What stood before is negative, so that each layer's `bbl` sum to its difference. */
export interface ChangesRow {
	readonly layer: 'declared' | 'observed';
	readonly step: number;
	readonly kind: string;
	readonly supplier: string | null;
	readonly side: 'from' | 'to' | null;
	readonly record: string | null;
	readonly month: string | null;
	readonly source_day: string | null;
	readonly import_id: number | null;
	readonly reason: string | null;
	readonly records: number;
	readonly bbl: string;
	readonly step_bbl: string;
	readonly words: string;
	readonly why: string;
	readonly [column: string]: CsvCell;
}

export function changesRows(changes: Changes): ChangesRow[] {
	return [
		...changes.declared.steps.flatMap((step, at) => {
			const row = (side: 'from' | 'to', term: TracedTerm): ChangesRow => ({
				layer: 'declared',
				step: at + 1,
				kind: step.kind,
				supplier: term.supplier,
				side,
				record: term.figure?.id ?? null,
				month: term.month,
				source_day: term.figure?.asOf ?? null,
				import_id: term.figure?.importId ?? null,
				reason: null,
				records: 1,
				bbl: barrelsText((side === 'from' ? 0n - term.barrels : term.barrels) as Barrels),
				step_bbl: barrelsText(step.change),
				words: declaredStepTitle(step, changes),
				why: absenceText(term.absent, term.figure?.importId ?? null, changes.imports)
			});
			return [...step.before.map((term) => row('from', term)), ...step.after.map((term) => row('to', term))];
		}),
		...changes.observed.steps.flatMap((step, at) => moveRows(step, at + 1, changes))
	];
}

function moveRows(step: TracedMove, number: number, changes: Changes): ChangesRow[] {
	const shared = {
		layer: 'observed' as const,
		step: number,
		kind: step.kind,
		side: null,
		month: null,
		source_day: null,
		import_id: step.importId,
		reason: step.reason,
		step_bbl: barrelsText(step.change),
		words: observedStepTitle(step, changes),
		why: moveAbsenceText(step, changes.imports)
	};
	const sign = step.records < 0 ? -1 : 1;
	const named = step.named.map(({ record, barrels }: NamedDelivery): ChangesRow => ({
		...shared,
		supplier: record.supplier,
		record: record.id,
		records: sign,
		bbl: barrelsText(barrels)
	}));
	const rest = step.named.length === 0 ? { records: step.records, change: step.change } : step.rest;
	if (rest === null) return named;
	return [
		...named,
		{ ...shared, supplier: null, record: null, records: rest.records, bbl: barrelsText(rest.change) }
	];
}
