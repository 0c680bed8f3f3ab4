import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../decimal.ts';
import { Marks } from './marks.ts';

const amount = (text: string) => parseDecimal(text);

describe('marks', () => {
	it('are found again by their whole path only', () => {
		const marks = new Marks();
		marks.add({ path: ['finer', 'DE', '2023-01', '2710'] });
		marks.add({ path: ['finer', 'DE', '2023-01', '2710', ''] });
		expect(marks.has(['finer', 'DE', '2023-01', '2710'])).toBe(true);
		expect(marks.has(['finer', 'DE', '2023-01', '2710', ''])).toBe(true);
		expect(marks.has(['finer', 'DE', '2023-01'])).toBe(false);
		expect(marks.has(['finer', 'DE', '2023-012710'])).toBe(false);
		expect(marks.has(['DE', 'finer', '2023-01', '2710'])).toBe(false);
		expect(marks.has([])).toBe(false);
	});

	it('do not take two words for one that holds a bar', () => {
		const marks = new Marks();
		marks.add({ path: ['a|b', 'c'] });
		expect([marks.has(['a|b', 'c']), marks.has(['a', 'b|c'])]).toEqual([true, false]);
	});

	it('add up what rows give with them', () => {
		const marks = new Marks();
		marks.add({ path: ['sum', '2023'], amount: amount('0.1') });
		marks.add({ path: ['sum', '2023'], amount: amount('1000.25') });
		marks.add({ path: ['sum', '2024'] });
		expect(marks.sum(['sum', '2023'])).toEqual(amount('1000.35'));
		expect(marks.sum(['sum', '2024'])).toBeNull();
		expect(marks.sum(['sum', '2025'])).toBeNull();
	});

	it('hold a hundred thousand paths apart', () => {
		const marks = new Marks();
		for (let i = 0; i < 100_000; i++) marks.add({ path: ['detail', `${i % 97}`, `${i % 1009}`, `${i}`] });
		for (let i = 0; i < 100_000; i += 777) {
			expect(marks.has(['detail', `${i % 97}`, `${i % 1009}`, `${i}`])).toBe(true);
			expect(marks.has(['detail', `${(i + 1) % 97}`, `${i % 1009}`, `${i}`])).toBe(false);
		}
	});

	it('are full rather than without end', () => {
		const marks = new Marks(100);
		for (let i = 0; i < 40; i++) marks.add({ path: ['detail', `${i}`] });
		expect(marks.isFull).toBe(false);
		for (let i = 40; i < 60; i++) marks.add({ path: ['detail', `${i}`] });
		expect(marks.isFull).toBe(true);
	});
});
