// The tokens are the one place where a colour stands; here they are read as text and measured.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightPart = '', darkPart = ''] = css.split('@media screen and (prefers-color-scheme: dark)');

function colours(part: string): Record<string, string> {
	return Object.fromEntries(
		[...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value])
	);
}

/** WCAG 2 relative luminance. */
function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5]
		.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

const TEXT = ['ink', 'ink-2', 'ink-3', 'over', 'status-under', 'status-near', 'link'];
const SHAPES = [
	'edge',
	'supplier-cn',
	'supplier-ru',
	'supplier-3',
	'supplier-4',
	'supplier-5',
	'supplier-6',
	'supplier-other'
];
const GROUNDS = ['paper', 'card', 'band'];

describe.each([
	['light', { ...colours(lightPart), paper: '#fbfaf6' }],
	['dark', colours(darkPart)]
])('%s theme', (_, theme: Record<string, string>) => {
	const colour = (name: string) => theme[name] ?? 'missing';

	it.each(TEXT)('sets %s as text at 4.5:1 or more on every ground', (name) => {
		for (const ground of GROUNDS) expect(contrast(colour(name), colour(ground))).toBeGreaterThanOrEqual(4.5);
	});

	it.each(SHAPES)('draws %s at 3:1 or more on every ground', (name) => {
		for (const ground of GROUNDS) expect(contrast(colour(name), colour(ground))).toBeGreaterThanOrEqual(3);
	});

	it('keeps China and Russia apart without colour', () => {
		expect(contrast(colour('supplier-cn'), colour('supplier-ru'))).toBeGreaterThanOrEqual(1.4);
	});
});
