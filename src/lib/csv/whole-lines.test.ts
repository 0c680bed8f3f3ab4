import { describe, expect, it } from 'vitest';
import { wholeLines } from './whole-lines.ts';

const bytes = (...values: number[]) => new Uint8Array(values);

describe('the first bytes of a file', () => {
	it.each([
		['end with their last whole line', bytes(97, 10, 98, 10, 99), bytes(97, 10, 98, 10)],
		['stay as they are without a line break', bytes(97, 98), bytes(97, 98)],
		// ਊ is U+0A0A in UTF-16: its bytes are line feeds that end no line.
		[
			'keep the pairs of UTF-16, low byte first',
			bytes(0xff, 0xfe, 97, 0, 10, 0, 10, 10, 98),
			bytes(0xff, 0xfe, 97, 0, 10, 0)
		],
		[
			'keep the pairs of UTF-16, high byte first',
			bytes(0xfe, 0xff, 0, 97, 0, 10, 0, 98),
			bytes(0xfe, 0xff, 0, 97, 0, 10)
		],
		['keep whole pairs without a line break', bytes(0xff, 0xfe, 97, 0, 98), bytes(0xff, 0xfe, 97, 0)]
	])('%s', (_rule, given, expected) => {
		expect(wholeLines(given)).toEqual(expected);
	});
});
