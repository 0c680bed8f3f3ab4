import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../record.ts';
import { aliasKeys, headerAliases } from './header-aliases.ts';
import { headerKey, templates } from './templates.ts';

describe.each(RECORD_KINDS)('the longer list of names of a %s file', (kind) => {
	const fields = Object.entries(headerAliases[kind]);

	it('stands for columns that the template has', () => {
		for (const [field] of fields) expect(templates[kind].columns).toContain(field);
	});

	it('has no name for two fields, and none that means another field in the template', () => {
		const { columns, aliases } = templates[kind];
		const own = new Map(
			[...Object.entries(aliases), ...columns.map((column) => [column, column])].map(
				([name = '', field = '']) => [headerKey(name), field]
			)
		);
		for (const [field, names] of fields) {
			for (const name of names) {
				const key = headerKey(name);
				expect([name, key, aliasKeys[kind].get(key)]).toEqual([name, expect.stringMatching(/./), field]);
				expect([name, own.get(key) ?? field]).toEqual([name, field]);
			}
		}
	});
});
