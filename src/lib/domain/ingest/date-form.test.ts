import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../calendar.ts';
import type { DateConvention, DateForm } from './date-form.ts';
import { dateForm, readDateText, serialDay } from './date-form.ts';

const NONE: DateConvention = { order: null, system: null };

const read = (text: string, convention: Partial<DateConvention> = {}) => {
	const reading = readDateText(text, { ...NONE, ...convention });
	switch (reading.kind) {
		case 'span': {
			const { start, end, precision } = reading.span;
			return [start === end ? start : `${start} to ${end} ${precision}`, ...reading.notes].join(' ');
		}
		case 'ambiguous':
			return `ambiguous by ${reading.by}`;
		case 'bad':
			return reading.reason;
	}
};

describe('a date that reads one way', () => {
	it.each<[string, DateForm, string]>([
		['2023', 'iso', '2023-01-01 to 2023-12-31 year'],
		['2023-05', 'iso', '2023-05-01 to 2023-05-31 month'],
		['2023-05-01', 'iso', '2023-05-01'],
		['2023-05-01T22:10:00Z', 'iso', '2023-05-01'],
		['2020-11-01 14:20:00', 'iso', '2020-11-01'],
		['2018-03-04T05:10:00.12345678901234Z', 'iso', '2018-03-04'],

		['2023/05/01', 'settled', '2023-05-01'],
		['2023.05.01', 'settled', '2023-05-01'],
		['2023-5-1', 'settled', '2023-05-01'],
		['2023/13/05', 'bad', 'no_such_day'],
		['2023. 5. 1.', 'settled', '2023-05-01'],
		['2023.05.01.', 'settled', '2023-05-01'],
		['2023/5', 'settled', '2023-05-01 to 2023-05-31 month'],
		['2023.05', 'settled', '2023-05-01 to 2023-05-31 month'],
		['2024.10', 'settled', '2024-10-01 to 2024-10-31 month'],
		['202305', 'settled', '2023-05-01 to 2023-05-31 month'],
		['202402', 'settled', '2024-02-01 to 2024-02-29 month'],
		['20230501', 'settled', '2023-05-01'],
		['05/2023', 'settled', '2023-05-01 to 2023-05-31 month'],
		['5.2023', 'settled', '2023-05-01 to 2023-05-31 month'],
		['2023/05/01 14:20', 'settled', '2023-05-01'],
		['2023-5-1 9:05:07', 'settled', '2023-05-01'],
		['2023-05-01 14:20:00 UTC', 'settled', '2023-05-01'],
		['05/05/2023', 'settled', '2023-05-05'],
		['05/05/05', 'settled', '2005-05-05 short_year'],

		['12 August 2023', 'settled', '2023-08-12'],
		['12th August 2023', 'settled', '2023-08-12'],
		['12 AUG 2023', 'settled', '2023-08-12'],
		['12 Aug. 2023', 'settled', '2023-08-12'],
		['Aug 12, 2023', 'settled', '2023-08-12'],
		['Aug 12 2023', 'settled', '2023-08-12'],
		['August 12, 2023, 11:59 PM', 'settled', '2023-08-12'],
		['12-Aug-2023', 'settled', '2023-08-12'],
		['12-Aug-23', 'settled', '2023-08-12 short_year'],
		['12-Aug-23 23:59', 'settled', '2023-08-12 short_year'],
		['2023-Aug-12', 'settled', '2023-08-12'],
		['Sept 5, 2023', 'settled', '2023-09-05'],
		['Aug-23', 'settled', '2023-08-01 to 2023-08-31 month short_year'],
		['Feb-24', 'settled', '2024-02-01 to 2024-02-29 month short_year'],
		['Aug-2023', 'settled', '2023-08-01 to 2023-08-31 month'],
		['August 2023', 'settled', '2023-08-01 to 2023-08-31 month'],
		['Aug. 2023', 'settled', '2023-08-01 to 2023-08-31 month'],
		['2023年', 'settled', '2023-01-01 to 2023-12-31 year'],
		['2023年3月', 'settled', '2023-03-01 to 2023-03-31 month'],
		['2023年3月5日', 'settled', '2023-03-05'],
		['2023年03月05日 14:20', 'settled', '2023-03-05'],
		['2023년', 'settled', '2023-01-01 to 2023-12-31 year'],
		['2023년 3월', 'settled', '2023-03-01 to 2023-03-31 month'],
		['2023년 3월 5일', 'settled', '2023-03-05'],
		['2023년3월5일', 'settled', '2023-03-05'],
		['5 марта 2023 г.', 'settled', '2023-03-05'],
		['5 марта 2023 года', 'settled', '2023-03-05'],
		['5 мая 2023', 'settled', '2023-05-05'],
		['март 2023', 'settled', '2023-03-01 to 2023-03-31 month'],
		['Август 2023 г.', 'settled', '2023-08-01 to 2023-08-31 month'],
		['2023 г.', 'settled', '2023-01-01 to 2023-12-31 year'],
		['２０２３年３月', 'settled', '2023-03-01 to 2023-03-31 month'],
		['２０２３－０５－０１', 'settled', '2023-05-01'],
		[' 2023-05-01 ', 'settled', '2023-05-01'],

		// 08:30 in Seoul is 23:30 of the day before in UTC; 20:00 in New York is 01:00 of the day after.
		['2023-05-01T08:30:00+09:00', 'settled', '2023-04-30 zone'],
		['2023-05-01T09:00:00+0900', 'settled', '2023-05-01 zone'],
		['2023-12-31T20:00:00-05:00', 'settled', '2024-01-01 zone'],
		['2023-05-01 00:10:00.123456 +05:30', 'settled', '2023-04-30 zone'],
		['2023-05-01T22:10:00+0000', 'iso', '2023-05-01'],
		['2023-05-01T22:10:00-00:00', 'settled', '2023-05-01'],
		['2023-05-01T22:10:00+00', 'settled', '2023-05-01']
	])('%j is %s: %s', (text, form, expected) => {
		expect(dateForm(text)).toBe(form);
		for (const order of [null, 'DMY', 'MDY', 'YMD'] as const) {
			for (const system of [null, '1900', '1904'] as const) {
				expect(read(text, { order, system })).toBe(expected);
			}
		}
	});
});

