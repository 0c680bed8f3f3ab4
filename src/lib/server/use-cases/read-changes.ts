// Compares two views of one cap window: what each holds is read as any page reads it, and the moves between them from the
// rows themselves.
import { isCounted, observedSteps } from '#lib/domain/cap/observed-steps.ts';
import type { MoveKind, ObservedStep } from '#lib/domain/cap/observed-steps.ts';
import type { Changes } from '#lib/domain/report/changes.ts';
import { changesOf } from '#lib/domain/report/changes.ts';
import type { ChangesQuery } from '#lib/domain/report/changes-query.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import type { StoredMovement } from '#lib/domain/report/record-view.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { DEFAULT_LADEN } from '#lib/domain/units.ts';
import type { FactorSetName } from '#lib/domain/units.ts';
import type { Context } from '../context.ts';
import { ledgerFigures } from '../stores/figures.ts';
import { importFacts } from '../stores/import-facts.ts';
import type { Between } from '../stores/movement-moves.ts';
import { largestOfMove, movementMoves } from '../stores/movement-moves.ts';
import { movementSums } from '../stores/movements.ts';
import { readCapYear } from './read-cap-year.ts';

/** Deliveries named in a step; the rest of it is one line. */
const NAMED = 5;
/** Steps whose deliveries are named. */
const NAMED_STEPS = 12;

/** Null when no window has started in `year` by today. */
export async function readChanges(
	context: Context,
	year: number,
	queries: ChangesQuery
): Promise<Changes | null> {
	const before = await readCapYear(context, year, queries.before);
	const after = await readCapYear(context, year, queries.after);
	const between = await readCapYear(context, year, {
		...queries.after,
		factorSet: queries.before.factorSet
	});
	if (before === null || after === null || between === null) return null;
	const db = context.database.reader;
	const [figuresBefore, figuresAfter, moves] = await Promise.all([
		ledgerFigures(db, before.dataVersion),
		ledgerFigures(db, after.dataVersion),
		observedMoves(context, before, after, queries)
	]);
	const ids = new Set([
		...[...figuresBefore, ...figuresAfter].map(({ importId }) => importId),
		...moves.flatMap(({ importId, byImportId }) => [importId, byImportId].filter((id) => id !== null))
	]);
	return changesOf({
		queries,
		before,
		between,
		after,
		figures: { before: figuresBefore, after: figuresAfter },
		moves,
		imports: await importFacts(db, [...ids], Math.max(before.dataVersion, after.dataVersion))
	});
}

async function observedMoves(
	{ database: { reader: db } }: Context,
	before: CapYear,
	after: CapYear,
	queries: ChangesQuery
) {
	const { year } = after;
	const { factorSet } = queries.before;
	const shareOf = ({ laden }: ViewQuery) => laden ?? DEFAULT_LADEN.chosen;
	const between: Between = {
		year,
		before: { version: before.dataVersion, asOf: before.asOf },
		after: { version: after.dataVersion, asOf: after.asOf },
		factorSet,
		laden: shareOf(queries.before)
	};
	const counted = async (point: Between['before'], set: FactorSetName) =>
		(await movementSums(db, { ...point, factorSet: set })).filter((sum) => isCounted(sum, year));
	const steps = observedSteps(
		{
			before: await counted(between.before, factorSet),
			between: await counted(between.after, factorSet),
			after: await counted(between.after, queries.after.factorSet),
			ladenBefore: shareOf(queries.before),
			ladenAfter: shareOf(queries.after)
		},
		await movementMoves(db, between)
	);
	const moves: (ObservedStep & { largest: StoredMovement[] })[] = [];
	for (const [at, step] of steps.entries()) {
		moves.push({ ...step, largest: at < NAMED_STEPS ? await largestOf(step) : [] });
	}
	return moves;

	async function largestOf(step: ObservedStep): Promise<StoredMovement[]> {
		const { kind, importId, reason, byImportId } = step;
		if (importId === null || !isMove(kind)) return [];
		return await largestOfMove(db, between, { kind, importId, reason, byImportId }, NAMED);
	}
}

function isMove(kind: ObservedStep['kind']): kind is MoveKind {
	return kind !== 'other' && kind !== 'factors' && kind !== 'laden';
}
