import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledYears, yearOfRecord } from '#lib/charts/bundled-years.ts';
import type { IsoDate } from '../calendar.ts';
import type { MovementSum } from '../cap/movement-sum.ts';
import { barrelsText } from '../units.ts';
import { parseShare } from '../decimal.ts';
import { capYearJson } from './cap-json.ts';
import type { CapYear } from './cap-year.ts';
import { atShare, capYear } from './cap-year.ts';

const delivery = fc.record({
	kind: fc.constantFrom('shipment', 'sts'),
	windowYear: fc.constantFrom(2022, 2023),
	month: fc.constantFrom('2023-01', '2023-05', null),
	supplier: fc.constantFrom('CN', 'RU', 'unknown'),
	basis: fc.constantFrom('observed', 'declared'),
	productClass: fc.constantFrom('refined', 'unknown', 'unsettled'),
	volume: fc.constantFrom('stated', 'laden', 'scenario', 'none'),
	leftOut: fc.constantFrom(null, null, 'repeat'),
	isToDprkShip: fc.boolean(),
	records: fc.integer({ min: 1, max: 50 }),
	barrels: fc.bigInt({ min: 0n, max: 900_000_000n })
}) as unknown as fc.Arbitrary<MovementSum>;

describe('a view at another share', () => {
	it('is what reading the ledger at that share gives', async () => {
		const years = await bundledYears();
		const shares = fc.constantFrom(null, '5%', '1/3', '60%', '75%', '100%');
		fc.assert(
			fc.property(fc.array(delivery, { maxLength: 12 }), shares, shares, (movements, first, second) => {
				const [from, to] = [first, second].map((text) => (text === null ? null : parseShare(text)));
				const view = yearOfRecord(years, 2023);
				// Of all windows, as the ledger gives them.
				const figures = years.flatMap(({ rows }) => rows.figures);
				const read = (laden: CapYear['laden']) =>
					capYear({ ...view, ...view.rows, figures, movements, factorSetName: view.factorSet, laden });
				expect(atShare(read(from ?? null), to ?? null)).toEqual(read(to ?? null));
			}),
			{ numRuns: 60 }
		);
	});

	it('leaves published figures as they are and scales beside them: 1,015,588 and 1,015,587.333', async () => {
		const view = atShare(yearOfRecord(await bundledYears(), 2023), parseShare('60%'));
		const rows = view.estimates.list.filter(({ figure }) => figure.sourceRef === 'S/2024/215');
		expect(
			rows.map(({ barrels, scaled }) => [barrels, scaled].map((one) => one && barrelsText(one)))
		).toEqual([
			['1523381.000', '1015587.333'],
			['1015588.000', '1015588.000']
		]);
	});
});

describe('the answer of the API', () => {
	it('has the scaled figure, its multiple, its status and the full load a delivery beside the published one', async () => {
		const view = atShare(yearOfRecord(await bundledYears(), 2023), parseShare('1/3'));
		const [row] = capYearJson(view).estimates.filter(({ laden }) => laden === 0.9);
		// The 46 deliveries come first: 781,497 / 0.9 / 3 = 289,443.333, 57.9 % of the cap; / 46 calls: 18,876.739 fully laden.
		expect(row).toMatchObject({
			total_bbl: '781497.000',
			multiple: 1.562994,
			scaled_bbl: '289443.333',
			scaled_multiple: 0.578887,
			scaled_status: 'under',
			full_load_per_delivery_bbl: '18876.739',
			break_even_laden: 0.575818
		});
	});

	it('has the run rate of a view in the middle of its window, and none after it', async () => {
		const view = yearOfRecord(await bundledYears('2023-06-30' as IsoDate), 2023);
		expect(capYearJson(view).run_rate?.declared).toMatchObject({
			known_bbl: '90720.168',
			known_days: 59,
			months: ['2023-01', '2023-02'],
			unknown_months: ['2023-03', '2023-04', '2023-05', '2023-06'],
			low_bbl_per_day: '1334.868',
			high_bbl_per_day: '1537.630',
			crossings: [
				{ share: 0.75, reached: false, earliest: '2023-09-01', latest: '2023-09-29' },
				{ share: 0.9, reached: false, earliest: '2023-10-20', latest: '2023-11-25' },
				{ share: 0.95, reached: false, earliest: '2023-11-05', latest: '2023-12-13' },
				{ share: 1, reached: false, earliest: '2023-11-22', latest: null }
			]
		});
		const years = await bundledYears();
		expect(years.map(({ runRate }) => runRate)).toEqual(years.map(() => null));
	});
});
