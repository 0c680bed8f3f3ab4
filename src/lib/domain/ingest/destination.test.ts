import { describe, expect, it } from 'vitest';
import { isInNorthKorea } from './destination.ts';

describe('a destination is named as North Korea', () => {
	it.each([
		'KPNAM',
		'KP NAM',
		'Nampo',
		'NAMPHO',
		'Nampo, DPRK',
		'Nampo (North Korea)',
		"Ch'ongjin",
		'North Korea',
		'KP'
	])('by %s', (port) => {
		expect(isInNorthKorea(port)).toBe(true);
	});

	it.each([
		'',
		'Rotterdam',
		'Dalian',
		'Nampo, China',
		'KRPUS',
		'South Korea',
		'Ulsan, Republic of Korea',
		'KPX'
	])('not by "%s"', (port) => {
		expect(isInNorthKorea(port)).toBe(false);
	});
});
