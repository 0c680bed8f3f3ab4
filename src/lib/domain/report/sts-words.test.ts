// Sentences and addresses of the ledger of transfers at sea.
import { describe, expect, it } from 'vitest';
import type { DateSpan } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import { cursorText } from './record-query.ts';
import { NO_TRANSFERS, ledgerGaps, ledgerHeadline, prohibitionSentence } from './sts-ledger.ts';
import { ALL_TRANSFERS, isWholeLedger, parseStsFilter, stsQuery } from './sts-query.ts';
import { flagWords, prohibitedKind } from './sts-words.ts';

const span = (start: string, end: string) => ({ start, end, precision: 'day' }) as DateSpan;
const ship = (flag: string | null) => ({
	name: '',
	imo: null,
	imoText: '',
	mmsi: null,
	flag: flag as SupplierCode | null,
	flagText: '',
	dwt: ''
});

describe('a transfer of the prohibited kind', () => {
	it.each([
		['2017-09-10', '2017-09-10', 'KP', 'before'],
		['2017-09-11', '2017-09-11', 'KP', 'of_kind'],
		['2017-09-01', '2017-09-30', 'KP', 'date_open'],
		['2019-01-01', '2019-01-01', 'PA', 'no_dprk_ship'],
		['2019-01-01', '2019-01-01', null, 'no_dprk_ship']
	])('from %s to %s with a receiver under %s is %s', (start, end, flag, kind) => {
		expect(prohibitedKind({ span: span(start, end), giver: ship('PA'), receiver: ship(flag) })).toBe(kind);
		expect(prohibitedKind({ span: span(start, end), giver: ship(flag), receiver: ship('PA') })).toBe(kind);
	});
	it('without a date is left open', () => {
		expect(prohibitedKind({ span: null, giver: ship(null), receiver: ship('KP') })).toBe('date_open');
	});
});

describe('what the ledger says of itself', () => {
	const record = {
		...NO_TRANSFERS,
		transfers: 43,
		toDprk: 37,
		ofKind: 37,
		dateOpen: 3,
		withVolume: 7,
		aggregates: 3,
		withoutDay: 17,
		undated: 1
	};
	it('names the transfers and the DPRK-flagged receivers', () => {
		expect(ledgerHeadline(record)).toBe(
			'43 reported transfers, 37 of them to ships reported to fly the DPRK flag.'
		);
		expect(ledgerHeadline({ ...record, transfers: 2, toDprk: 2 })).toBe(
			'2 reported transfers, all to ships reported to fly the DPRK flag.'
		);
		expect(ledgerHeadline({ ...record, transfers: 1, toDprk: 0 })).toBe(
			'1 reported transfer, to a ship not reported to fly the DPRK flag.'
		);
	});
	it('names what it lacks', () => {
		expect(ledgerGaps(record)).toEqual([
			'7 state a volume: too few to sum to any year, and none enters a total under the cap.',
			'3 are sums of several events, some of which have rows of their own: they are shown and never added.',
			'None has a position: the sources give places in words.',
			'17 have no day, 1 of them no date at all.'
		]);
		expect(ledgerGaps({ ...NO_TRANSFERS, transfers: 2, withPosition: 2 })).toEqual(['None states a volume.']);
		expect(ledgerGaps({ ...NO_TRANSFERS, transfers: 2, withVolume: 2, withPosition: 1 })).toEqual([
			'2 state a volume, and none enters a total under the cap.',
			'1 has no position.'
		]);
	});
	it('calls a transfer reported and of a prohibited kind, never a breach', () => {
		expect(prohibitionSentence(record)).toBe(
			'37 are reported transfers of a kind prohibited by S/RES/2375 (2017) para 11, whatever the totals of a year: ' +
				'a transfer at sea with a DPRK-flagged ship has no quota. The dates of 3 leave open whether the paragraph, ' +
				'of 11 September 2017, applied yet. Reported does not mean proven.'
		);
		expect(prohibitionSentence({ ...record, ofKind: 0 })).toBe('');
	});
	it.each([
		['KP', '', 'DPRK flag'],
		['PA', 'Panama', 'Panama flag'],
		[null, 'Atlantis', 'flag as given: Atlantis'],
		[null, 'unknown', 'flag not known'],
		[null, '', 'flag not known']
	])('a flag %s, given as %j, is %s', (flag, flagText, words) => {
		expect(flagWords({ flag: flag as SupplierCode | null, flagText })).toBe(words);
	});
});

describe('an address', () => {
	const read = (text: string) => {
		const given = new URLSearchParams(text);
		return parseStsFilter((name) => given.get(name));
	};
	it('asks for the same transfers again after it was read', () => {
		const text =
			'?as_of=2023-06-30&year=2019&receiver_flag=KP&volume=stated&source_class=state&q=Yu+Son&order=oldest';
		const reading = read(text);
		if ('problem' in reading) throw new Error(reading.problem);
		expect(reading.filter).toEqual({
			year: 2019,
			receiverFlag: 'KP',
			hasVolume: true,
			sourceClass: 'state',
			sources: 1,
			text: 'Yu Son',
			order: 'oldest'
		});
		expect(stsQuery(reading.filter, '?as_of=2023-06-30')).toBe(text);
	});
	it('carries where the page before ended', () => {
		const reading = read('after=2019-03-02.5.31');
		expect('after' in reading && reading.after && cursorText(reading.after)).toBe('2019-03-02.5.31');
	});
	it('with nothing but an order asks for the whole ledger', () => {
		expect(read('year=&q=')).toEqual({ filter: ALL_TRANSFERS, after: null });
		expect(isWholeLedger({ ...ALL_TRANSFERS, order: 'oldest' })).toBe(true);
		expect(isWholeLedger({ ...ALL_TRANSFERS, hasVolume: true })).toBe(false);
	});
	it.each([
		['year=19', 'year must be a year such as 2019.'],
		['receiver_flag=XX', 'receiver_flag must be an ISO code such as KP, or unknown.'],
		['volume=yes', 'volume must be stated.'],
		['source_class=blog', 'source_class must be one of official, panel, state, ngo, press.'],
		['order=up', 'order must be newest or oldest.'],
		['after=x', 'after must be the mark that the page before gave.']
	])('that says %s is refused', (text, problem) => {
		expect(read(text)).toEqual({ problem });
	});
});
