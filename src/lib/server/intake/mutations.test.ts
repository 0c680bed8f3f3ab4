// Every sample, cut, flipped and grown at random but the same in each run: no file throws, hangs or loses a row in silence.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { severityOf } from '#lib/domain/issue.ts';
import { readRecords } from './read-records.ts';

const FOLDER = fileURLToPath(new URL('../../../../data/samples/', import.meta.url));
const ROUNDS = 10_000;
const LARGEST = 4_000;
const SLOWEST_MS = 2_000;

/** mulberry32: the same numbers in every run. */
function numbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) % below;
	};
}

const TELLING = [...'",;\t\n\r|=#-0129./ ']
	.map((character) => character.charCodeAt(0))
	.concat([0x00, 0x80, 0xff]);

function mutate(bytes: Uint8Array, below: (below: number) => number): Uint8Array {
	const changed = [...bytes];
	const times = 1 + below(4);
	for (let i = 0; i < times; i++) {
		const at = below(changed.length + 1);
		const byte = below(3) === 0 ? below(256) : (TELLING[below(TELLING.length)] ?? 0);
		const way = below(4);
		if (way === 0) changed[at] = (changed[at] ?? 0) ^ (1 << below(8));
		else if (way === 1) changed.splice(at, 1 + below(20));
		else if (way === 2) changed.splice(at, 0, byte);
		else changed.splice(at, 1, byte);
	}
	return Uint8Array.from(changed);
}

const samples = readdirSync(FOLDER)
	.filter((name) => !name.startsWith('.') && !/\.(json|md)$/.test(name))
	.map((name) => ({ name, bytes: readFileSync(FOLDER + name) }))
	.filter(({ bytes }) => bytes.length > 0 && bytes.length < LARGEST);

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield bytes;
}

describe('10,000 broken copies of the samples', () => {
	it('are read without a throw or a hang, and every row is accounted for', { timeout: 120_000 }, async () => {
		const below = numbers(2397);
		for (let round = 0; round < ROUNDS; round++) {
			const sample = samples[round % samples.length];
			if (sample === undefined) throw new Error('there are no samples');
			const bytes = mutate(sample.bytes, below);
			const place = `${sample.name}, round ${round}`;
			const begun = performance.now();
			let stored = 0;
			const { report, issues } = await readRecords(
				() => whole(bytes),
				{ kind: null, answers: {}, today: '2026-11-26' as IsoDate },
				{
					write: (records) => {
						stored += records.filter(({ part }) => part === 1).length;
						return Promise.resolve();
					},
					reset: () => {
						stored = 0;
						return Promise.resolve();
					}
				}
			);
			expect(performance.now() - begun, place).toBeLessThan(SLOWEST_MS);
			const { read, accepted, rejected, ignored, duplicate } = report.rows;
			expect(read, place).toBe(accepted + rejected + ignored + duplicate);
			if (report.outcome !== 'reject') expect(stored, place).toBeLessThanOrEqual(accepted);
			const errors = issues.filter(({ code }) => severityOf(code) === 'error');
			if (rejected > 0) expect(errors.length, place).toBeGreaterThan(0);
		}
	});
});
