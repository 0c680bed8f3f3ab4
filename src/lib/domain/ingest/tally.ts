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

export const ISSUES_KEPT = 10_000;

export class IssueTally {
	readonly kept: Issue[] = [];
	readonly counts = new Map<IssueCode, number>();
	total = 0;

	add(issues: readonly Issue[]): void {
		for (const issue of issues) {
			this.total += 1;
			this.counts.set(issue.code, (this.counts.get(issue.code) ?? 0) + 1);
			if (this.kept.length < ISSUES_KEPT) this.kept.push(issue);
			else this.keepErrors(issue);
		}
	}

	/** Past the limit an error still takes the place of an information, so that no refused row goes unnamed. */
	private keepErrors(issue: Issue): void {
		if (severityOf(issue.code) !== 'error') return;
		for (let at = this.kept.length - 1, looked = 0; at >= 0 && looked < 50; at--, looked++) {
			const other = this.kept[at];
			if (other && severityOf(other.code) === 'info') {
				this.kept[at] = issue;
				return;
			}
		}
	}
}
