// The problems of one import as its page shows them: by cause, by line, by text. Works on the issues that were kept.
import type { Issue, IssueCode, Severity } from '../issue.ts';
import { issueKinds, severityOf } from '../issue.ts';

export interface IssueGroup {
	readonly code: IssueCode;
	readonly severity: Severity;
	readonly title: string;
	readonly advice: string;
	readonly count: number;
	/** The first places, to jump to. */
	readonly places: readonly { readonly line: number; readonly column: string | null }[];
}

const PLACES = 8;
const ORDER: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors first, then by how many. `counts` are of the whole file, the places of the issues that were kept. */
export function issueGroups(counts: Readonly<Record<string, number>>, kept: readonly Issue[]): IssueGroup[] {
	const places = new Map<IssueCode, { line: number; column: string | null }[]>();
	for (const { code, line, column } of kept) {
		const list = places.get(code) ?? [];
		if (list.length < PLACES && line !== null && list.at(-1)?.line !== line) list.push({ line, column });
		places.set(code, list);
	}
	return Object.entries(counts)
		.map(([name, count]) => {
			const code = name as IssueCode;
			const { title, advice } = issueKinds[code];
			return { code, severity: severityOf(code), title, advice, count, places: places.get(code) ?? [] };
		})
		.sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.count - a.count);
}

export interface LinePage {
	readonly lines: readonly number[];
	/** Lines with a problem of the kind that is looked at, on all pages. */
	readonly total: number;
	/** Number of the first line of this page among them, from 1. */
	readonly first: number;
	readonly previous: number | null;
	readonly next: number | null;
}

/** Lines with a problem, at most `count`, from the first at or after `from`. Notes count only when asked for by name. */
export function problemLines(
	kept: readonly Issue[],
	{ code, from, count }: { code: string | null; from: number; count: number }
): LinePage {
	const wanted = kept.filter((issue) =>
		code === null ? severityOf(issue.code) !== 'info' : issue.code === code
	);
	const all = [...new Set(wanted.flatMap(({ line }) => (line === null ? [] : [line])))].sort((a, b) => a - b);
	const found = all.findIndex((line) => line >= from);
	const at = found === -1 ? 0 : found;
	return {
		lines: all.slice(at, at + count),
		total: all.length,
		first: all.length === 0 ? 0 : at + 1,
		previous: at === 0 ? null : (all[Math.max(0, at - count)] ?? null),
		next: all[at + count] ?? null
	};
}

export interface UnknownValue {
	readonly code: IssueCode;
	readonly field: string;
	readonly seen: string;
	readonly count: number;
}

const UNKNOWN: readonly IssueCode[] = ['supplier_unknown', 'product_unknown', 'unit_unknown', 'flag_unknown'];

/** Words of the file that are none of ours, each once with its count, the most frequent first. */
export function unknownValues(kept: readonly Issue[]): UnknownValue[] {
	const groups = new Map<string, UnknownValue>();
	for (const { code, column, seen } of kept) {
		if (!UNKNOWN.includes(code) || column === null || seen === '') continue;
		const key = `${column}\u001f${seen}`;
		groups.set(key, { code, field: column, seen, count: (groups.get(key)?.count ?? 0) + 1 });
	}
	return [...groups.values()].sort((a, b) => b.count - a.count || (a.seen < b.seen ? -1 : 1));
}

/** Texts that the question's rows hold, each once, in the order of the file. */
export function seenOf(kept: readonly Issue[], code: IssueCode, count: number): string[] {
	const texts = new Set<string>();
	for (const issue of kept) {
		if (issue.code === code && issue.seen !== '') texts.add(issue.seen);
		if (texts.size === count) break;
	}
	return [...texts];
}

/** Cells with one problem and one text: what a fix for all of them is offered for. */
export function likeKey({
	code,
	column,
	seen
}: {
	readonly code: string;
	readonly column: string | null;
	readonly seen: string;
}): string {
	return `${code} ${column ?? ''} ${seen}`;
}
