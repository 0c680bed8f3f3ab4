import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkoutRoot, settings } from './config.ts';

it('the settings table of the README says what config.ts says', () => {
	const readme = readFileSync(`${checkoutRoot()}/README.md`, 'utf8');
	const table = /<!-- settings:[^>]*-->\n\n([\s\S]*?)\n\n<!-- \/settings -->/.exec(readme)?.[1];
	const rows = Object.values(settings).map(
		({ name, meaning, fallback }) =>
			`| \`${name}\` | ${meaning} | ${fallback === '' ? 'none' : `\`${fallback}\``} |`
	);
	expect(table?.replace(/ +/g, ' ').replace(/-{4,}/g, '---')).toBe(
		['| Variable | Meaning | Default |', '| --- | --- | --- |', ...rows].join('\n').replace(/ +/g, ' ')
	);
});
