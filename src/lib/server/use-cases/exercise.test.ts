// data/exercise against its answer, worked out by hand before anything was run: through the real door into a real
// database. What linking changes is in exercise-links.test.ts; what is asked here holds with links and without.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { refinedWindow } from '#lib/domain/cap/regime.ts';
import { isExerciseRow } from '#lib/domain/exercise.ts';
import { FileTotals } from '#lib/domain/ingest/file-report.ts';
import type { LeftOutReason, Shipment, StsTransfer } from '#lib/domain/record.ts';
import { capYear } from '#lib/domain/report/cap-year.ts';
import { NO_BARRELS, barrelsText } from '#lib/domain/units.ts';
import { contextOf } from '../context.ts';
import type { Context } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { readRecords } from '../intake/read-records.ts';
import { checkFile } from './check-file.ts';
import { seedRecord } from './seed-record.ts';
import type { ExerciseFigures } from './test-exercise.ts';
import {
	EXERCISE_YEARS,
	commitText,
	exerciseAnswer,
	exerciseContext,
	exerciseFigures,
	exerciseFiles,
	figuresOf
} from './test-exercise.ts';

const TODAY = '2026-11-26' as IsoDate;
const OPTIONS = { kind: null, answers: {}, today: TODAY, isExercise: true };

const open = (text: string) =>
	async function* () {
		await Promise.resolve();
		yield new TextEncoder().encode(text);
	};

/** Deliveries and transfers of all files, as they are read. */
async function allRecords() {
	const all: { readonly file: string; readonly record: Shipment | StsTransfer }[] = [];
	for (const { name, text } of exerciseFiles) {
		await readRecords(open(text), OPTIONS, {
			write: (records) => {
				for (const record of records as readonly (Shipment | StsTransfer)[]) all.push({ file: name, record });
				return Promise.resolve();
			},
			reset: () => Promise.resolve()
		});
	}
	return all;
}

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = exerciseContext(database);
	await seedRecord(context);
});

afterAll(() => database.close());

describe('the files', () => {
	it('are 200 deliveries and 150 transfers by three reporters', () => {
		const { deliveries, transfers, files } = exerciseAnswer.rows;
		expect([deliveries, transfers]).toEqual([200, 150]);
		const rows = Object.values(files).reduce((sum, file) => sum + file.rows, 0);
		expect([rows, exerciseAnswer.records.length]).toEqual([350, 350]);
		// A's deliveries reach B and C by two roads: handed on cell for cell, and told under another reference.
		const sources = new Set(exerciseAnswer.records.map(({ source }) => source.replace(/ via .*/, '')));
		expect([...sources].sort()).toEqual([
			'Exercise Reporter A',
			'Exercise Reporter B',
			'Exercise Reporter C'
		]);
	});

	it.each(exerciseFiles)(
		'$name is accepted whole, and sums to what stands in the answer',
		async ({ name, text }) => {
			const file = exerciseAnswer.rows.files[name];
			const { outcome, rows, barrels, questions, issues } = await checkFile(open(text), OPTIONS);
			expect({ outcome, accepted: rows.accepted, read: rows.read, questions }).toEqual({
				outcome: 'accept',
				accepted: file?.rows,
				read: file?.rows,
				questions: []
			});
			expect([barrels.refined_cap, barrels.sts_ledger]).toEqual([
				file?.refined_cap_bbl,
				file?.sts_ledger_bbl
			]);
			expect(issues.filter(({ code }) => code === 'exercise_row').length).toBe(file?.rows);
		}
	);

	it('give each row the barrels that were worked out for it', async () => {
		const read = (await allRecords()).map(({ file, record }) => {
			const bbl = record.barrels?.[0];
			return [
				file,
				record.source,
				record.sourceRef,
				record.kind,
				bbl === undefined ? 'none' : barrelsText(bbl)
			].join(' | ');
		});
		const worked = exerciseAnswer.records.map(({ file, source, source_ref, volume, bbl }) =>
			[file, source, source_ref, volume, bbl ?? 'none'].join(' | ')
		);
		expect(read.sort()).toEqual(worked.sort());
	});

	it('come to the answer before linking when each row but a repeat counts by itself', async () => {
		const totals = new FileTotals();
		const seen = new Set<string>();
		for (const { record } of await allRecords()) {
			const isRepeat = seen.has(record.recordKey);
			seen.add(record.recordKey);
			totals.add(isRepeat ? { ...record, leftOut: 'repeat' as LeftOutReason } : record);
		}
		for (const year of EXERCISE_YEARS) {
			const window = refinedWindow(year);
			if (window === null) throw new Error(String(year));
			const view = capYear({
				window,
				dataVersion: 1,
				asOf: null,
				today: TODAY,
				factorSetName: 'committee-8.33',
				laden: null,
				dueDays: 30,
				figures: [],
				movements: totals.movementTotals().map(({ barrelsBySet, windowYear, ...total }) => ({
					...total,
					windowYear: windowYear ?? 0,
					barrels: barrelsBySet[0] ?? NO_BARRELS
				}))
			});
			expect(figuresOf(view)).toEqual(exerciseAnswer.before_linking[String(year)]);
		}
	});

	it('carry the mark of the exercise in their source and in their reference', () => {
		for (const { source, source_ref } of exerciseAnswer.records) {
			expect(isExerciseRow({ source, sourceRef: '' })).toBe(true);
			expect(isExerciseRow({ source: 'Yonhap', sourceRef: source_ref })).toBe(true);
		}
		expect(isExerciseRow({ source: 'Exercise', sourceRef: 'DPRK-1' })).toBe(false);
	});
});

