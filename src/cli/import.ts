import { importFromDisk } from '#lib/server/use-cases/import-from-disk.ts';
import type { DiskImport, LikelyPair } from '#lib/server/use-cases/import-from-disk.ts';
import { checkText } from './check.ts';
import type { Command, Given } from './command.ts';
import { complain, isJson, print, printJson } from './command.ts';
import { FILE_OPTIONS, fileOptions, fileProblem } from './file-options.ts';
import { withContext } from './with-context.ts';

export const command: Command = {
	usage: 'oilcap import FILE… [--kind KIND] [--answer CODE=CHOICE] [--dry-run]',
	help: 'Brings files into the ledger; rows that are refused stay out and are named.',
	options: [
		...FILE_OPTIONS,
		{ name: 'dry-run', value: null, help: 'show what would change, and change nothing' }
	],
	run
};

async function run(given: Given): Promise<number> {
	const { kind, answers, files } = fileOptions(given);
	return await withContext(async (context) => {
		let code = 0;
		for (const file of files) {
			const problem = await fileProblem(file);
			if (problem !== null) {
				complain(problem);
				code = 1;
				continue;
			}
			const done = await importFromDisk(context, file, {
				kind,
				answers,
				isDryRun: given.flags.has('dry-run')
			});
			if (done.checked.outcome !== 'accept') code = 1;
			if (done.state === 'already_imported' && Object.keys(answers).length > 0)
				complain(
					`${file} is in the ledger as import ${done.importId}; the answers given now were not used. Withdraw it first.`
				);
			if (isJson(given)) {
				const { checked, importId, state, change } = done;
				printJson({
					file,
					...checked,
					import_id: importId,
					state,
					effect: change?.effect.lines ?? [],
					likely_duplicates: change?.likely?.total ?? null
				});
			} else print(importText(file, done));
		}
		return code;
	});
}

const STATES = {
	committed: 'committed as import',
	previewed: 'tried only, nothing was changed; it was import',
	already_imported: 'already in the ledger as import',
	refused: 'refused; kept in the list as import'
};

function importText(file: string, { checked, importId, state, change }: DiskImport): string {
	const lines = (change?.effect.lines ?? []).map(
		(line) =>
			`  ${line.year} ${line.basis} ${line.supplier}: ${line.before_bbl ?? 'none'} → ${line.after_bbl ?? 'none'} bbl` +
			(line.status_before === line.status_after
				? ''
				: `, status ${line.status_before ?? 'none'} → ${line.status_after ?? 'none'}`)
	);
	const likely = change?.likely ?? null;
	const warning =
		likely === null || likely.total === 0
			? []
			: [
					`  warning: ${likely.total} rows are likely told twice, such as ${pairText(likely.pairs[0])}; both count. /import/${importId} compares them.`
				];
	return [checkText(file, checked), `  ${STATES[state]} ${importId}`, ...warning, ...lines].join('\n');
}

function pairText(pair: LikelyPair | undefined): string {
	if (pair === undefined) return 'some';
	const { draft, other } = pair;
	return `line ${draft.line} and line ${other.line} of ${pair.isSameFile ? 'this file' : `import ${other.importId}`}`;
}
