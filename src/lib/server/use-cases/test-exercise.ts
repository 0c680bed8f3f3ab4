// For tests: the files of data/exercise, their answer, and a ledger that reads them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { capYearJson } from '#lib/domain/report/cap-json.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import { checkoutRoot } from '../config.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { commitImport, receiveFile } from './import-file.ts';
import { readCapYear } from './read-cap-year.ts';

const FOLDER = join(checkoutRoot(), 'data', 'exercise');

export const EXERCISE_YEARS = [2019, 2020] as const;

interface LeftOut {
	readonly reason: string;
	readonly records: number;
	readonly bbl: string;
}

interface Amount {
	readonly deliveries: number;
	readonly without_volume: number;
	readonly low_bbl: string | null;
	readonly total_bbl: string | null;
	readonly high_bbl: string | null;
}

export interface ExerciseFigures {
	readonly observed: Amount & {
		readonly suppliers: readonly (Amount & { readonly supplier: string })[];
		readonly left_out: readonly LeftOut[];
		readonly unmapped_bbl: string;
		readonly unsettled_bbl: string;
	};
	readonly transfers: Amount & { readonly to_dprk_flagged: Amount; readonly left_out: readonly LeftOut[] };
}

type ByYear = Readonly<Record<string, ExerciseFigures>>;

interface LinkCount {
	readonly same_event: number;
	readonly voyage: number;
	readonly total: number;
}

export interface ExerciseAnswer {
	readonly rows: {
		readonly deliveries: number;
		readonly transfers: number;
		readonly files: Readonly<
			Record<
				string,
				{ readonly rows: number; readonly refined_cap_bbl: string; readonly sts_ledger_bbl: string }
			>
		>;
	};
	readonly before_linking: ByYear;
	readonly after_linking: ByYear;
	readonly links: { readonly in_force: LinkCount; readonly proposed: LinkCount };
	readonly records: readonly {
		readonly source: string;
		readonly source_ref: string;
		readonly file: string;
		readonly verdict: string;
		readonly supplier: string | null;
		readonly bbl: string | null;
		readonly volume: string;
	}[];
}

export const exerciseAnswer = JSON.parse(readFileSync(join(FOLDER, 'answer.json'), 'utf8')) as ExerciseAnswer;

export const exerciseFiles: readonly { readonly name: string; readonly text: string }[] = Object.keys(
	exerciseAnswer.rows.files
).map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

export function exerciseContext(database: TestDatabase): Context {
	return contextOf(database, { ...database.config, isExercise: true, today: '2026-11-26' as IsoDate });
}

/** Through the door of any upload. */
export async function commitText(context: Context, fileName: string, text: string): Promise<number> {
	const { database, config } = context;
	const arrival = await receiveFile(context, bytesOf(text), {
		fileName,
		kind: null,
		answers: {},
		origin: 'cli'
	});
	const { importId } = arrival;
	await loadDraft(database, {
		importId,
		dataDir: config.dataDir,
		today: context.today(),
		isExercise: config.isExercise
	});
	const { state } = await commitImport(context, importId);
	if (state !== 'committed') throw new Error(`${fileName}: ${state}`);
	return importId;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

/** What the ledger says of both windows, in the form of the answer; left-out reasons by name. */
export async function exerciseFigures(context: Context): Promise<Record<string, ExerciseFigures>> {
	const figures: Record<string, ExerciseFigures> = {};
	for (const year of EXERCISE_YEARS) {
		const view = await readCapYear(context, year, LATEST_VIEW);
		if (view === null) throw new Error(`no window ${year}`);
		figures[year] = figuresOf(view);
	}
	return figures;
}

export function figuresOf(view: CapYear): ExerciseFigures {
	const { observed, transfers } = capYearJson(view);
	return {
		observed: {
			...amount(observed),
			suppliers: observed.suppliers.map((one) => ({ supplier: one.supplier, ...amount(one) })),
			left_out: observed.left_out.map(leftOut),
			unmapped_bbl: observed.unmapped_bbl,
			unsettled_bbl: observed.unsettled_bbl
		},
		transfers: {
			...amount(transfers),
			to_dprk_flagged: amount(transfers.to_dprk_flagged),
			left_out: transfers.left_out.map(leftOut)
		}
	};
}

// Fields that are added to the API later are no part of the answer.
const amount = ({ deliveries, without_volume, low_bbl, total_bbl, high_bbl }: Amount): Amount => ({
	deliveries,
	without_volume,
	low_bbl,
	total_bbl,
	high_bbl
});
const leftOut = ({ reason, records, bbl }: LeftOut): LeftOut => ({ reason, records, bbl });