describe('a date whose order is not said', () => {
	it.each<[string, DateForm, string, string, string]>([
		['31/12/2015', 'dmy', '2015-12-31', '2015-12-31', 'no_such_day'],
		['31.12.2015', 'dmy', '2015-12-31', '2015-12-31', 'no_such_day'],
		['31-12-2015', 'dmy', '2015-12-31', '2015-12-31', 'no_such_day'],
		['31/12/2015 23:59', 'dmy', '2015-12-31', '2015-12-31', 'no_such_day'],
		['31/12/2015 23:59:59', 'dmy', '2015-12-31', '2015-12-31', 'no_such_day'],
		['12/31/2015', 'mdy', '2015-12-31', 'no_such_day', '2015-12-31'],
		['12/31/2015 11:59 PM', 'mdy', '2015-12-31', 'no_such_day', '2015-12-31'],
		['12/31/15', 'mdy', '2015-12-31 short_year', 'no_such_day', '2015-12-31 short_year'],
		['5/3/2023', 'day_month', 'ambiguous by order', '2023-03-05', '2023-05-03'],
		['05.03.2023', 'day_month', 'ambiguous by order', '2023-03-05', '2023-05-03'],
		['05.03.2023 г.', 'bad', 'format', 'format', 'format'],
		['05.03.23', 'day_month', 'ambiguous by order', '2023-03-05 short_year', '2023-05-03 short_year'],
		['5/3/2023 9:00 AM', 'day_month', 'ambiguous by order', '2023-03-05', '2023-05-03'],
		['5/3/2023 00:30 +09:00', 'day_month', 'ambiguous by order', '2023-03-04 zone', '2023-05-02 zone'],
		['29/02/2024', 'dmy', '2024-02-29', '2024-02-29', 'no_such_day']
	])('%j is %s: %s, with the day first %s, with the month first %s', (text, form, none, dmy, mdy) => {
		expect(dateForm(text)).toBe(form);
		expect([read(text), read(text, { order: 'DMY' }), read(text, { order: 'MDY' })]).toEqual([
			none,
			dmy,
			mdy
		]);
	});

	it('may begin with its year, if that has two digits: 23.05.01 is no settled day of 2001', () => {
		expect(dateForm('23.05.01')).toBe('day_month');
		expect(read('23.05.01')).toBe('ambiguous by order');
		expect(read('23.05.01', { order: 'YMD' })).toBe('2023-05-01 short_year');
		expect(read('23.05.01', { order: 'DMY' })).toBe('2001-05-23 short_year');
		expect(read('23.05.01', { order: 'MDY' })).toBe('no_such_day');
		expect(dateForm('23/05/23')).toBe('day_month');
		expect(dateForm('30.02.23')).toBe('day_month');
		expect(read('30.02.23')).toBe('ambiguous by order');
		expect(read('30.02.23', { order: 'DMY' })).toBe('no_such_day');
	});

	it('is not settled by "year first" when its year stands last', () => {
		expect(read('05/03/2023', { order: 'YMD' })).toBe('ambiguous by order');
		expect(read('25/03/2023', { order: 'YMD' })).toBe('2023-03-25');
	});

	it('is read alike whichever way round, once the order is known', () => {
		const part = fc.integer({ min: 1, max: 12 });
		fc.assert(
			fc.property(part, part, (day, month) => {
				const expected = isoDate(2023, month, day);
				expect(read(`${day}/${month}/2023`, { order: 'DMY' })).toBe(expected);
				expect(read(`${month}/${day}/2023`, { order: 'MDY' })).toBe(expected);
			})
		);
	});
});

