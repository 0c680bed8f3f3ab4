// The command line, beside a running server: the same figures by the second door.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DELIVERED, DELIVERIES, TRANSFERRED, TRANSFERS } from './files.ts';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

let oilcap: Oilcap;
let deliveries: string;
let transfers: string;
test.beforeAll(async () => {
	oilcap = await startOilcap();
	deliveries = join(oilcap.dataDir, 'deliveries.csv');
	transfers = join(oilcap.dataDir, 'transfers.csv');
	await writeFile(deliveries, DELIVERIES);
	await writeFile(transfers, TRANSFERS);
});
test.afterAll(async () => {
	await oilcap.stop();
});

interface Line {
	readonly kind: string;
	readonly outcome: string;
	readonly rows: Record<string, number>;
	readonly barrels: Record<string, string>;
	readonly by_supplier: Record<string, string>;
	readonly issues: { code: string; line: number; column: string }[];
	readonly state: string;
	readonly import_id: number;
	readonly effect: { supplier: string; before_bbl: string | null; after_bbl: string | null }[];
}
const parse = (out: string) =>
	out
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Line);

test('check judges files without storing them', () => {
	const { code, out } = oilcap.run('check', deliveries, transfers, '--json');
	expect(code).toBe(1);
	const [first, second] = parse(out);
	expect(first).toMatchObject({
		kind: 'shipment',
		outcome: 'partial',
		rows: { read: 10, accepted: 8, rejected: 2, ignored: 0, duplicate: 0 },
		barrels: { refined_cap: DELIVERED.all, sts_ledger: '0.000', crude: '0.000', not_counted: '0.000' },
		by_supplier: { CN: DELIVERED.CN, RU: DELIVERED.RU, SG: DELIVERED.SG, unknown: DELIVERED.unknown }
	});
	expect(
		first?.issues.filter(({ code: name }) => ['unit_missing', 'date_format'].includes(name))
	).toMatchObject([
		{ code: 'unit_missing', line: 8, column: 'unit' },
		{ code: 'date_format', line: 9, column: 'date' }
	]);
	expect(second).toMatchObject({
		kind: 'sts',
		outcome: 'partial',
		rows: { read: 5, accepted: 3, rejected: 2 },
		// 900 t x 7.46 between ships of other flags.
		barrels: { refined_cap: '0.000', sts_ledger: TRANSFERRED, not_counted: '6714.000' }
	});
	expect(oilcap.run('imports').out.trim().split('\n')).toHaveLength(6);
});

test('import commits beside the server, knows the file again, and withdraw takes it back', async () => {
	const tried = parse(oilcap.run('import', deliveries, '--dry-run', '--json').out)[0];
	expect(tried).toMatchObject({ state: 'previewed' });
	const done = parse(oilcap.run('import', deliveries, '--json').out)[0];
	expect(done).toMatchObject({
		state: 'committed',
		rows: { read: 10, accepted: 8, rejected: 2, duplicate: 0 }
	});
	expect(done?.effect.find(({ supplier }) => supplier === 'RU')).toMatchObject({
		before_bbl: null,
		after_bbl: DELIVERED.RU
	});
	const answer = await fetch(`${oilcap.origin}/api/v1/cap/2023`);
	expect(await answer.json()).toMatchObject({ observed: { total_bbl: DELIVERED.all } });

	const again = parse(oilcap.run('import', deliveries, '--json').out)[0];
	expect(again).toMatchObject({ state: 'already_imported', rows: { accepted: 0, duplicate: 8 } });
	expect(again?.import_id).toBe(done?.import_id);

	const back = oilcap.run('withdraw', String(done?.import_id), '--reason', 'exercise over', '--json');
	expect(back.code).toBe(0);
	const status = oilcap.run('status', '--year', '2023', '--json');
	expect(JSON.parse(status.out)).toMatchObject({ observed: { deliveries: 0, total_bbl: null } });
});

test('wrong use is told in a sentence, with exit code 2', () => {
	for (const words of [
		['chekc'],
		['check'],
		['check', deliveries, '--kind', 'cargo'],
		['check', deliveries, '--answer', 'tonnage=t'],
		['status', '--year', '1999'],
		['status', '--as-of', '2023-02-29'],
		['withdraw', 'seven', '--reason', 'x'],
		['withdraw', '1'],
		['brief', '--year', '2023', '--format', 'docx', '--out', 'x']
	]) {
		const { code, err } = oilcap.run(...words);
		expect(code, words.join(' ')).toBe(2);
		expect(err.trim().split('\n').length, words.join(' ')).toBe(1);
	}
	expect(oilcap.run('withdraw', '999', '--reason', 'x').code).toBe(1);
	expect(oilcap.run('check', join(oilcap.dataDir, 'none.csv')).code).toBe(1);
	for (const name of ['status', 'check', 'import', 'imports', 'withdraw', 'brief']) {
		expect(oilcap.run(name, '--help').code, name).toBe(0);
	}
});
