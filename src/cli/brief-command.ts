import type { Command, Given } from './command.ts';
import { UsageError, isJson, one } from './command.ts';
import { brief } from './brief.ts';
import { VIEW_OPTIONS, refuseUnknownVersion, viewOptions, yearOption } from './view-options.ts';
import { withContext } from './with-context.ts';

export const command: Command = {
	usage: 'oilcap brief --year Y --format png --out FILE',
	help: 'A 16:9 picture of a year with its sources, as-of day and data version.',
	options: [
		{ name: 'year', value: 'Y', help: 'the cap window' },
		{ name: 'format', value: 'png', help: 'png' },
		{ name: 'out', value: 'FILE', help: 'where to write it' },
		...VIEW_OPTIONS
	],
	run
};

async function run(given: Given): Promise<number> {
	const year = yearOption(given);
	const out = one(given, 'out');
	const format = one(given, 'format') ?? 'png';
	if (year === null || out === null) throw new UsageError('--year and --out are needed.');
	if (format !== 'png') throw new UsageError('--format must be png; other formats do not exist yet.');
	const query = viewOptions(given);
	return await withContext(async (context) => {
		await refuseUnknownVersion(context, query);
		return await brief({ year, format, out, query, json: isJson(given) }, context);
	});
}
