import { expect, it } from 'vitest';
import { lloydsPairings } from './lloyds-pairings.ts';
import { outcomes } from './test-rows.ts';

const ship = (at: number) =>
	['Imo', 'VesselName', 'DraftStart', 'DraftEnd'].map((name) => `VesselPairings.${at}.${name}`).join(',');
const header = `ActivityStartDate,ActivityEndDate,ActivityAreaName,${ship(0)},${ship(1)},${ship(2)}`;

function pairs(row: string) {
	const [first] = outcomes(lloydsPairings, `${header}\n${row}`) as Record<string, string>[][];
	return first?.map((part) => [
		part['from_vessel'],
		part['to_vessel'],
		part['direction'],
		part['draught_before'],
		part['draught_after']
	]);
}

it('takes the ship whose draught rises for the receiver, as an assumption', () => {
	expect(pairs('2024-01-01,2024-01-02,Sea,1,TAKER,6.9,10.1,2,GIVER,9.5,7')).toEqual([
		['GIVER', 'TAKER', 'assumed', '6.9', '10.1']
	]);
});

it('names no direction where no draught says one', () => {
	expect(pairs('2024-01-01,2024-01-02,Sea,1,ONE,7,8,2,TWO,7,8')).toEqual([['ONE', 'TWO', 'unknown', '', '']]);
	expect(pairs('2024-01-01,2024-01-02,Sea,1,ONE,,,2,TWO,,')).toEqual([['ONE', 'TWO', 'unknown', '', '']]);
});

it('is one row a pair where three ships met', () => {
	expect(pairs('2024-01-01,2024-01-02,Sea,1,ONE,9,8,2,TWO,7,8,3,THREE,9,8')).toEqual([
		['ONE', 'TWO', 'assumed', '7', '8'],
		['ONE', 'THREE', 'unknown', '', ''],
		['THREE', 'TWO', 'assumed', '7', '8']
	]);
});
