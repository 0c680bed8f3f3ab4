import { describe, expect, it } from 'vitest';
import { ofacSdn } from './ofac-sdn.ts';
import { openSanctionsMaritime, openSanctionsTargets } from './opensanctions.ts';
import { outcomes } from './test-rows.ts';

describe('the US list', () => {
	const read = (row: string) => outcomes(ofacSdn, row, '|')[0];

	it('is ships, with the number from the remarks and the tonnage as deadweight', () => {
		expect(
			read(
				'101|SEA EXAMPLE|vessel|DPRK4|-0- |ABCD|Oil Tanker|13,500|-0- |Panama|A COMPANY|Risk: sections 510.201; ' +
					'Vessel Registration Identification IMO 8916293; MMSI 111000001 (vessel).'
			)
		).toEqual([
			{
				name: 'SEA EXAMPLE',
				imo: '8916293',
				mmsi: '111000001',
				type: 'Oil Tanker',
				dwt: '13500',
				flag: 'Panama',
				owner: 'A COMPANY',
				designations: 'OFAC SDN #101 [DPRK4]',
				flag_remark: 'Deadweight from the column Tonnage of the list.'
			}
		]);
	});

	it.each([
		['Vessel Registration Identification 8916293.', '8916293'],
		['Vessel Registration Identification 8916294.', ''],
		['Vessel Registration Identification IMO 8916294.', '8916294'],
		['Registration 8916293; sections 510.201', ''],
		['-0- ', '']
	])('finds in %s the number %s', (remarks, imo) => {
		expect(read(`1|A|vessel|DPRK|-0- |-0- |-0- |-0- |-0- |-0- |-0- |${remarks}`)).toMatchObject([
			{ imo, type: '', dwt: '', flag: '', owner: '' }
		]);
	});

	it('leaves out persons, companies and the mark of the end of the file', () => {
		expect(read('1|A|individual|DPRK|-0- |-0- |-0- |-0- |-0- |-0- |-0- |-0- ')).toEqual([
			'entry_other',
			'individual'
		]);
		expect(read('1|A|-0- |DPRK|-0- |-0- |-0- |-0- |-0- |-0- |-0- |-0- ')).toEqual(['entry_other', '-0-']);
		expect(read('\u001a')).toEqual(['entry_other', '']);
	});
});

describe('OpenSanctions', () => {
	it('targets: takes ships, and the number out of the identifiers', () => {
		expect(
			outcomes(
				openSanctionsTargets,
				`id|schema|name|aliases|countries|identifiers|sanctions|dataset|phones|emails
				a|Vessel|SEA EXAMPLE|OLD NAME;OLDER|kp|111000001;IMO8916293|UN 1718|UN|1|b@example.org
				a|Vessel|SEA EXAMPLE||kp;hk|1234568||UN||
				b|Person|A PERSON||kp|||UN||`,
				'|'
			)
		).toEqual([
			[
				{
					name: 'SEA EXAMPLE',
					imo: 'IMO8916293',
					mmsi: '111000001',
					former_names: 'OLD NAME; OLDER',
					designations: 'UN 1718',
					flag: 'kp',
					flag_remark: ''
				}
			],
			[
				expect.objectContaining({
					imo: '',
					designations: 'UN',
					flag: '',
					flag_remark: 'States named: kp; hk'
				})
			],
			['entry_other', 'Person']
		]);
		expect(openSanctionsTargets.personal).toEqual(['phones', 'emails']);
	});

	it('maritime: takes ships only, for companies have numbers of another scheme', () => {
		expect(
			outcomes(
				openSanctionsMaritime,
				`type|caption|imo|flag|mmsi|datasets|aliases
				VESSEL|SEA EXAMPLE|8916293|pa|111000001;111000002|a;b|OLD
				ORGANIZATION|A COMPANY|1234567||||`,
				'|'
			)
		).toEqual([
			[{ mmsi: '', former_names: 'OLD', designations: 'a; b', flag: 'pa', flag_remark: '' }],
			['entry_other', 'ORGANIZATION']
		]);
	});
});
