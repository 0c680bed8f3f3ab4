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
	readonly name: string;
	readonly sourceClass: SourceClass;
	readonly isWhole: boolean;
	readonly keys: readonly string[];
}

const rules: readonly Rule[] = (publishers.publishers as readonly Publisher[]).map((publisher) => {
	const sourceClass = parseSourceClass(publisher.class);
	if (!sourceClass) throw new Error(`publisher ${publisher.name} has no known class`);
	return {
		name: publisher.name,
		sourceClass,
		isWhole: publisher.match === 'whole',
		keys: publisher.aliases.map(words)
	};
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

interface Publishing {
	readonly agency: string;
	readonly sourceClass: SourceClass;
}

const seen = new Map<string, Publishing>();

/** The class of a known publisher, else `press`: `Japan MOFA/MOD` is `state`. */
export function sourceClassOf(source: string): SourceClass {
	return publishingOf(source).sourceClass;
}

/**
 * Who stands behind a source, in a form to be compared: a known publisher, else the words before `via`. Two outlets that
 * carry one agency are one source: `UN Panel of Experts S/2020/151 via AP` is the Panel.
 */
export function agencyOf(source: string): string {
	return publishingOf(source).agency;
}

function publishingOf(source: string): Publishing {
	const known = seen.get(source);
	if (known) return known;
	const text = words(source);
	const rule = rules.find(({ isWhole, keys }) =>
		keys.some((key) => (isWhole ? text === key : text.includes(key)))
	);
	const publishing = {
		agency: rule?.name ?? words(source.split(/\bvia\b/i)[0] ?? '').trim(),
		sourceClass: rule?.sourceClass ?? 'press'
	};
	if (seen.size < 10_000) seen.set(source, publishing);
	return publishing;
}
