import { describe, expect, it } from 'vitest';
import { ALL_RECORDS, cursorText, parseCursor, parseRecordFilter, recordsQuery } from './record-query.ts';

const read = (query: string) => {
	const params = new URLSearchParams(query);
	return parseRecordFilter((name) => params.get(name));
};

describe('the filter in an address', () => {
	it('is nothing where nothing is asked, and blank fields are as good as none', () => {
		expect(read('')).toEqual({ filter: ALL_RECORDS, after: null });
		expect(read('kind=&year=&q=%20&order=')).toEqual({ filter: ALL_RECORDS, after: null });
	});
	it('reads every part', () =>
		expect(
			read(
				'kind=sts&year=2023&month=2023-05&supplier=unknown&basis=observed&source_class=state&import=5&q=SAEBYOL&left_out=aggregate&order=oldest'
			)
		).toMatchObject({
			filter: {
				kind: 'sts',
				year: 2023,
				month: '2023-05',
				supplier: 'unknown',
				basis: 'observed',
				sourceClass: 'state',
				importId: 5,
				text: 'SAEBYOL',
				leftOut: 'aggregate',
				order: 'oldest'
			}
		}));
	it.each([
		['kind=ships', 'kind must be one of'],
		['year=1999', 'year must be a year from 2017'],
		['month=2023-13', 'month must be a month'],
		['supplier=Russia', 'supplier must be an ISO code'],
		["basis=x' or 1=1", 'basis must be one of'],
		['import=0', 'import must be the number'],
		['left_out=because', 'left_out must be one of'],
		['order=starts desc', 'order must be newest or oldest'],
		['after=2023-02-30.1.2', 'after must be the mark'],
		[`q=${'x'.repeat(101)}`, 'q must be text']
	])('%s is refused, never dropped', (query, problem) =>
		expect(read(query)).toMatchObject({ problem: expect.stringContaining(problem) as string })
	);
	it('goes back into an address, behind the view', () => {
		expect(recordsQuery({ year: 2023, supplier: 'ALL', leftOut: 'any' }, '?as_of=2024-03-01')).toBe(
			'?as_of=2024-03-01&year=2023&supplier=ALL&left_out=any'
		);
		expect(recordsQuery({ text: 'a&b' }, '')).toBe('?q=a%26b');
		expect(recordsQuery(ALL_RECORDS, '')).toBe('');
	});
});

describe('the mark of a page', () => {
	it.each(['2023-05-01.12.345', 'undated.5.43', '2023-05-01.12.345.2', 'undated.5.43.12'])(
		'%s comes back as it was',
		(text) => {
			const cursor = parseCursor(text);
			expect(cursor && cursorText(cursor)).toBe(text);
		}
	);
	it.each(['', '2023-05-01', '2023-05-01.0.1', "2023-05-01.1.1'", 'undated.1', 'undated.1.1.1'])(
		'%j is none',
		(text) => expect(parseCursor(text)).toBeNull()
	);
});
