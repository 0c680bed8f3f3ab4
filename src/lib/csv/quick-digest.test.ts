import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickDigest } from './quick-digest.ts';

describe('the digest of a check in the browser', () => {
	it('has 32 hexadecimal digits, whatever the text', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^[0-9a-f]{32}$/.test(quickDigest(text))));
	});
	it('gives different texts different digests, in length, order and letters', () => {
		const texts = ['', '\0', '\0\0', 'a', 'A', 'ab', 'ba', 'a\u001fb', 'ab\u001f', '船', '船\0', 'RU|1000|t'];
		expect(new Set(texts.map(quickDigest)).size).toBe(12);
	});
	it('tells a hundred thousand rows apart in each half of its bits', () => {
		const digests = Array.from({ length: 100_000 }, (_, i) => quickDigest(`2023-01-01|RU|${i}|t`));
		expect(new Set(digests.map((one) => one.slice(0, 16))).size).toBe(100_000);
		expect(new Set(digests.map((one) => one.slice(16))).size).toBe(100_000);
	});
	it('is that of MurmurHash3 for no text at all', () => {
		expect(quickDigest('')).toBe('00000000000000000000000000000000');
	});
});