describe('a day that does not exist', () => {
	it.each([
		'2023-02-29',
		'2023-02-29T10:00:00Z',
		'2023/02/29',
		'20230229',
		'29/02/2023',
		'2/29/2023',
		'31.02.2023',
		'30-Feb-2023',
		'31 апреля 2023',
		'2023年2月29日',
		'2023년 2월 30일',
		'2023-13-01',
		'2023-00-10',
		'2023-13',
		'202313',
		'202352',
		'202399',
		'2023.52',
		'13/2023',
		'31/31/2023',
		'00/05/2023',
		'2100-02-29'
	])('%j is refused, never moved to the next month', (text) => {
		expect(dateForm(text)).toBe('bad');
		for (const order of [null, 'DMY', 'MDY', 'YMD'] as const)
			expect(read(text, { order })).toBe('no_such_day');
	});
});

describe('text that is no date', () => {
	it.each([
		'',
		' ',
		'-',
		'NaN',
		'2023Q1',
		'Q1 2023',
		'2023-Q1',
		'H1 2023',
		'2023H1',
		// What Excel leaves of 2023.10 in a column of numbers; January is no better reading of it.
		'2023.1',
		'2023年1-3月',
		'2023-05-01/2023-05-31',
		'2023-05-01 to 2023-05-31',
		'1899-12-31',
		'31/12/1899',
		'0023-05-01',
		'23-Aug',
		'Aug 23',
		'August',
		'12 Augu 2023',
		'12 Foo 2023',
		'Aug 12',
		'10:30',
		'2023-05-01T25:00:00Z',
		'2023-05-01 10:61',
		'2023-05-01 13:00 PM',
		'2023-05-01 00:30 AM',
		'2023-05-01T10:00:00+15:00',
		'2023-05-01T10:00:00+09:60',
		'2023-05 10:00',
		'2023 10:00',
		'45000 10:00',
		'1684281600',
		'36525',
		'73051',
		'99999',
		'450',
		'45000.5.5',
		'1/2/3',
		'1/2/023',
		'12,5',
		'2023,05,01',
		'yesterday',
		'__proto__',
		`2023-05-01${' '.repeat(60)}x`
	])('%j is refused', (text) => {
		expect(dateForm(text)).toBe('bad');
		for (const order of [null, 'DMY', 'MDY', 'YMD'] as const) expect(read(text, { order })).toBe('format');
	});

	it('is refused or read, and nothing else, whatever it is', () => {
		const cell = fc
			.array(fc.constantFrom('1', '23', '2023', '05', '/', '-', '.', ' ', ':', 'Aug', '年', '月', 'T', 'Z'), {
				maxLength: 8
			})
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(fc.oneof(cell, fc.string()), (text) => {
				const isBad = dateForm(text) === 'bad';
				expect(['format', 'no_such_day'].includes(read(text))).toBe(isBad);
				if (dateForm(text) === 'day_month') expect(read(text)).toBe('ambiguous by order');
				if (dateForm(text) === 'serial') expect(read(text)).toBe('ambiguous by system');
			})
		);
	});
});

describe('a day number of Excel', () => {
	it.each([
		// The day of the manual: 39448 is 1 January 2008; the false 29 February 1900 is counted.
		['36526', '2000-01-01', '2004-01-02'],
		['39448', '2008-01-01', '2012-01-02'],
		['45000', '2023-03-15', '2027-03-16'],
		['45000.5', '2023-03-15', '2027-03-16'],
		['45000,99999', '2023-03-15', '2027-03-16'],
		['73050', '2099-12-31', '2104-01-02'],
		['４５０００', '2023-03-15', '2027-03-16']
	])('%j is %s counted from 1900, %s counted from 1904, and a question until that is known', (text, a, b) => {
		expect(dateForm(text)).toBe('serial');
		expect(read(text)).toBe('ambiguous by system');
		expect(read(text, { system: '1900' })).toBe(`${a} serial`);
		expect(read(text, { system: '1904' })).toBe(`${b} serial`);
	});

	it('is always 1462 days later counted from 1904', () => {
		expect(serialDay(43465, '1900')).toBe('2018-12-31');
		expect(serialDay(43465 - 1462, '1904')).toBe('2018-12-31');
	});
});
