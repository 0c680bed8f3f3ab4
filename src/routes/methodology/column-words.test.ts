import { describe, expect, it } from 'vitest';
import { templates } from '#lib/domain/ingest/templates.ts';
import { RECORD_KINDS } from '#lib/domain/record.ts';
import { columnWords } from './column-words.ts';

describe('the method page', () => {
	it.each(RECORD_KINDS)('says what every column of the %s template means', (kind) => {
		const silent = templates[kind].columns.filter((column) => columnWords(kind, column) === null);
		expect(silent).toEqual([]);
	});
});
