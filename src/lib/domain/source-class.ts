// Who vouches for a figure, read from the name of its source where no column says so. The table is data.
import publishers from '#data/reference/publishers.json' with { type: 'json' };
import type { SourceClass } from './record.ts';
import { SOURCE_CLASSES } from './record.ts';

interface Publisher {
	readonly name: string;
	readonly class: string;
	readonly match: string;
	readonly aliases: readonly string[];
}

interface Rule {
	readonly sourceClass: SourceClass;
	readonly isWhole: boolean;
	readonly keys: readonly string[];
}

const rules: readonly Rule[] = (publishers.publishers as readonly Publisher[]).map((publisher) => {
	const sourceClass = parseSourceClass(publisher.class);
	if (!sourceClass) throw new Error(`publisher ${publisher.name} has no known class`);
	return { sourceClass, isWhole: publisher.match === 'whole', keys: publisher.aliases.map(words) };
});

/** Words between single spaces, with one at each end, so that whole words are found by plain search. */
export function words(text: string): string {
	return ` ${text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()} `;
}

export function parseSourceClass(text: string): SourceClass | null {
	return SOURCE_CLASSES.find((one) => one === text.toLowerCase()) ?? null;
}

const seen = new Map<string, SourceClass>();

/** The class of a known publisher, else `press`: `Japan MOFA/MOD` is `state`. */
export function sourceClassOf(source: string): SourceClass {
	const known = seen.get(source);
	if (known) return known;
	const text = words(source);
	const rule = rules.find(({ isWhole, keys }) =>
		keys.some((key) => (isWhole ? text === key : text.includes(key)))
	);
	const sourceClass = rule?.sourceClass ?? 'press';
	if (seen.size < 10_000) seen.set(source, sourceClass);
	return sourceClass;
}
