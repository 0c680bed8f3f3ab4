// `oilcap …`: a second front door, as thin as a route. Each command is loaded only when it is asked for, so that
// `check` never waits for a database.
import { readConfig } from '#lib/server/config.ts';
import type { Command, Given } from './command.ts';
import { JSON_OPTION, UsageError, complain, labelExercise, print } from './command.ts';

const commands: Readonly<Record<string, { readonly help: string; readonly load: () => Promise<Command> }>> = {
	status: { help: 'the cap windows as they stand', load: async () => (await import('./status.ts')).command },
	check: {
		help: 'read and judge files, storing nothing',
		load: async () => (await import('./check.ts')).command
	},
	import: { help: 'bring files into the ledger', load: async () => (await import('./import.ts')).command },
	imports: { help: 'list all imports', load: async () => (await import('./imports.ts')).command },
	withdraw: { help: 'take an import back', load: async () => (await import('./withdraw.ts')).command },
	brief: {
		help: 'a picture of a year for a slide',
		load: async () => (await import('./brief-command.ts')).command
	}
};

async function main(words: readonly string[]): Promise<number> {
	const [name, ...rest] = words;
	if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
		print(overview());
		return name === undefined ? 2 : 0;
	}
	const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!entry) throw new UsageError(`There is no command ${name}. \`oilcap --help\` lists them.`);
	const command = await entry.load();
	if (rest.includes('--help') || rest.includes('-h')) {
		print(helpOf(command));
		return 0;
	}
	const given = parse(command, rest);
	if (readConfig().isExercise) labelExercise(given);
	return await command.run(given);
}

function parse(command: Command, words: readonly string[]): Given {
	const flags = new Set<string>();
	const values = new Map<string, string[]>();
	const plain: string[] = [];
	for (let at = 0; at < words.length; at++) {
		const word = words[at] ?? '';
		if (word === '--') {
			plain.push(...words.slice(at + 1));
			break;
		}
		if (!word.startsWith('--')) {
			plain.push(word);
			continue;
		}
		const [name = '', ...joined] = word.slice(2).split('=');
		const option = [...command.options, JSON_OPTION].find((known) => known.name === name);
		if (!option) throw new UsageError(`There is no option --${name}. ${command.usage}`);
		if (option.value === null) {
			if (joined.length > 0) throw new UsageError(`--${name} takes no value.`);
			flags.add(name);
			continue;
		}
		const value = joined.length > 0 ? joined.join('=') : words[++at];
		if (value === undefined) throw new UsageError(`--${name} needs ${option.value}.`);
		const given = values.get(name) ?? [];
		if (given.length > 0 && !option.isRepeated) throw new UsageError(`--${name} is given twice.`);
		values.set(name, [...given, value]);
	}
	return { words: plain, flags, values };
}

function overview(): string {
	const width = Math.max(...Object.keys(commands).map((name) => name.length));
	const lines = Object.entries(commands).map(([name, { help }]) => `  ${name.padEnd(width)}  ${help}`);
	return `oilcap COMMAND …\n\n${lines.join('\n')}\n\nEvery command has --help and --json; --exercise has it work on the exercise ledger.\nExit codes: 0 done, 1 refusals or a failed check, 2 wrong use.`;
}

function helpOf({ usage, help, options }: Command): string {
	const names = [...options, JSON_OPTION].map(({ name, value, help: text }) => [
		`--${name}${value === null ? '' : ` ${value}`}`,
		text
	]);
	const width = Math.max(...names.map(([name]) => name?.length ?? 0));
	return `${usage}\n\n${help}\n\n${names.map(([name, text]) => `  ${(name ?? '').padEnd(width)}  ${text}`).join('\n')}`;
}

// A pipe that closes early, such as `| head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') process.exit(0);
	throw error;
});

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		const isSentence =
			error instanceof Error && ['UsageError', 'ConfigError', 'DatabaseError'].includes(error.name);
		complain(
			isSentence ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
		);
		process.exitCode = error instanceof UsageError ? 2 : 1;
	}
);
