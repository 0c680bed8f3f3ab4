// data/exercise with its links: every number of answer.json, and the verdict on every row, through the real door into a
// real database. The answer was worked out by hand from the rules of linking before any of it was run.
//
// A link is counted once for each row that an event sets aside, and once for each fill and emptying that a voyage joins.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scenarioAt } from '#lib/domain/cap/laden.ts';
import { linkChange } from '#lib/domain/report/link-change.ts';
import { recordJson } from '#lib/domain/report/record-json.ts';
import { ALL_RECORDS } from '#lib/domain/report/record-query.ts';
import type { RecordCursor } from '#lib/domain/report/record-query.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { isSameEvent } from '#lib/domain/link/link-rules.ts';
import { readLinks } from './read-links.ts';
import { openRecords } from './read-records.ts';
import { seedRecord } from './seed-record.ts';
import {
	commitText,
	exerciseAnswer,
	exerciseContext,
	exerciseFiles,
	exerciseFigures
} from './test-exercise.ts';

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = exerciseContext(database);
	await seedRecord(context);
});

afterAll(() => database.close());

/** Links of the ledger by state and kind. */
async function linkCounts(of: Context): Promise<typeof exerciseAnswer.links> {
	const count = async (state: 'in_force' | 'proposed') => {
		const { pairs } = await readLinks(of, { state, rule: null, after: null }, LATEST_VIEW, 1_000);
		const events = pairs.filter(({ link }) => isSameEvent(link.rule)).length;
		return { same_event: events, voyage: pairs.length - events, total: pairs.length };
	};
	return { in_force: await count('in_force'), proposed: await count('proposed') };
}

async function records(of: Context) {
	const reader = await openRecords(of, ALL_RECORDS, LATEST_VIEW);
	const rows: ReturnType<typeof recordJson>[] = [];
	let after: RecordCursor | null = null;
	do {
		const page: Awaited<ReturnType<typeof reader.page>> = await reader.page(after, 1_000);
		rows.push(...page.records.map(({ record, standing }) => recordJson(record, standing, 'committee-8.33')));
		after = page.next;
	} while (after !== null);
	return rows;
}

describe('the linked ledger', () => {
	it.each(['2019', '2020'])('reaches the answer of %s to the thousandth', async (year) => {
		const figures = await exerciseFigures(context);
		expect(figures[year]).toEqual(exerciseAnswer.after_linking[year]);
	});

	it('holds the links of the answer, in force and proposed', async () => {
		expect(await linkCounts(context)).toEqual(exerciseAnswer.links);
	});

	it('tells with its links what each takes from which total: together all that the answer leaves out for them', async () => {
		const { pairs } = await readLinks(
			context,
			{ state: 'in_force', rule: null, after: null },
			LATEST_VIEW,
			1_000
		);
		const read = { factors: 'committee-8.33', laden: scenarioAt(null) } as const;
		const told = new Map(
			pairs.flatMap((pair) => {
				const { leftOut } = linkChange(pair, read);
				return leftOut === null ? [] : [[leftOut.record, leftOut] as const];
			})
		);
		const sum = (total: 'observed' | 'transfers', year: number) => {
			const own = [...told.values()].filter((one) => one.total === total && one.year === year);
			return [own.length, own.reduce((n, { barrels }) => n + Number(barrels ?? 0n), 0) / 1000];
		};
		// 2019: 9 at their delivery, 44,760, and 9 further reports, 61,768.8. 2020: 4, 7,460; 3 at their loading, 0; 10, 61,768.8.
		expect(sum('observed', 2019)).toEqual([18, 106_528.8]);
		expect(sum('observed', 2020)).toEqual([17, 69_228.8]);
		// 2019: 13 earlier legs, 89,520; 1 later leg, 0; 6 further reports, 46,252. 2020: 12, 89,520; 1, 0; 7, 52,220.
		expect(sum('transfers', 2019)).toEqual([20, 135_772]);
		expect(sum('transfers', 2020)).toEqual([20, 141_740]);
	});

	it('counts and leaves out the rows that the answer does, each by its reason', async () => {
		// Of a row and its repeat either may be the one set aside, so those are compared as a pair.
		const word = ({ in_total, in_layer, standing }: ReturnType<typeof recordJson>) =>
			in_total || in_layer ? 'counts' : standing;
		const found = (await records(context)).map((row) => `${row.source_ref} ${word(row)}`);
		const wanted = exerciseAnswer.records.map(({ source_ref, verdict }) => `${source_ref} ${verdict}`);
		expect(found.sort()).toEqual(wanted.sort());
	});

	it('charges each delivery that counts to the supplier of the answer', async () => {
		const wanted = exerciseAnswer.records.flatMap(({ source_ref, supplier }) =>
			supplier === null ? [] : [`${source_ref} ${supplier}`]
		);
		const found = (await records(context))
			.filter(({ kind, in_layer }) => kind === 'shipment' && in_layer)
			.map(({ source_ref, supplier }) => `${source_ref} ${supplier ?? 'unknown'}`);
		expect(found.sort()).toEqual(wanted.sort());
	});

	it('is the same when the files come last to first', async () => {
		const other = await testDatabase();
		try {
			const reversed = exerciseContext(other);
			for (const { name, text } of [...exerciseFiles].reverse()) await commitText(reversed, name, text);
			expect(await exerciseFigures(reversed)).toEqual(await exerciseFigures(context));
			expect(await linkCounts(reversed)).toEqual(exerciseAnswer.links);
		} finally {
			await other.close();
		}
	});
});
