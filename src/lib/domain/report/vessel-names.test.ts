import { describe, expect, it } from 'vitest';
import type { RecordId } from '../record.ts';
import type { NameGiven } from './vessel-names.ts';
import { nameKey, namesNoShip } from '../vessel.ts';
import { distinctNames, gatherNames, otherNames } from './vessel-names.ts';

describe('the register’s other names', () => {
	// Every form that the bundled register uses.
	it.each<[string, string[], string[]]>([
		['', [], []],
		['SAEBYOL; later SIN PHYONG 9', ['also SAEBYOL', 'later SIN PHYONG 9'], []],
		['disguised as HOPE SEA', ['disguise HOPE SEA'], []],
		['UN PHA 2 (US advisory 2019)', ['also UN PHA 2 / US advisory 2019'], []],
		['WOOJEONG (Woo Jeong)', ['also WOOJEONG / Woo Jeong'], []],
		['broadcast as SONGMYENG 2', ['broadcast SONGMYENG 2'], []],
		['SAM 5; THINH CUONG', ['also SAM 5', 'also THINH CUONG'], []],
		['Hope Sea', ['also Hope Sea'], []],
		['金润 8', ['also 金润 8'], []],
		['identifier reused by DIAMOND 8, May 2021', [], ['identifier reused by DIAMOND 8, May 2021']],
		['no IMO number (not registered)', [], ['no IMO number (not registered)']],
		['formerly ROK-flagged', [], ['formerly ROK-flagged']],
		[
			'IMO number declared not valid; suspected ex HAI ZHOU 168',
			['suspected HAI ZHOU 168'],
			['IMO number declared not valid']
		],
		[
			'laundered into HAI ZHOU 168 identity, 2019 (C4ADS)',
			[],
			['laundered into HAI ZHOU 168 identity, 2019 (C4ADS)']
		],
		[
			'impersonated MAIKA (UN Panel S/2019/171, secondary source)',
			[],
			['impersonated MAIKA (UN Panel S/2019/171, secondary source)']
		],
		['scrapped 2021; identifier reused by DIAMOND 8', [], ['scrapped 2021', 'identifier reused by DIAMOND 8']]
	])('%s', (text, names, remarks) => {
		const read = otherNames(text);
		expect(
			read.names.map(({ name, use, remark }) => `${use} ${name}${remark === '' ? '' : ` / ${remark}`}`)
		).toEqual(names);
		expect(read.remarks).toEqual(remarks);
	});
});

it.each(['', ' ', 'unnamed small vessel', 'two unnamed small vessels', 'Unknown'])(
	'“%s” names no ship',
	(text) => {
		expect(namesNoShip(text)).toBe(true);
	}
);
it.each(['SAEBYOL', 'vessel marked QINHUANGDAO', '7-28'])('“%s” is kept as it is told', (text) => {
	expect(namesNoShip(text)).toBe(false);
});

describe('names gathered', () => {
	const given = (name: string, use: NameGiven['use'], record: string): NameGiven => ({
		name,
		use,
		remark: '',
		record: record as RecordId,
		span: null
	});
	it('stand once for each use, with all records that give them', () => {
		const names = gatherNames([
			given('Chong Rim 2', 'register', '7-17'),
			given('SAEBYOL', 'also', '7-17'),
			given('unnamed vessel', 'report', '5-3'),
			given('SAEBYOL', 'report', '5-31'),
			given(' Saebyol ', 'report', '5-40')
		]);
		expect(names.map(({ name, use, records }) => `${use} ${name} ${records.join(' ')}`)).toEqual([
			'register Chong Rim 2 7-17',
			'also SAEBYOL 7-17',
			'report SAEBYOL 5-31 5-40'
		]);
		expect(distinctNames(names)).toEqual(['Chong Rim 2', 'SAEBYOL']);
	});
	it('are compared without case and spacing', () => {
		expect(nameKey(' Yu  Son ')).toBe('YU SON');
	});
});
