// One ship by its IMO number, in a view of the ledger.
import { standingOf } from '#lib/domain/report/record-standing.ts';
import type { ListedShip } from '#lib/domain/report/vessel-list.ts';
import { nameKey } from '#lib/domain/vessel.ts';
import { vesselPage } from '#lib/domain/report/vessel-page.ts';
import type { Namesake, VesselPage } from '#lib/domain/report/vessel-view.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { DEFAULT_LADEN } from '#lib/domain/units.ts';
import type { Imo } from '#lib/domain/vessel.ts';
import { parseImo } from '#lib/domain/vessel.ts';
import type { Context } from '../context.ts';
import { movementsOfShip, registerRows } from '../stores/vessel-records.ts';
import { readYears } from './read-cap-year.ts';
import { shipIndex } from './read-vessels.ts';

export interface VesselReading {
	readonly dataVersion: number;
	readonly page: VesselPage;
}

/** No ship makes as many calls in ten years; a number that stands in more rows is a placeholder. */
export const MOST_RECORDS = 2_000;

/** Null where nothing in the view tells of the number. */
export async function readVessel(
	context: Context,
	text: string,
	query: ViewQuery
): Promise<VesselReading | null> {
	const reading = parseImo(text);
	if (reading.kind !== 'valid') return null;
	const { imo } = reading;
	const { view, ships } = await shipIndex(context, query);
	if (!ships.some((ship) => ship.imo === imo)) return null;
	const db = context.database.reader;
	const [register, found, years] = await Promise.all([
		registerRows(db, view, [imo]),
		movementsOfShip(db, view, imo, MOST_RECORDS + 1),
		readYears(context, query)
	]);
	const movements = found.slice(0, MOST_RECORDS);
	const met = movements.flatMap((record) =>
		record.recordKind === 'sts' ? [record.giver.imo, record.receiver.imo] : []
	);
	const partners = [...new Set(met)].filter((one): one is Imo => one !== null && one !== imo);
	return {
		dataVersion: view.version,
		page: vesselPage({
			imo,
			register,
			partners: await registerRows(db, view, partners),
			movements: movements.map((record) => ({ record, standing: standingOf(record, years, query) })),
			isComplete: found.length <= MOST_RECORDS,
			otherNumbers: (nameKeys) => namesakes(ships, imo, new Set(nameKeys)),
			factorSet: query.factorSet,
			laden: { ...DEFAULT_LADEN, ...(query.laden === null ? {} : { chosen: query.laden }) },
			sources: query.sources
		})
	};
}

/** Whether the latest view tells of a ship that the view read does not. */
export async function isInLatestView(context: Context, text: string, query: ViewQuery): Promise<boolean> {
	const reading = parseImo(text);
	if (reading.kind !== 'valid' || (query.asOf === null && query.version === null)) return false;
	const { ships } = await shipIndex(context, { ...query, asOf: null, version: null });
	return ships.some(({ imo }) => imo === reading.imo);
}

function namesakes(ships: readonly ListedShip[], own: Imo, nameKeys: ReadonlySet<string>): Namesake[] {
	return ships
		.filter(({ imo }) => imo !== own)
		.flatMap(({ imo, names, calls, transfers }) =>
			names.filter((name) => nameKeys.has(nameKey(name))).map((name) => ({ imo, name, calls, transfers }))
		);
}
