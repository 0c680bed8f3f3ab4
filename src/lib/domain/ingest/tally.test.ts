import { describe, expect, it } from 'vitest';
import type { Issue } from '../issue.ts';
import { ISSUES_KEPT, IssueTally } from './tally.ts';

const issue = (code: Issue['code'], line: number): Issue => ({ code, line, column: null, seen: '' });

describe('the issues of a file', () => {
	it('are all counted, and kept in the order of the file', () => {
		const tally = new IssueTally();
		tally.add([issue('as_of_missing', 2), issue('supplier_missing', 2)]);
		tally.add([issue('as_of_missing', 3)]);
		expect(tally.total).toBe(3);
		expect(Object.fromEntries(tally.counts)).toEqual({ as_of_missing: 2, supplier_missing: 1 });
		expect(tally.kept.map(({ code, line }) => [code, line])).toEqual([
			['as_of_missing', 2],
			['supplier_missing', 2],
			['as_of_missing', 3]
		]);
	});

	it('are kept up to 10,000 and counted beyond', () => {
		const tally = new IssueTally();
		for (let line = 2; line < 10_012; line++) tally.add([issue('date_format', line)]);
		expect(ISSUES_KEPT).toBe(10_000);
		expect(tally.kept).toHaveLength(10_000);
		expect(tally.total).toBe(10_010);
		expect(tally.counts.get('date_format')).toBe(10_010);
	});

	it('name every error, whatever number of notes came before', () => {
		const tally = new IssueTally();
		for (let line = 2; line < 10_002; line++) tally.add([issue('as_of_missing', line)]);
		tally.add([issue('date_format', 10_002)]);
		expect(tally.kept).toHaveLength(10_001);
		expect(tally.kept).toContainEqual(issue('date_format', 10_002));
		expect(tally.counts.get('as_of_missing')).toBe(10_000);
	});
});
