// What every command is: a name, a line of help, its options, and a function that returns the exit code.
// 0 done, 1 finished with refusals or a failed check, 2 wrong use.

import { EXERCISE_LABEL } from '#lib/domain/exercise.ts';

export interface OptionHelp {
	readonly name: string;
	readonly value: string | null;
	readonly help: string;
	readonly isRepeated?: boolean;
}

export interface Given {
	readonly words: readonly string[];
	readonly flags: ReadonlySet<string>;
	readonly values: ReadonlyMap<string, readonly string[]>;
}

export interface Command {
	readonly usage: string;
	readonly help: string;
	readonly options: readonly OptionHelp[];
	readonly run: (given: Given) => Promise<number>;
}

/** Wrong use: a sentence for stderr, exit code 2. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

export const JSON_OPTION: OptionHelp = {
	name: 'json',
	value: null,
	help: 'machine output, one JSON line each'
};

export function one(given: Given, name: string): string | null {
	return given.values.get(name)?.at(-1) ?? null;
}

export function isJson(given: Given): boolean {
	return given.flags.has('json');
}

/** True once the command runs on a ledger of invented data: then its output says so. */
let isExercise = false;

/** Before a command's own words; machine output says it in each line instead. */
export function labelExercise(given: Given): void {
	isExercise = true;
	if (!isJson(given)) print(EXERCISE_LABEL);
}

export function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

export function printJson(body: object): void {
	print(JSON.stringify(isExercise ? { exercise: true, ...body } : body));
}

export function complain(line: string): void {
	process.stderr.write(`${line}\n`);
}
