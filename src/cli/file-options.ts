// Options that `check` and `import` share.
import { stat } from 'node:fs/promises';
import { BASES, RECORD_KINDS } from '#lib/domain/record.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import type { Given, OptionHelp } from './command.ts';
import { UsageError, one } from './command.ts';

export const FILE_OPTIONS: readonly OptionHelp[] = [
	{ name: 'kind', value: 'KIND', help: `one of ${RECORD_KINDS.join(', ')}; else read from the header` },
	{
		name: 'answer',
		value: 'CODE=CHOICE',
		help: `settles a question, such as basis=${BASES.join('|')}`,
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
	const answers = Object.fromEntries((given.values.get('answer') ?? []).map(answerOf));
	return { kind, answers, files: given.words };
}

function answerOf(text: string): [string, string] {
	const [code = '', choice = ''] = text.split('=');
	if (code !== 'basis') throw new UsageError(`There is no question ${code}; basis is the one that is asked.`);
	if (!BASES.some((basis) => basis === choice))
		throw new UsageError(`basis must be one of ${BASES.join(', ')}.`);
	return [code, choice];
}

/** A sentence when the path is no readable file, else null. */
export async function fileProblem(path: string): Promise<string | null> {
	const found = await stat(path).catch(() => null);
	if (found === null) return `There is no file ${path}.`;
	return found.isFile() ? null : `${path} is not a file.`;
}
