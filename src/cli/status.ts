import { capYearJson } from '#lib/domain/report/cap-json.ts';
import { chargedLines } from '#lib/domain/report/attribution-words.ts';
import { capTable, observedTable } from '#lib/domain/report/cap-table.ts';
import { SEVERAL, addedText } from '#lib/domain/report/observed-words.ts';
import { readCapYear, readFactorSets, readYears } from '#lib/server/use-cases/read-cap-year.ts';
import type { Command, Given } from './command.ts';
import { UsageError, isJson, print, printJson } from './command.ts';
import { VIEW_OPTIONS, refuseUnknownVersion, viewOptions, yearOption } from './view-options.ts';
import { withContext } from './with-context.ts';

export const command: Command = {
	usage:
		'oilcap status [--year Y] [--as-of DATE] [--factors SET] [--laden SHARE] [--attribution RULE] [--sources N] [--transfers added]',
	help: 'Declared, observed and estimated against the cap, one line per window.',
	options: [{ name: 'year', value: 'Y', help: 'one window only' }, ...VIEW_OPTIONS],
	run: status
};

async function status(given: Given): Promise<number> {
	if (given.words.length > 0) throw new UsageError(`status takes no ${given.words[0]}; use --year.`);
	const query = viewOptions(given);
	const year = yearOption(given);
	return await withContext(async (context) => {
		await refuseUnknownVersion(context, query);
		const view = year === null ? null : await readCapYear(context, year, query);
		if (year !== null && view === null) throw new UsageError(`No cap window has started in ${year}.`);
		const views = view === null ? await readYears(context, query) : [view];
		if (isJson(given)) {
			const factorSets = await readFactorSets(context, {
				...query,
				version: views[0]?.dataVersion ?? query.version
			});
			for (const one of views) printJson(capYearJson(one, factorSets.get(one.year)));
		} else {
			if (query.sources > 1) print(`Observed: events of ${SEVERAL}.`);
			print(context.config.isExercise ? observedTable(views) : capTable(views));
			for (const one of views) if (year !== null) print(`\n${one.headline.sentence}`);
			for (const line of views.flatMap(chargedLines)) print(line);
			for (const one of views.filter(({ added }) => added !== null)) print(`${one.year}: ${addedText(one)}`);
		}
		return 0;
	});
}