/** Reasons that only a link gives: what they set aside counted before. */
const BY_LINK = new Set([
	'same_event',
	'linked_to_delivery',
	'linked_to_loading',
	'earlier_leg',
	'later_leg'
]);
const thousandths = (text: string | null) => BigInt((text ?? '0.000').replace('.', ''));

/** A ledger without its links: what they set aside is put back, by records and barrels. */
function unlinked({ observed, transfers }: ExerciseFigures) {
	return { observed: putBack(observed), transfers: putBack(transfers) };
}

function putBack({
	deliveries,
	total_bbl,
	left_out
}: ExerciseFigures['observed'] | ExerciseFigures['transfers']) {
	const back = left_out.filter(({ reason }) => BY_LINK.has(reason));
	return {
		deliveries: back.reduce((sum, { records }) => sum + records, deliveries),
		total: back.reduce((sum, { bbl }) => sum + thousandths(bbl), thousandths(total_bbl)),
		leftOut: left_out.filter(({ reason }) => !BY_LINK.has(reason))
	};
}

describe('the ledger', () => {
	it('reaches the answer to the thousandth, links put aside', async () => {
		const figures = await exerciseFigures(context);
		for (const year of ['2019', '2020']) {
			const worked = exerciseAnswer.before_linking[year];
			const found = figures[year];
			if (!worked || !found) throw new Error(year);
			expect(unlinked(found), year).toEqual(unlinked(worked));
			expect(found.observed.unmapped_bbl).toBe(worked.observed.unmapped_bbl);
			expect(found.observed.unsettled_bbl).toBe(worked.observed.unsettled_bbl);
		}
	});

	it('the answer agrees with itself: what links set aside is the difference between its two halves', () => {
		for (const year of ['2019', '2020']) {
			const [before, after] = [exerciseAnswer.before_linking[year], exerciseAnswer.after_linking[year]];
			if (!before || !after) throw new Error(year);
			expect(unlinked(after), year).toEqual(unlinked(before));
		}
	});

	it('holds nothing of the public record', async () => {
		const { rows } = await database.pool.query<{ file_name: string }>(
			'select file_name from import order by file_name'
		);
		expect(rows.map(({ file_name }) => file_name)).toEqual(
			exerciseFiles.map(({ name }) => `exercise/${name}`)
		);
	});

	it('is not opened as an ordinary one, nor an ordinary one as an exercise', async () => {
		const ordinary = contextOf(database, { ...context.config, isExercise: false });
		await expect(seedRecord(ordinary)).rejects.toThrow(/holds an exercise: set OILCAP_EXERCISE=1/);
		const other = await testDatabase();
		try {
			const real = contextOf(other, { ...other.config, today: TODAY });
			await commitText(
				real,
				'real.csv',
				'date,supplier,product,quantity,unit,source,basis\n2022-03-01,RU,diesel,10,bbl,Yonhap,observed\n'
			);
			await expect(seedRecord(exerciseContext(other))).rejects.toThrow(/holds a real record/);
			await expect(commitText(real, 'exercise.csv', exerciseFiles[0]?.text ?? '')).rejects.toThrow(
				'not_a_draft'
			);
		} finally {
			await other.close();
		}
	});
});

/** Each file's rows in any order, in up to five files, all of them in any order of import. */
const arrangement = fc
	.tuple(
		...exerciseFiles.map(({ name, text }) => {
			const [header = '', ...rows] = text.trimEnd().split('\n');
			return fc
				.record({
					rows: fc.shuffledSubarray(rows, { minLength: rows.length }),
					parts: fc.integer({ min: 1, max: 5 })
				})
				.map(({ rows: shuffled, parts }) =>
					Array.from({ length: parts }, (_, part) => ({
						name: `${part + 1} of ${name}`,
						text: `${[header, ...shuffled.filter((_row, at) => at % parts === part)].join('\n')}\n`
					}))
				);
		})
	)
	.map((files) => files.flat())
	.chain((files) => fc.shuffledSubarray(files, { minLength: files.length }));

it(
	'rows shuffled, files split and imported in another order come to the same',
	{ timeout: 240_000 },
	async () => {
		const wanted = await exerciseFigures(context);
		await fc.assert(
			fc.asyncProperty(arrangement, async (files) => {
				const own = await testDatabase();
				try {
					const other = exerciseContext(own);
					for (const { name, text } of files) await commitText(other, name, text);
					expect(await exerciseFigures(other)).toEqual(wanted);
				} finally {
					await own.close();
				}
			}),
			{ seed: 2397, numRuns: 5, endOnFailure: true }
		);
	}
);
