// SIGKILL in the middle of an import: after the next start the totals are those before or those after, never between.
import { expect, test } from '@playwright/test';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

const ROWS = 60_000;
const ROUNDS = 6;

/** 60,000 deliveries of 10 bbl in 2022. */
function largeFile(round: number): string {
	const rows = Array.from(
		{ length: ROWS },
		(_, i) => `2022-03-01,RU,diesel,10,bbl,Crash exercise,K${round}-${i},observed`
	);
	return `date,supplier,product,quantity,unit,source,source_ref,basis\n${rows.join('\n')}\n`;
}

async function total(origin: string): Promise<string | null> {
	const answer = await fetch(`${origin}/api/v1/cap/2022`);
	const body = (await answer.json()) as { observed: { total_bbl: string | null } };
	return body.observed.total_bbl;
}

async function importAll(oilcap: Oilcap, text: string): Promise<void> {
	const headers = {
		origin: oilcap.origin,
		accept: 'application/json',
		'content-type': 'text/csv',
		'x-file-name': 'large.csv'
	};
	const sent = await fetch(`${oilcap.origin}/import/upload`, { method: 'POST', headers, body: text });
	const { import_id: id } = (await sent.json()) as { import_id: number };
	for (;;) {
		const answer = await fetch(`${oilcap.origin}/api/v1/imports/${id}`);
		const { state, effect } = (await answer.json()) as { state: string; effect: unknown };
		if (state === 'draft' && effect !== null) break;
		if (state === 'failed') throw new Error('the import failed');
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	await fetch(`${oilcap.origin}/import/${id}?/commit`, {
		method: 'POST',
		headers: { origin: oilcap.origin, 'content-type': 'application/x-www-form-urlencoded' }
	});
}

/** Large imports are linked after their commit; any command finishes what is due before it answers. */
function linked(oilcap: Oilcap): void {
	expect(oilcap.run('imports').code).toBe(0);
}

test('totals are whole after every kill', async () => {
	test.setTimeout(180_000);
	let oilcap = await startOilcap();
	const { dataDir } = oilcap;
	let committed = 0;
	for (let round = 0; round < ROUNDS; round++) {
		// From the upload's first moments to some time after its commit.
		const delay = 60 + round * 450;
		const running = importAll(oilcap, largeFile(round)).catch(() => undefined);
		await Promise.race([running, new Promise((resolve) => setTimeout(resolve, delay))]);
		await oilcap.kill();
		await running;
		oilcap = await startOilcap(dataDir);
		linked(oilcap);
		const now = await total(oilcap.origin);
		const whole = [committed, committed + 1].map((n) => (n === 0 ? null : `${n * ROWS * 10}.000`));
		expect(whole, `round ${round}`).toContain(now);
		if (now === whole[1]) committed += 1;
	}
	await importAll(oilcap, largeFile(ROUNDS));
	linked(oilcap);
	expect(await total(oilcap.origin)).toBe(`${(committed + 1) * ROWS * 10}.000`);
	await oilcap.stop();
});
