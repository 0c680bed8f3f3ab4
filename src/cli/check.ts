import { createReadStream } from 'node:fs';
import { readConfig, today } from '#lib/server/config.ts';
import type { IssueLine } from '#lib/domain/ingest/file-report.ts';
import type { CheckedFile } from '#lib/server/use-cases/check-file.ts';
import { checkFile } from '#lib/server/use-cases/check-file.ts';
import type { Command, Given } from './command.ts';
import { complain, isJson, print, printJson } from './command.ts';
import { FILE_OPTIONS, fileOptions, fileProblem } from './file-options.ts';

export const command: Command = {
	usage: 'oilcap check FILE… [--kind KIND] [--answer CODE=CHOICE]',
	help: 'Reads and judges files without storing anything and without the data already stored.',
	options: FILE_OPTIONS,
	run: check
};

async function check(given: Given): Promise<number> {
	const { kind, answers, files } = fileOptions(given);
	const config = readConfig();
	const day = today(config);
	let code = 0;
	for (const file of files) {
		const problem = await fileProblem(file);
		if (problem !== null) {
			complain(problem);
			code = 1;
			continue;
		}
		const checked = await checkFile(() => createReadStream(file), {
			kind,
			answers,
			today: day,
			isExercise: config.isExercise
		});
		if (checked.outcome !== 'accept') code = 1;
		if (isJson(given)) printJson({ file, ...checked });
		else print(checkText(file, checked));
	}
	return code;
}

const OUTCOMES = {
	accept: 'every row can be stored',
	partial: 'some rows are refused',
	reject: 'no row can be stored'
};
const SHOWN = 20;
/** What refuses rows comes first. */
const SEVERITIES = ['error', 'warning', 'info'];

export function checkText(file: string, checked: Omit<CheckedFile, 'sha256' | 'bytes'>): string {
	const { rows, barrels } = checked;
	const shown = checked.issues
		.filter((issue) => !isUnusedColumn(issue))
		.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
		.slice(0, SHOWN);
	const lines = [
		`${file}: ${checked.kind ?? 'unknown kind'}, ${OUTCOMES[checked.outcome]}`,
		`  rows: ${rows.read} read, ${rows.accepted} accepted (${rows.flagged} flagged), ${rows.rejected} refused, ${rows.duplicate} duplicate, ${rows.ignored} ignored`,
		`  barrels: ${barrels.refined_cap} under the refined cap, ${barrels.sts_ledger} to DPRK-flagged vessels at sea, ${barrels.crude} crude, ${barrels.not_counted} not counted`,
		...Object.entries(checked.by_supplier).map(([supplier, bbl]) => `    ${supplier}: ${bbl}`),
		...checked.questions.map(
			({ code, choices, assumed }) =>
				`  question ${code}: ${choices.join(' | ')}${assumed === null ? '' : ` (taken for ${assumed}; --answer ${code}=… changes it)`}`
		),
		...unusedColumns(checked.issues),
		...shown.map((issue) => `  ${issue.severity}: ${issue.message}`)
	];
	const more = checked.issues_total - shown.length - checked.issues.filter(isUnusedColumn).length;
	if (more > 0) lines.push(`  and ${more} more; --json lists them`);
	return lines.join('\n');
}

const isUnusedColumn = ({ code }: IssueLine) => code === 'column_extra';

/** One line for all of them: a vendor's file has dozens. */
function unusedColumns(issues: readonly IssueLine[]): string[] {
	const names = issues.filter(isUnusedColumn).map(({ column }) => column);
	return names.length === 0 ? [] : [`  info: kept with each row and not used: ${names.join(', ')}`];
}
