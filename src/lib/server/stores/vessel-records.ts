// One ship by its IMO number: its rows in the register, and the calls and transfers that name the number.
import type { StoredMovement, StoredVessel } from '#lib/domain/report/record-view.ts';
import type { Imo } from '#lib/domain/vessel.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import type { LedgerView } from './ledger-view.ts';
import { asideIn } from './ledger-view.ts';
import type { MovementRow } from './stored-movement.ts';
import { movementColumns, toMovement } from './stored-movement.ts';
import type { VesselRow } from './stored-vessel.ts';
import { toVessel } from './stored-vessel.ts';

/** Rows of the register under any of the numbers, in the order they came. */
export async function registerRows(
	db: Executor,
	view: LedgerView,
	imos: readonly Imo[]
): Promise<StoredVessel[]> {
	const imports = view.imports.filter(({ kinds }) => kinds.includes('vessel')).map(({ id }) => id);
	if (imports.length === 0 || imos.length === 0) return [];
	const { rows } = await sql<VesselRow>`
		select m.*, i.file_name
		from vessel_entry m join import i on i.id = m.import_id
		where m.imo = any(${imos}::text[]) and m.import_id = any(${imports}::int[])
		order by m.import_id, m.line, m.part`.execute(db);
	return rows.map(toVessel);
}

/** The first `limit` calls and transfers of a ship by day, those without a day last; rows set aside are among them. */
export async function movementsOfShip(
	db: Executor,
	view: LedgerView,
	imo: Imo,
	limit: number
): Promise<StoredMovement[]> {
	const imports = view.imports
		.filter(({ kinds }) => kinds.includes('shipment') || kinds.includes('sts'))
		.map(({ id }) => id);
	if (imports.length === 0) return [];
	// Keys first: walking the days in search of a rare ship would read every row through the index.
	const { rows } = await sql<MovementRow>`
		with own as materialized (
			select m.starts, m.import_id, m.line, m.part
			from movement m
			where (m.imo = ${imo} or m.giver_imo = ${imo} or m.receiver_imo = ${imo})
				and m.import_id = any(${imports}::int[])
		), page as materialized (
			select * from own order by starts, import_id, line, part limit ${limit}
		)
		select ${movementColumns}
		from page p
		join movement m on m.import_id = p.import_id and m.line = p.line and m.part = p.part
		join import i on i.id = m.import_id
		${asideIn(sql`m`, view)}
		order by m.starts, m.import_id, m.line, m.part`.execute(db);
	return rows.map(toMovement);
}
