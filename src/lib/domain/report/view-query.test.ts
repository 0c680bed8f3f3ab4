import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import { LATEST_VIEW, parseViewQuery, viewQueryText } from './view-query.ts';

const TODAY = '2026-11-23' as IsoDate;
const read = (query: string) => {
	const parameters = new URLSearchParams(query);
	return parseViewQuery((name) => parameters.get(name), TODAY);
};
const problem = (query: string) => {
	const reading = read(query);
	return 'problem' in reading ? reading.problem : null;
};

describe('a query', () => {
	it.each(['', 'as_of=&version=&factors=&laden=&attribution=', 'as_of=%20', 'other=1'])(
		'%j is the latest view',
		(query) => {
			expect(read(query)).toEqual({ query: LATEST_VIEW });
		}
	);

	it('chooses day, version, factors and share', () => {
		expect(read('as_of=2023-06-30&version=12&factors=unsd-2004&laden=1/3')).toEqual({
			query: {
				asOf: '2023-06-30',
				version: 12,
				factorSet: 'unsd-2004',
				laden: { numerator: 1n, denominator: 3n },
				attribution: 'as_recorded',
				sources: 1,
				transfers: 'apart'
			}
		});
	});

	it.each(['0.6', '60%', '60 %', '3/5', '6/10'])('reads the share %s as three fifths', (laden) => {
		expect(read(`laden=${encodeURIComponent(laden)}`)).toEqual({
			query: { ...LATEST_VIEW, laden: { numerator: 3n, denominator: 5n } }
		});
	});

	it('may be of today and not of tomorrow', () => {
		expect(problem('as_of=2026-11-23')).toBeNull();
		expect(problem('as_of=2026-11-24')).toBe('as_of lies in the future; today is 2026-11-23.');
	});

	it.each([
		['as_of=2023', 'as_of must be a day'],
		['as_of=2023-02-29', 'as_of must be a day'],
		['as_of=yesterday', 'as_of must be a day'],
		['as_of=2023-06-30T00:00:00Z', 'as_of must be a day'],
		["as_of=2023-06-30' or '1'='1", 'as_of must be a day'],
		['version=latest', 'version must be the number'],
		['version=-1', 'version must be the number'],
		['version=1.5', 'version must be the number'],
		['version=1e3', 'version must be the number'],
		['version=9999999999', 'version must be the number'],
		['factors=bp', 'factors must be one of committee-8.33, basket-8.058, diesel-7.46, unsd-2004.'],
		['factors=__proto__', 'factors must be one of'],
		['laden=2', 'laden must be a share'],
		['laden=-0.1', 'laden must be a share'],
		['laden=all', 'laden must be a share'],
		['laden=1/0', 'laden must be a share'],
		[
			'attribution=flag',
			'attribution must be one of as_recorded, reporting_state, load_port_state, flag_state, seller.'
		],
		['attribution=constructor', 'attribution must be one of'],
		['sources=3', 'sources must be 1 or 2.'],
		['transfers=yes', 'transfers must be one of apart, added.']
	])('%j is refused in one sentence', (query, sentence) => {
		expect(problem(query)).toContain(sentence);
		expect(problem(query)).toMatch(/\.$/);
	});

	it('names the first thing that is wrong', () => {
		expect(problem('laden=2&as_of=x')).toContain('as_of');
	});

	it('charges by the rule it names, and as recorded without one', () => {
		expect(read('attribution=as_recorded')).toEqual({ query: LATEST_VIEW });
		expect(read('attribution=flag_state')).toEqual({
			query: { ...LATEST_VIEW, attribution: 'flag_state' }
		});
	});
});

describe('the address of a view', () => {
	it('is empty for the latest one', () => {
		expect(viewQueryText(LATEST_VIEW)).toBe('');
	});

	it.each([
		'?as_of=2023-06-30',
		'?version=12',
		'?factors=basket-8.058',
		'?laden=1%2F3',
		'?attribution=load_port_state',
		'?sources=2',
		'?attribution=seller&sources=2',
		'?sources=2&transfers=added',
		'?laden=1%2F3&attribution=seller',
		'?as_of=2023-06-30&version=3&factors=diesel-7.46&laden=9%2F10'
	])('%s opens the view it was made from', (query) => {
		const reading = read(query.slice(1));
		expect('query' in reading ? viewQueryText(reading.query) : null).toBe(query);
	});

	it('names full and empty ships alike', () => {
		expect(viewQueryText({ ...LATEST_VIEW, laden: { numerator: 0n, denominator: 1n } })).toBe('?laden=0');
		expect(viewQueryText({ ...LATEST_VIEW, laden: { numerator: 1n, denominator: 1n } })).toBe('?laden=1');
	});
});
