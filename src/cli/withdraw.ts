import { settleLinks } from '#lib/server/use-cases/settle-links.ts';
import { withdrawImport } from '#lib/server/use-cases/withdraw-import.ts';
import type { Command, Given } from './command.ts';
import { UsageError, complain, isJson, one, print, printJson } from './command.ts';
import { withContext } from './with-context.ts';

export const command: Command = {
	usage: 'oilcap withdraw IMPORT_ID --reason TEXT',
	help: 'Takes an import out of every total; it stays in history with the reason.',
	options: [{ name: 'reason', value: 'TEXT', help: 'why, kept with the import' }],
	run
};

async function run(given: Given): Promise<number> {
	const [id, ...more] = given.words;
	if (id === undefined || more.length > 0 || !/^[1-9]\d{0,8}$/.test(id)) {
		throw new UsageError('Name one import by its number; `oilcap imports` lists them.');
	}
	const reason = one(given, 'reason')?.trim() ?? '';
	if (reason === '') throw new UsageError('--reason is needed: it stays with the import.');
	return await withContext(async (context) => {
		const result = await withdrawImport(context, Number(id), reason);
		await settleLinks(context);
		if (result.state === 'not_committed') {
			complain(`Import ${id} is not in the ledger.`);
			return 1;
		}
		if (isJson(given)) {
			printJson({
				import_id: Number(id),
				state: 'withdrawn',
				data_version: result.version,
				effect: result.effect.lines
			});
			return 0;
		}
		print(`Import ${id} is withdrawn; data version ${result.version}.`);
		for (const line of result.effect.lines) {
			print(
				`  ${line.year} ${line.basis} ${line.supplier}: ${line.before_bbl ?? 'none'} → ${line.after_bbl ?? 'none'} bbl`
			);
		}
		return 0;
	});
}
