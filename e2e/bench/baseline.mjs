// What the same database does with the same rows when nothing is checked: COPY the text into a bare table, then one
// INSERT … SELECT with types into a table with the same three indexes as the ledger's.
import { createReadStream, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import copyStreams from 'pg-copy-streams';
import pg from 'pg';

export async function baseline(dataDir, file) {
	const client = new pg.Client(addressOf(dataDir));
	await client.connect();
	try {
		await client.query(`
			create table bench_stage (date text, supplier text, vessel_name text, imo text, product text, hs_code text,
				quantity text, unit text, destination_port text, source text, source_ref text, basis text);
			create table bench_rows (id bigint generated always as identity primary key, date date not null,
				supplier text, vessel_name text, imo text, product text, hs_code text, quantity numeric not null, unit text,
				destination_port text, source text not null, source_ref text not null, basis text,
				mbbl bigint not null);
			create unique index on bench_rows (source, source_ref);
			create index on bench_rows (date);`);
		const begun = performance.now();
		const copy = client.query(copyStreams.from('copy bench_stage from stdin (format csv, header true)'));
		await pipeline(createReadStream(file), copy);
		const copied = performance.now();
		await client.query(`
			insert into bench_rows (date, supplier, vessel_name, imo, product, hs_code, quantity, unit, destination_port,
				source, source_ref, basis, mbbl)
			select date::date, supplier, vessel_name, imo, product, hs_code, quantity::numeric, unit, destination_port,
				source, source_ref, basis, round(quantity::numeric * 7460)
			from bench_stage where quantity::numeric >= 0
			on conflict (source, source_ref) do nothing`);
		const inserted = performance.now();
		await client.query('drop table bench_stage, bench_rows');
		return { copyMs: copied - begun, insertMs: inserted - copied, totalMs: inserted - begun };
	} finally {
		await client.end();
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
