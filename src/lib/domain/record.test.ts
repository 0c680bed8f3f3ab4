import { describe, expect, it } from 'vitest';
import { parseRecordId, recordId } from './record.ts';

describe('the id of a record', () => {
	it('names its import and its line, and is read back', () => {
		expect(recordId(12, 345)).toBe('12-345');
		expect(parseRecordId('12-345')).toEqual({ importId: 12, line: 345, part: 1 });
	});

	it('names the second of the records that a line stands for', () => {
		expect(recordId(12, 345, 2)).toBe('12-345-2');
		expect(parseRecordId('12-345-2')).toEqual({ importId: 12, line: 345, part: 2 });
	});

	it.each([
		'',
		'12',
		'12-',
		'-345',
		'0-1',
		'1-0',
		'012-3',
		'1-2-1',
		'1-2-03',
		'1-2-3-4',
		'1.0-2',
		'1-1e3',
		'9999999999-1',
		'1-2\n'
	])('%j is none', (text) => {
		expect(parseRecordId(text)).toBeNull();
	});
});
