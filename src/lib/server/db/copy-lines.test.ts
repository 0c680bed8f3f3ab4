import { describe, expect, it } from 'vitest';
import { CopyLines } from './copy-lines.ts';

function written(write: (lines: CopyLines) => void): string {
	const lines = new CopyLines();
	write(lines);
	return lines.take().toString('utf8');
}

const line = (...cells: (string | null)[]) =>
	written((lines) => {
		for (const cell of cells) lines.text(cell);
		lines.end();
	});

describe('a text cell', () => {
	it('is written as it stands', () => {
		expect(line('diesel', 'TANKER 12', 't')).toBe('diesel\tTANKER 12\tt\n');
	});

	it('is NULL where it is blank', () => {
		expect(line('', null, 'x')).toBe('\\N\t\\N\tx\n');
	});

	it.each([
		['a\tb', 'a\\tb'],
		['a\nb\r', 'a\\nb\\r'],
		['C:\\N', 'C:\\\\N'],
		['\\N', '\\\\N'],
		['\\.', '\\\\.']
	])('%j means nothing to COPY but itself', (text, expected) => {
		expect(line('before', text, 'after')).toBe(`before\t${expected}\tafter\n`);
	});

	it('is UTF-8, whatever the script and wherever it begins', () => {
		const names = ['\u00e9', 'Чхонджин', '南浦', 'ab\u{1f6a2}cd', 'a\tЯ'];
		expect(line(...names)).toBe('\u00e9\tЧхонджин\t南浦\tab\u{1f6a2}cd\ta\\tЯ\n');
	});

	it('may be longer than a block', () => {
		const long = '南\t'.repeat(100_000);
		expect(line('a', long, 'b')).toBe(`a\t${'南\\t'.repeat(100_000)}\tb\n`);
	});
});

describe('a whole number', () => {
	it.each([
		[0, '0'],
		[7, '7'],
		[10, '10'],
		[999, '999'],
		[1000, '1000'],
		[11_745_300n, '11745300'],
		[9_007_199_254_740_991n, '9007199254740991'],
		// One more than a machine integer holds.
		[9_007_199_254_740_993n, '9007199254740993'],
		[-5n, '-5'],
		[null, '\\N']
	])('%s is written %s', (value, expected) => {
		expect(
			written((lines) => {
				lines.integer(value);
				lines.text('x');
				lines.end();
			})
		).toBe(`${expected}\tx\n`);
	});
});

describe('lines that were taken', () => {
	it('stay as they are while others are written', () => {
		const lines = new CopyLines();
		lines.text('first');
		lines.end();
		const first = lines.take();
		lines.text('other');
		lines.end();
		expect(lines.length).toBe(6);
		expect(lines.take().toString()).toBe('other\n');
		expect(first.toString()).toBe('first\n');
		expect(lines.length).toBe(0);
	});

	it('are whole where they outgrow their block', () => {
		const expected: string[] = [];
		const lines = new CopyLines();
		for (let i = 0; i < 30_000; i++) {
			lines.integer(i);
			lines.text('TANKER');
			lines.end();
			expected.push(`${i}\tTANKER\n`);
		}
		expect(lines.take().toString()).toBe(expected.join(''));
	});
});
