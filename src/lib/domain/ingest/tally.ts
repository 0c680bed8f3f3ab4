// Counts and barrels of one file while it is read: what would be stored, what refused, and what it would add.
import type { Issue, IssueCode } from '../issue.ts';
import { severityOf } from '../issue.ts';

export interface RowCounts {
	read: number;
	accepted: number;
	rejected: number;
	flagged: number;
	ignored: number;
	duplicate: number;
}

/** Of errors, and again of warnings and notes. */
export const ISSUES_KEPT = 10_000;

/** Errors are kept apart, so that no refused row goes unnamed because of warnings before it. */
export class IssueTally {
	readonly counts = new Map<IssueCode, number>();
	total = 0;
	private readonly errors: Noted[] = [];
	private readonly others: Noted[] = [];

	add(issues: readonly Issue[]): void {
		for (const issue of issues) {
			this.total += 1;
			this.counts.set(issue.code, (this.counts.get(issue.code) ?? 0) + 1);
			const list = severityOf(issue.code) === 'error' ? this.errors : this.others;
			if (list.length < ISSUES_KEPT) list.push({ at: this.total, issue });
		}
	}

	/** In the order of the file. */
	get kept(): Issue[] {
		return [...this.errors, ...this.others].sort((a, b) => a.at - b.at).map(({ issue }) => issue);
	}
}

interface Noted {
	readonly at: number;
	readonly issue: Issue;
}
