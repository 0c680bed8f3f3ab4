// Every file of data/samples against the outcome written beside it by hand, from the rules and not from this code.
// A new kind of broken file is a new pair there first.
import { createReadStream, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { IssueCode } from '#lib/domain/issue.ts';
import { issueKinds } from '#lib/domain/issue.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import { RECORD_KINDS } from '#lib/domain/record.ts';
import type { CheckedFile } from '#lib/server/use-cases/check-file.ts';
import { checkFile } from '#lib/server/use-cases/check-file.ts';

const FOLDER = fileURLToPath(new URL('../../../../data/samples/', import.meta.url));
const TODAY = '2026-11-26' as IsoDate;
const FEWEST = 80;

type Place = readonly [line: number | null, code: string];

interface Sample {
	readonly about: string;
	readonly kind: RecordKind | null;
	readonly answers?: Readonly<Record<string, string>>;
	/** True where an exercise ledger reads the file. */
	readonly exercise?: boolean;
	/** What each column of a filled template holds. */
	readonly columns?: Readonly<Record<string, string>>;
	readonly expect: {
		readonly kind?: RecordKind | null;
		readonly outcome: CheckedFile['outcome'];
		readonly rows?: Partial<CheckedFile['rows']>;
		readonly barrels: CheckedFile['barrels'];
		readonly by_supplier: CheckedFile['by_supplier'];
		readonly detected?: Partial<CheckedFile['detected']>;
		readonly questions: readonly { readonly code: string; readonly assumed: string | null }[];
		readonly issues?: readonly Place[];
		/** Codes that may come or not: the list says nothing of them. */
		readonly unlisted?: readonly string[];
	};
}

/** No file alone can raise these: they need other files, a person's decision, or no code raises them. */
const BEYOND_A_FILE: readonly IssueCode[] = [
	'factor_unspecified',
	'likely_duplicate',
	'decision_unused',
	'value_decided'
];

const names = readdirSync(FOLDER).filter((name) => !name.startsWith('.') && name !== 'README.md');
const described = names.filter((name) => name.endsWith('.json')).map(stem);
const files = names.filter((name) => !name.endsWith('.json'));
const samples = files
	.filter((file) => described.includes(stem(file)))
	.map((file) => ({ file, ...sampleOf(file) }));

function stem(name: string): string {
	return name.slice(0, name.lastIndexOf('.'));
}

function sampleOf(file: string): Sample {
	return JSON.parse(readFileSync(`${FOLDER}${stem(file)}.json`, 'utf8')) as Sample;
}

function byPlace([line, code]: Place, [otherLine, otherCode]: Place): number {
	return (line ?? 0) - (otherLine ?? 0) || (code < otherCode ? -1 : Number(code > otherCode));
}

/** What the file was found to be, cut down to what its sample speaks of. */
function told(checked: CheckedFile, given: Sample['expect']) {
	const { kind, outcome, rows, barrels, by_supplier, detected, questions, issues } = checked;
	const places = issues.map(({ line, code }): Place => [line, code]);
	return {
		...(given.kind !== undefined && { kind }),
		outcome,
		...(given.rows && { rows: only(rows, given.rows) }),
		barrels,
		by_supplier,
		...(given.detected && { detected: toldFormat(detected, given.detected) }),
		questions: questions.map(({ code, assumed }) => ({ code, assumed })),
		...(given.unlisted && { unlisted: given.unlisted }),
		...(given.issues && {
			issues: places.filter(([, code]) => !given.unlisted?.includes(code)).sort(byPlace)
		})
	};
}

/** The fields of `all` that `given` has. */
function only<T extends object>(all: T, given: Partial<T>): Partial<T> {
	return Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(given, name))) as Partial<T>;
}

function toldFormat(all: CheckedFile['detected'], given: Partial<CheckedFile['detected']>) {
	const format = only(all, given);
	return given.mapping ? { ...format, mapping: only(all.mapping, given.mapping) } : format;
}

describe('each sample is read as written beside it', () => {
	const named = samples.map((sample) => [`${sample.file}: ${sample.about}`, sample] as const);
	it.each(named)('%s', async (_name, { file, kind, answers = {}, exercise = false, expect: given }) => {
		const checked = await checkFile(() => createReadStream(FOLDER + file), {
			kind,
			answers,
			today: TODAY,
			isExercise: exercise
		});
		expect(told(checked, given)).toEqual(given);
		expect(checked.issues_total).toBe(checked.issues.length);
	});
});

describe('the samples as a whole', () => {
	it('are pairs of a file and its outcome', () => {
		const withoutFile = described.filter((name) => !files.some((file) => stem(file) === name));
		const withoutOutcome = files.filter((file) => !described.includes(stem(file)));
		expect({ withoutFile, withoutOutcome }).toEqual({ withoutFile: [], withoutOutcome: [] });
		expect(new Set(files.map(stem)).size).toBe(files.length);
	});

	it(`are at least ${FEWEST}`, () => {
		expect(samples.length).toBeGreaterThanOrEqual(FEWEST);
	});

	it('expect each issue that a file alone can raise', () => {
		const raised = new Set(samples.flatMap((one) => one.expect.issues ?? []).map(([, code]) => code));
		const missing = Object.keys(issueKinds).filter((code) => !raised.has(code));
		expect(missing.sort()).toEqual([...BEYOND_A_FILE].sort());
	});

	it('expect rows that are all accounted for, and barrels that their suppliers add up to', () => {
		const thousandths = (text: string) => BigInt(text.replace('.', ''));
		for (const { file, expect: given } of samples) {
			const { read, accepted = 0, rejected = 0, ignored = 0, duplicate = 0 } = given.rows ?? {};
			if (read !== undefined) expect(accepted + rejected + ignored + duplicate, file).toBe(read);
			const sum = Object.values(given.by_supplier).reduce((all, one) => all + thousandths(one), 0n);
			expect(sum, file).toBe(thousandths(given.barrels.refined_cap));
		}
	});

	it('have a filled file for each template, with a word on every column', () => {
		const filled = samples.filter(({ columns }) => columns !== undefined);
		expect(filled.map(({ kind }) => kind).sort()).toEqual([...RECORD_KINDS].sort());
		for (const { file, columns = {} } of filled) {
			const [header = ''] = readFileSync(FOLDER + file, 'utf8').split('\n');
			expect(Object.keys(columns).sort(), file).toEqual(header.split(',').sort());
		}
	});

	it('list issues by line and then by code', () => {
		for (const { file, expect: given } of samples) {
			if (given.issues) expect(given.issues, file).toEqual([...given.issues].sort(byPlace));
		}
	});
});
