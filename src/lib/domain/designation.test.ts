import { describe, expect, it } from 'vitest';
import registerText from '#data/reference/vessels.csv?raw';
import type { IsoDate } from './calendar.ts';
import type { Listing } from './designation.ts';
import { listingsOn, parseDesignations } from './designation.ts';

const read = (text: string) => {
	const { listings, remarks } = parseDesignations(text);
	return {
		listings: listings.map(({ keeper, since }) => `${keeper} ${since === null ? 'no day' : since.start}`),
		remarks
	};
};

describe('what tells of a listing', () => {
	it.each<[string, string[], string[]]>([
		['', [], []],
		['OFAC SDN #17084 [DPRK]', ['us no day'], []],
		['OFAC SDN #23156 [DPRK4] 2017-11', ['us 2017-11-01'], []],
		['UN 2016-03', ['un 2016-03-01'], []],
		['UN 1718 2018-03-30; UN 1718 2017-10', ['un 2018-03-30', 'un 2017-10-01'], []],
		['ROK autonomous sanctions 2024-01-17; EU 2022', ['kr 2024-01-17', 'eu 2022-01-01'], []],
		['under UN sanctions per NK News/vesseltracker (date not stated)', ['un no day'], []]
	])('%s', (text, listings, remarks) => {
		expect(read(text)).toEqual({ listings, remarks });
	});
	it.each([
		'US advisory 2019-03-21 list of tankers capable of STS (not a designation)',
		'Panel recommended UN listing',
		'Panel of Experts recommended UN listing, 2020 (not listed)',
		'proposed by US for UN list 2017-12',
		'not in the 2017-12-28 UN additions',
		'US forfeiture judgment 2021-07-30',
		'exercise',
		'UNKNOWN LIST 2018'
	])('a remark is no listing: %s', (text) => {
		expect(read(text)).toEqual({ listings: [], remarks: [text] });
	});
	it('a number that looks like a year is no day', () => {
		expect(read('OFAC SDN #2018').listings).toEqual(['us no day']);
		expect(read('UN 1718').listings).toEqual(['un no day']);
	});
	it('keeps the precision of the source', () => {
		const [listing] = parseDesignations('UN 1718 2018-10').listings;
		expect(listing?.since).toEqual({ start: '2018-10-01', end: '2018-10-31', precision: 'month' });
	});
	it('finds 105 ships of the bundled register on the US list, of which 61 have a day or month', () => {
		// Counted with grep: "OFAC SDN #" on 105 lines, followed by "] 20" on 61 of them.
		const own = registerText.split('\n').flatMap((line) => /OFAC SDN #[^,;]*/.exec(line)?.[0] ?? []);
		const listings = own.flatMap((text) => parseDesignations(text).listings);
		expect(listings).toHaveLength(105);
		expect(listings.filter(({ since }) => since !== null)).toHaveLength(61);
	});
});

describe('a listing on the day of an event', () => {
	const on = (text: string, start: string, end = start) =>
		listingsOn(parseDesignations(text).listings, { start: start as IsoDate, end: end as IsoDate }).map(
			({ keeper, state }) => `${keeper} ${state}`
		);

	it.each<[string, string, string, string, string[]]>([
		['the day before', 'UN 1718 2018-03-30', '2018-03-29', '2018-03-29', ['un not_yet']],
		['the day itself', 'UN 1718 2018-03-30', '2018-03-30', '2018-03-30', ['un in_force']],
		[
			'the month of a listing known by its month',
			'UN 1718 2018-03',
			'2018-03-15',
			'2018-03-15',
			['un same_days']
		],
		['the day after that month', 'UN 1718 2018-03', '2018-04-01', '2018-04-01', ['un in_force']],
		['an event known by its year', 'UN 1718 2018-03-30', '2018-01-01', '2018-12-31', ['un same_days']],
		['no day loaded', 'OFAC SDN #1 [DPRK3]', '2020-01-01', '2020-01-01', ['us day_not_loaded']],
		[
			'a listing without a day beside a later one',
			'UN; UN 1718 2018-03-30',
			'2017-01-01',
			'2017-01-01',
			['un day_not_loaded']
		],
		[
			'two lists',
			'OFAC SDN #1 [DPRK4] 2018-02-23; UN 1718 2018-03',
			'2018-02-24',
			'2018-02-24',
			['un not_yet', 'us in_force']
		],
		[
			'the earlier of two days of one list',
			'UN 1718 2018-03-30; UN 1718 2017-10',
			'2018-01-05',
			'2018-01-05',
			['un in_force']
		]
	])('%s', (_name, text, start, end, expected) => {
		expect(on(text, start, end)).toEqual(expected);
	});
	it('an event without a day is before or after nothing', () => {
		const { listings } = parseDesignations('UN 1718 2018-03-30; OFAC SDN #1');
		expect(listingsOn(listings, null).map(({ state }) => state)).toEqual(['no_event_day', 'day_not_loaded']);
	});
	it('a ship on no list has none', () => {
		const none: Listing[] = [];
		expect(listingsOn(none, null)).toEqual([]);
	});
});
