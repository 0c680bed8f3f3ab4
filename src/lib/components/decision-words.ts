// What an analyst decided about a file, in a sentence each.
import { NO_PROFILE, IGNORED_COLUMN } from '#lib/domain/ingest/decisions.ts';
import type { QuestionCode } from '#lib/domain/ingest/decisions.ts';
import type { IssueCode } from '#lib/domain/issue.ts';
import { issueKinds } from '#lib/domain/issue.ts';
import { questionWords } from './question-words.ts';

export const delimiterNames: Readonly<Record<string, string>> = {
	',': 'comma',
	';': 'semicolon',
	'\t': 'tab',
	'|': 'bar'
};

/** `headers` are those of the file, in its order. */
export function decisionSentence(code: string, choice: string, headers: readonly string[]): string {
	const [what = '', first = '', ...rest] = code.split(':');
	const second = rest.join(':');
	switch (what) {
		case 'encoding':
			return `The bytes are read as ${choice}.`;
		case 'delimiter':
			return `Cells are parted by a ${delimiterNames[choice] ?? choice}.`;
		case 'header_line':
			return `Line ${choice} names the columns.`;
		case 'profile':
			return choice === NO_PROFILE
				? 'The file is read by its own header, though its format is known.'
				: `The file is read as ${choice}.`;
		case 'column': {
			const name = headers[Number(first) - 1] ?? '';
			const column = `Column ${first}${name === '' ? '' : `, “${name}”,`}`;
			return choice === IGNORED_COLUMN ? `${column} is not used.` : `${column} is ${choice}.`;
		}
		case 'value':
			return `Every ${first} that says ${second === '' ? 'nothing' : `“${second}”`} is read as “${choice}”.`;
		case 'cell':
			return `Line ${first}: ${second} is read as ${choice === '' ? 'blank' : `“${choice}”`}.`;
		case 'leave':
			return `Line ${first} is left out: ${choice}`;
		case 'settled':
			return `“${issueKinds[first as IssueCode].title}” was looked at: ${choice}`;
		default: {
			const words = questionWords[code as QuestionCode];
			return `${words.title} ${words.choices[choice] ?? choice}.`;
		}
	}
}
