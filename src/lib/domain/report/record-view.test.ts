import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import type { Party } from '../record.ts';
import type { LedgerRecord } from './record-view.ts';
import { cautions, recordTitle, shipName, sourceAddress, subjectOf, supplierName } from './record-view.ts';

describe('the address of a source', () => {
	it('is a link only over http or https, and shows where it leads', () => {
		expect(sourceAddress('https://www.rfa.org/korean/x.html')).toEqual({
			href: 'https://www.rfa.org/korean/x.html',
			host: 'www.rfa.org',
			rest: ''
		});
	});
	it('leaves what stands behind it as text', () =>
		expect(sourceAddress('https://www.treasury.gov/sdn.csv (archived 2024-05-03)')).toMatchObject({
			href: 'https://www.treasury.gov/sdn.csv',
			rest: '(archived 2024-05-03)'
		}));
	it.each([
		'javascript:alert(1)',
		'data:text/html,x',
		'//evil.example',
		'ftp://x.org/a',
		'see https://x.org',
		'https://un.org@evil.example/',
		'https://',
		''
	])('%j is no link', (text) => expect(sourceAddress(text)).toBeNull());
	it('names a look-alike host in ASCII', () =>
		expect(sourceAddress('https://уn.org/a')?.host).toMatch(/^xn--[a-z0-9-]+\.org$/));
});

describe('names', () => {
	const party: Party = { name: '', imo: null, imoText: '', mmsi: null, flag: null, flagText: '', dwt: '' };
	it('a ship without a name goes by its number, and one without both by no invented name', () => {
		expect(shipName({ ...party, name: 'SAEBYOL', imo: null })).toBe('SAEBYOL');
		expect(shipName({ ...party, imoText: '1234567' })).toBe('1234567');
		expect(shipName({ ...party, mmsi: '445123456' })).toBe('MMSI 445123456');
		expect(shipName(party)).toBe('a ship nobody names');
	});
	it('a name that turns the direction of reading does so no further than itself', () => {
		expect(shipName({ ...party, name: '\u202egnp.exe' })).toBe('\u2068\u202egnp.exe\u2069');
		expect(shipName({ ...party, name: 'MERCURY 朝鲜号' })).toBe('MERCURY 朝鲜号');
	});
	it('all states together are no supplier', () => {
		expect(supplierName('ALL')).toBe('All states together');
		expect(supplierName('unknown')).toBe('Unknown supplier');
		expect(supplierName('CN')).toBe('China');
	});
});

describe('a transfer', () => {
	const nobody: Party = { name: '', imo: null, imoText: '', mmsi: null, flag: null, flagText: '', dwt: '' };
	const day = '2018-05-24' as IsoDate;
	const transfer = (part: object) =>
		({
			recordKind: 'sts',
			giver: nobody,
			receiver: nobody,
			direction: 'stated',
			span: { start: day, end: day },
			notes: '',
			...part
		}) as LedgerRecord;

	it('between two ships without a name says so once', () => {
		expect(recordTitle(transfer({ direction: 'unknown' }))).toBe(
			'Reported transfer between two ships nobody names, 24 May 2018'
		);
		expect(subjectOf(transfer({ direction: 'unknown' }))).toBe('two ships nobody names');
	});

	it('that was alleged tells the outcome beside the allegation', () => {
		const receiver = { ...nobody, name: 'SAM JONG 2', flag: 'KP' };
		expect(
			cautions(
				transfer({ receiver, notes: 'Prosecution allegation. A court acquitted the defendants.' }),
				null
			)
		).toEqual([
			'Reported transfer of a kind prohibited by S/RES/2375 (2017) para 11. Reported does not mean proven.',
			'Remark in the file: Prosecution allegation. A court acquitted the defendants.'
		]);
	});

	it('is of a prohibited kind only from the day of the paragraph on, and an open date says so', () => {
		const receiver = { ...nobody, name: 'SAM JONG 2', flag: 'KP' };
		const told = (start: string, end: string) => cautions(transfer({ receiver, span: { start, end } }), null);
		expect(told('2017-09-10', '2017-09-10')).toEqual([
			'Reported transfer with a DPRK-flagged ship, before S/RES/2375 (2017) para 11 of 11 September 2017. Reported does not mean proven.'
		]);
		expect(told('2017-09-11', '2017-09-11')).toEqual([
			'Reported transfer of a kind prohibited by S/RES/2375 (2017) para 11. Reported does not mean proven.'
		]);
		expect(told('2017-09-01', '2017-09-30')[0]).toMatch(
			/^Reported transfer of a kind prohibited by .+ its date leaves open whether the paragraph applied yet\. Reported/
		);
		expect(cautions(transfer({ receiver, span: null }), null)[0]).toMatch(/its date leaves open/);
	});
});
