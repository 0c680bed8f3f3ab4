import { describe, expect, it } from 'vitest';
import type { Issue } from '../issue.ts';
import { issueGroups, problemLines, seenOf, unknownValues } from './problem-lines.ts';

const issue = (code: Issue['code'], line: number | null, column: string | null = null, seen = ''): Issue => ({
	code,
	line,
	column,
	seen
});

describe('problems by cause', () => {
	it('puts what refuses rows first, then the most frequent', () => {
		const groups = issueGroups({ column_extra: 3, supplier_unknown: 9, unit_missing: 1, date_format: 4 }, []);
		expect(groups.map(({ code }) => code)).toEqual([
			'date_format',
			'unit_missing',
			'supplier_unknown',
			'column_extra'
		]);
	});
	it('names the first places of each cause and counts them all', () => {
		const kept = Array.from({ length: 20 }, (_, i) => issue('unit_missing', i + 2, 'unit'));
		const [group] = issueGroups({ unit_missing: 41 }, kept);
		expect(group?.count).toBe(41);
		expect(group?.places.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
	});
});

describe('problems by line', () => {
	const kept = [
		issue('unit_missing', 9, 'unit'),
		issue('supplier_unknown', 4, 'supplier', 'Atlantis'),
		issue('column_extra', 1, 'x'),
		issue('date_format', 9, 'date'),
		issue('kind_unknown', null),
		issue('date_format', 12, 'date')
	];
	it('names each line once, in the order of the file, without mere notes', () => {
		expect(problemLines(kept, { code: null, from: 1, count: 100 })).toEqual({
			lines: [4, 9, 12],
			total: 3,
			first: 1,
			previous: null,
			next: null
		});
	});
	it('keeps to one cause', () => {
		expect(problemLines(kept, { code: 'date_format', from: 1, count: 100 }).lines).toEqual([9, 12]);
	});
	it('goes on where the page before ended, and back', () => {
		expect(problemLines(kept, { code: null, from: 9, count: 1 })).toMatchObject({
			lines: [9],
			first: 2,
			previous: 4,
			next: 12
		});
	});
	it('begins anew when no problem is left after the line that was asked for', () => {
		expect(problemLines(kept, { code: null, from: 400, count: 1 }).lines).toEqual([4]);
	});
	it('shows notes when they are asked for by name', () => {
		expect(problemLines(kept, { code: 'column_extra', from: 1, count: 100 }).lines).toEqual([1]);
	});
});

describe('words that are none of ours', () => {
	it('are named once each with their count, the most frequent first', () => {
		const kept = [
			issue('supplier_unknown', 2, 'supplier', 'Atlantis'),
			issue('unit_unknown', 3, 'unit', 'stone'),
			issue('unit_unknown', 4, 'unit', 'stone'),
			issue('product_unknown', 5, 'product', ''),
			issue('date_format', 6, 'date', 'soon')
		];
		expect(unknownValues(kept)).toEqual([
			{ code: 'unit_unknown', field: 'unit', seen: 'stone', count: 2 },
			{ code: 'supplier_unknown', field: 'supplier', seen: 'Atlantis', count: 1 }
		]);
	});
	it('gives the texts of a cause once each', () => {
		const kept = ['03/04/2023', '03/04/2023', '05/06/2023'].map((seen, i) =>
			issue('date_ambiguous', i + 2, 'date', seen)
		);
		expect(seenOf(kept, 'date_ambiguous', 2)).toEqual(['03/04/2023', '05/06/2023']);
	});
});
