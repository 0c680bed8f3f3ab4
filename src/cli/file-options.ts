// Options that `check` and `import` share.
import { stat } from 'node:fs/promises';
import { answerProblem } from '#lib/domain/ingest/decisions.ts';
import { RECORD_KINDS } from '#lib/domain/record.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import type { Given, OptionHelp } from './command.ts';
import { UsageError, one } from './command.ts';

export const FILE_OPTIONS: readonly OptionHelp[] = [
	{ name: 'kind', value: 'KIND', help: `one of ${RECORD_KINDS.join(', ')}; else read from the header` },
	{
		name: 'answer',
		value: 'CODE=CHOICE',
		help: 'settles a question or a reading: basis=declared, unit=t, decimal=",", date_order=DMY, encoding=gb18030, column:3=quantity',
		isRepeated: true
	}
];

export function fileOptions(given: Given): {
	kind: RecordKind | null;
	answers: Readonly<Record<string, string>>;
	files: readonly string[];
} {
	const kindText = one(given, 'kind');
	const kind = kindText === null ? null : (RECORD_KINDS.find((known) => known === kindText) ?? null);
	if (kindText !== null && kind === null)
		throw new UsageError(`--kind must be one of ${RECORD_KINDS.join(', ')}.`);
	if (given.words.length === 0) throw new UsageError('Name at least one file.');
	const pairs = (given.values.get('answer') ?? []).map(answerOf);
	const twice = pairs.find(([code], at) => pairs.findIndex(([other]) => other === code) < at);
	if (twice !== undefined) throw new UsageError(`--answer ${twice[0]} is given twice; one of them can hold.`);
	const answers = Object.fromEntries(pairs);
	return { kind, answers, files: given.words };
}

/** Only the first `=` parts code and choice: a choice may hold more of them. */
function answerOf(text: string): [string, string] {
	const at = text.indexOf('=');
	if (at === -1) throw new UsageError(`--answer wants CODE=CHOICE, not ${text}.`);
	const [code, choice] = [text.slice(0, at), text.slice(at + 1)];
	const problem = answerProblem(code, choice);
	if (problem !== null) throw new UsageError(problem);
	return [code, choice];
}

/** A sentence when the path is no readable file, else null. */
export async function fileProblem(path: string): Promise<string | null> {
	const found = await stat(path).catch(() => null);
	if (found === null) return `There is no file ${path}.`;
	return found.isFile() ? null : `${path} is not a file.`;
}
