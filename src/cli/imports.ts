import { readImports } from '#lib/server/use-cases/read-imports.ts';
import type { Command, Given } from './command.ts';
import { UsageError, isJson, print, printJson } from './command.ts';
import { withContext } from './with-context.ts';

export const command: Command = {
	usage: 'oilcap imports',
	help: 'Lists all imports, newest first, withdrawn and failed ones too.',
	options: [],
	run
};

async function run(given: Given): Promise<number> {
	if (given.words.length > 0) throw new UsageError('imports takes no words.');
	return await withContext(async (context) => {
		for (const row of await readImports(context)) {
			if (isJson(given)) {
				printJson({
					import_id: row.id,
					state: row.state,
					kind: row.kind,
					file: row.fileName,
					sha256: row.sha256,
					bytes: row.bytes,
					origin: row.origin,
					rows: row.report?.rows ?? null,
					created_at: row.createdAt,
					committed_version: row.committedVersion,
					withdrawn_version: row.withdrawnVersion,
					withdrawn_reason: row.withdrawnReason
				});
			} else {
				const rows = row.report === null ? '' : `${row.report.rows.accepted} rows`;
				print(
					[
						String(row.id).padStart(4),
						row.state.padEnd(9),
						(row.kind ?? '').padEnd(8),
						rows.padStart(14),
						row.fileName
					]
						.join('  ')
						.trimEnd()
				);
			}
		}
		return 0;
	});
}
