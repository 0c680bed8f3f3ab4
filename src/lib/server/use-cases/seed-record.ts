// The bundled public record, or the exercise, loaded on first start through the same door as any upload, so that every
// figure of it opens to a file and a line.
import { ConfigError } from '../config.ts';
import type { Context } from '../context.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { failInterrupted, firstCommittedReport } from '../stores/imports.ts';
import { currentVersion } from '../stores/standing.ts';
import { commitImport, receiveFile } from './import-file.ts';

const files = import.meta.glob<string>('/data/{official,published,reference,exercise}/*.csv', {
	query: '?raw',
	import: 'default',
	eager: true
});

/** Official figures first, then what others published, then the register. */
const ORDER = [
	'official/monthly.csv',
	'official/annual.csv',
	'published/estimates.csv',
	'published/deliveries.csv',
	'published/sts.csv',
	'reference/vessels.csv'
];

/** By the three invented reporters; see data/exercise/README.md. */
const EXERCISE = [
	'exercise/deliveries-a.csv',
	'exercise/deliveries-b.csv',
	'exercise/deliveries-c.csv',
	'exercise/transfers-a.csv',
	'exercise/transfers-b.csv',
	'exercise/transfers-c.csv'
];

/** Names of the files loaded now; none when the ledger holds anything already. */
export async function seedRecord(context: Context): Promise<string[]> {
	const { database, config } = context;
	if ((await currentVersion(database.db)) > 0) {
		await refuseOtherLedger(context);
		return [];
	}
	const names = config.isExercise ? EXERCISE : ORDER;
	await failInterrupted(database.db, ['record']);
	for (const name of names) {
		const text = files[`/data/${name}`];
		if (text === undefined) throw new Error(`data/${name} is missing from this build`);
		await loadBundled(context, config.dataDir, name, text);
	}
	return names;
}

/** The real record must never be called invented, and an exercise never be read as the record. */
async function refuseOtherLedger({ database, config }: Context): Promise<void> {
	const report = await firstCommittedReport(database.db);
	const isExercise = 'exercise_row' in (report?.issue_counts ?? {});
	if (isExercise === config.isExercise) return;
	throw new ConfigError(
		isExercise
			? 'This data folder or database holds an exercise: set OILCAP_EXERCISE=1, or OILCAP_DATA_DIR or DATABASE_URL to another.'
			: 'This data folder or database holds a real record, which no exercise may use: set OILCAP_DATA_DIR or DATABASE_URL to another.'
	);
}

async function loadBundled(context: Context, dataDir: string, name: string, text: string): Promise<void> {
	const bytes = new TextEncoder().encode(text);
	const arrival = await receiveFile(context, one(bytes), {
		fileName: name,
		kind: null,
		answers: {},
		origin: 'record'
	});
	if (arrival.state === 'reading') {
		await loadDraft(context.database, {
			importId: arrival.importId,
			dataDir,
			today: context.today(),
			isExercise: context.config.isExercise
		});
	}
	if (arrival.state === 'already_imported') return;
	const result = await commitImport(context, arrival.importId);
	if (result.state === 'not_a_draft') throw new Error(`data/${name} could not be loaded`);
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield bytes;
}
