// What the same database does with the same rows when nothing is read, checked or compared: the rows as the ledger keeps
// them, by COPY into a bare table, then by one INSERT … SELECT into a table with the ledger's indexes.
import { createReadStream, createWriteStream, readFileSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import copyStreams from 'pg-copy-streams';
import pg from 'pg';

export async function baseline(dataDir, importId) {
	const client = new pg.Client(addressOf(dataDir));
	const rows = join(dataDir, 'baseline.txt');
	await client.connect();
	try {
		await client.query(`
			create table bench_stage (like movement);
			create table bench_rows (like movement including indexes);`);
		const out = client.query(
			copyStreams.to(`copy (select * from movement where import_id = ${Number(importId)}) to stdout`)
		);
		await pipeline(out, createWriteStream(rows));
		const begun = performance.now();
		await pipeline(createReadStream(rows), client.query(copyStreams.from('copy bench_stage from stdin')));
		const copied = performance.now();
		await client.query('insert into bench_rows select * from bench_stage on conflict do nothing');
		const inserted = performance.now();
		return { copyMs: copied - begun, insertMs: inserted - copied, totalMs: inserted - begun };
	} finally {
		await client.query('drop table if exists bench_stage, bench_rows');
		await client.end();
		await rm(rows, { force: true });
	}
}

function addressOf(dataDir) {
	if (process.env.DATABASE_URL) return { connectionString: process.env.DATABASE_URL };
	const owner = readdirSync(dataDir)
		.filter((name) => /^database-owner\.\d+\.json$/.test(name))
		.sort((a, b) => Number(/\d+/.exec(b)?.[0]) - Number(/\d+/.exec(a)?.[0]))[0];
	const { address } = JSON.parse(readFileSync(join(dataDir, owner), 'utf8'));
	return { ...address, password: address.password ?? undefined, database: 'oilcap' };
}
