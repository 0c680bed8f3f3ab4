// The declared total of a window on every day on which a source printed something that moved it: the days worth comparing.
import { declaredTotal, officialFigures } from '#lib/domain/cap/declared.ts';
import { refinedWindow } from '#lib/domain/cap/regime.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import type { DeclaredDay } from '#lib/domain/report/declared-day.ts';
import { factorSet } from '#lib/domain/units.ts';
import type { Context } from '../context.ts';
import { ledgerFigures } from '../stores/figures.ts';
import { movementSums } from '../stores/movements.ts';
import { newestVersion } from './read-cap-year.ts';

/** Oldest first; only days on which the total differs from the one before, and the latest view where it does. */
export async function readDeclaredHistory(
	{ database, config, today }: Context,
	year: number,
	{ version: asked, factorSet: set }: Pick<ViewQuery, 'version' | 'factorSet'>
): Promise<DeclaredDay[]> {
	const window = refinedWindow(year);
	if (window === null || window.start > today()) return [];
	const db = database.reader;
	const version = asked ?? (await newestVersion({ database }));
	const figures = officialFigures(await ledgerFigures(db, version), window);
	const days = [...new Set(figures.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])))]
		.filter((day) => day <= today())
		.sort();
	const rows: DeclaredDay[] = [];
	for (const asOf of [...days, null]) {
		const sums = await movementSums(db, { version, asOf, factorSet: set });
		const { total, share, status, atLeast } = declaredTotal(
			figures,
			sums.filter((sum) => sum.kind === 'shipment' && sum.windowYear === year),
			{ window, asOf, today: asOf ?? today(), dueDays: config.dueDays, factorSet: factorSet(set) }
		);
		if (total !== (rows.at(-1)?.total ?? null)) rows.push({ asOf, total, share, status, atLeast });
	}
	return rows;
}
