// The declared total of a window, on made-up figures small enough to add by hand. The published totals themselves are
// in `report/public-record.test.ts`.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate, YearMonth } from '../calendar.ts';
import { endOfMonth } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import type { ProductClass } from '../product.ts';
import { recordId } from '../record.ts';
import type { Barrels, FactorSetName } from '../units.ts';
import { barrelsText, factorSet, wholeBarrels } from '../units.ts';
import { declaredTotal } from './declared.ts';
import type { StoredFigure } from './figure.ts';
import type { MovementSum } from './movement-sum.ts';
import { refinedWindow } from './regime.ts';

interface Options {
	readonly year?: number;
	readonly asOf?: string;
	readonly today?: string;
	readonly set?: FactorSetName;
	readonly deliveries?: readonly MovementSum[];
}

function total(figures: readonly StoredFigure[], options: Options = {}) {
	const window = refinedWindow(options.year ?? 2023);
	if (!window) throw new Error('no window');
	const asOf = (options.asOf ?? null) as IsoDate | null;
	return declaredTotal(figures, options.deliveries ?? [], {
		window,
		asOf,
		today: asOf ?? ((options.today ?? '2026-11-23') as IsoDate),
		dueDays: 30,
		factorSet: factorSet(options.set ?? 'committee-8.33')
	});
}

let lines = 1;

function figure(part: Partial<StoredFigure>): StoredFigure {
	lines += 1;
	return {
		recordKind: 'period',
		id: recordId(1, lines),
		importId: 1,
		fileName: 'test.csv',
		version: 1,
		line: lines,
		supplier: 'CN' as SupplierCode,
		product: 'unspecified',
		productClass: 'refined',
		basis: 'declared',
		sourceClass: 'official',
		status: 'value',
		coversEnd: null,
		asOf: null,
		quantity: '',
		unit: null,
		publishedBarrels: null,
		...part
	} as StoredFigure;
}

/** A month of one supplier in whole barrels; null is a blank. */
function monthly(month: string, barrels: number | null, part: Partial<StoredFigure> = {}): StoredFigure {
	return figure({
		start: `${month}-01` as IsoDate,
		end: endOfMonth(month as YearMonth),
		publishedBarrels: barrels === null ? null : wholeBarrels(barrels),
		status: barrels === null ? 'blank' : barrels === 0 ? 'zero' : 'value',
		...part
	});
}

/** A statement about the whole window in whole barrels. */
function yearly(barrels: number | null, part: Partial<StoredFigure> = {}): StoredFigure {
	return figure({
		start: '2023-01-01' as IsoDate,
		end: '2023-12-31' as IsoDate,
		publishedBarrels: barrels === null ? null : wholeBarrels(barrels),
		...part
	});
}

const on = (asOf: string) => ({ asOf: asOf as IsoDate });
const by = (supplier: string) => ({ supplier: supplier as SupplierCode });
const months = (count: number) =>
	Array.from({ length: count }, (_, i) => `2023-${String(i + 1).padStart(2, '0')}`);
const bothFor = (count: number, barrels = 1) =>
	months(count).flatMap((month) => [monthly(month, barrels), monthly(month, barrels, by('RU'))]);
const text = (barrels: Barrels | null) => (barrels === null ? null : barrelsText(barrels));
const stateOf = (view: ReturnType<typeof total>, month: string, supplier = 'CN') =>
	view.months.find((cell) => cell.month === month && cell.supplier === supplier)?.state;

describe('months', () => {
	it('sum over suppliers: 8,688.856 + 26,710.312 of China and 44,655 of Russia are 80,054.168', () => {
		const view = total([
			monthly('2023-01', null, { publishedBarrels: 8688856n as Barrels }),
			monthly('2023-02', null, { publishedBarrels: 26710312n as Barrels }),
			monthly('2023-01', 44655, by('RU'))
		]);
		expect(text(view.total)).toBe('80054.168');
		// 80,054.168 / 500,000 = 0.160108336
		expect(view.share).toBe(0.160108);
		expect(view.status).toBe('under');
		expect(view.suppliers.map(({ supplier, total }) => [supplier, text(total)])).toEqual([
			['CN', '35399.168'],
			['RU', '44655.000']
		]);
		expect(view.suppliers.every(({ notByMonth, annual }) => notByMonth === null && annual === null)).toBe(
			true
		);
	});

	it('in tonnes follow the factor set, published barrels do not', () => {
		const figures = [
			monthly('2023-01', null, { quantity: '1000', unit: 't', status: 'value' }),
			monthly('2023-02', 100)
		];
		// 1,000 t x 8.33 and x 7.23, plus 100.
		expect(text(total(figures).total)).toBe('8430.000');
		expect(text(total(figures, { set: 'unsd-2004' }).total)).toBe('7330.000');
	});

	it('of several products sum to the month', () => {
		const view = total([
			monthly('2023-01', 10, { product: 'gasoline' }),
			monthly('2023-01', 20, { product: 'gasoil' })
		]);
		expect(text(view.total)).toBe('30.000');
	});

	it('without any figure are null, never zero, and so is the total', () => {
		const view = total([]);
		expect(view).toMatchObject({ total: null, share: null, status: null, atLeast: true });
		expect(view.suppliers.map(({ supplier, total }) => [supplier, total])).toEqual([
			['CN', null],
			['RU', null]
		]);
	});

	it('reported as zero are a total of zero, not of nothing', () => {
		const view = total([monthly('2023-01', 0)]);
		expect(view).toMatchObject({ total: 0n, share: 0, status: 'under' });
		expect(stateOf(view, '2023-01')).toBe('zero');
	});

	it('of China and Russia are expected in every window, those of others where they reported', () => {
		expect(total([]).months).toHaveLength(24);
		expect(total([monthly('2023-05', 3, by('VN'))]).months).toHaveLength(36);
		expect(total([], { year: 2017 }).months).toHaveLength(6);
	});

	it('of another window, basis, class or kind of product stay out', () => {
		const view = total([
			monthly('2022-12', 1),
			monthly('2024-01', 2),
			monthly('2023-01', 4, { basis: 'customs' }),
			monthly('2023-01', 8, { basis: 'estimated' }),
			monthly('2023-01', 16, { basis: 'observed' }),
			monthly('2023-01', 32, { sourceClass: 'press' }),
			monthly('2023-01', 64, { sourceClass: 'panel' }),
			monthly('2023-01', 128, { productClass: 'crude', product: 'crude' }),
			monthly('2023-01', 256, { productClass: 'banned', product: 'lng' })
		]);
		expect(view.total).toBeNull();
		expect(view.leftOut).toContainEqual({ reason: 'other_product', records: 2 });
	});

	it.each<ProductClass>(['refined', 'unsettled', 'unknown'])('of the class %s count', (productClass) => {
		expect(text(total([monthly('2023-01', 5, { productClass })]).total)).toBe('5.000');
	});

	it('that span a part of the window and no single month are left out and counted', () => {
		const view = total([
			monthly('2023-01', 5),
			figure({
				start: '2023-04-01' as IsoDate,
				end: '2023-06-30' as IsoDate,
				publishedBarrels: wholeBarrels(900)
			})
		]);
		expect(text(view.total)).toBe('5.000');
		expect(view.leftOut).toContainEqual({ reason: 'span_inside_window', records: 1 });
	});
});

describe('versions of a month', () => {
	const first = monthly('2023-01', 44655, { ...by('RU'), ...on('2023-06-01') });
	const corrected = monthly('2023-01', 40000, { ...by('RU'), ...on('2024-01-26') });

	it('replace each other by the day of the page and are never summed', () => {
		expect(text(total([first, corrected]).total)).toBe('40000.000');
		expect(text(total([corrected, { ...first, version: 9 }]).total)).toBe('40000.000');
	});

	it('are all kept: a view as of a day reads the one that was known then', () => {
		expect(text(total([first, corrected], { asOf: '2024-01-25' }).total)).toBe('44655.000');
		expect(text(total([first, corrected], { asOf: '2024-01-26' }).total)).toBe('40000.000');
		expect(total([first, corrected], { asOf: '2023-05-31' }).total).toBeNull();
	});

	it('deleted from the page stay: a later blank takes nothing away', () => {
		const blank = monthly('2023-01', null, { ...by('RU'), ...on('2024-01-26') });
		const missing = monthly('2023-01', null, {
			...by('RU'),
			...on('2024-01-30'),
			status: 'missing'
		});
		const view = total([first, blank, missing]);
		expect(text(view.total)).toBe('44655.000');
		expect(stateOf(view, '2023-01', 'RU')).toBe('reported');
	});

	it('without a day stand in the latest view only, and a view of the past says how many it leaves out', () => {
		const undated = monthly('2023-05', 7, by('RU'));
		expect(text(total([first, undated]).total)).toBe('44662.000');
		const past = total([first, undated], { asOf: '2025-01-01' });
		expect(text(past.total)).toBe('44655.000');
		expect(past.leftOut).toContainEqual({ reason: 'no_as_of', records: 1 });
	});

	it('by two states are two figures', () => {
		expect(text(total([first, monthly('2023-01', 1, on('2024-01-26'))]).total)).toBe('44656.000');
	});
});

describe('"at least"', () => {
	it('is said while a due month has no figure, and not once all have one', () => {
		expect(total(bothFor(11)).atLeast).toBe(true);
		expect(total(bothFor(12)).atLeast).toBe(false);
	});

	it('is not said for months that are not yet due: November 2023 is due by 30 December', () => {
		expect(total(bothFor(10), { today: '2023-12-30' }).atLeast).toBe(false);
		expect(total(bothFor(10), { today: '2023-12-31' }).atLeast).toBe(true);
	});

	it('is not said where an annual figure of the state covers the month without one', () => {
		const russia = months(12).map((month) => monthly(month, 1, by('RU')));
		expect(total([...russia, monthly('2023-01', 5)]).atLeast).toBe(true);
		expect(total([...russia, monthly('2023-01', 5), yearly(100, on('2024-06-01'))]).atLeast).toBe(false);
		expect(total([...russia, yearly(100, { ...on('2024-06-01'), ...by('ALL') })]).atLeast).toBe(false);
	});

	it('is said where the annual figure is another state’s', () => {
		const china = months(12).map((month) => monthly(month, 1));
		expect(total([...china, yearly(100, on('2024-06-01'))]).atLeast).toBe(true);
	});

	it('is said where the annual figure was printed before the window had ended', () => {
		const russia = months(12).map((month) => monthly(month, 1, by('RU')));
		expect(total([...russia, yearly(100, on('2023-12-31'))]).atLeast).toBe(true);
		expect(total([...russia, yearly(100, on('2024-01-01'))]).atLeast).toBe(false);
	});

	it('is said for months after the cover of a running total', () => {
		const russia = months(12).map((month) => monthly(month, 1, by('RU')));
		const running = yearly(100, { ...on('2024-06-01'), coversEnd: '2023-11-30' as IsoDate });
		expect(total([...russia, running]).atLeast).toBe(true);
		expect(total([...russia, running, monthly('2023-12', 3)]).atLeast).toBe(false);
	});

	it('is said where a source says that no report was filed, whatever covers the year', () => {
		const missing = monthly('2023-04', null, { ...by('RU'), status: 'missing' });
		const view = total([...bothFor(3), missing, yearly(1000, { ...on('2024-06-01'), ...by('ALL') })]);
		expect(stateOf(view, '2023-04', 'RU')).toBe('not_filed');
		expect(view.atLeast).toBe(true);
	});

	it('is not said for a reported zero', () => {
		expect(total(bothFor(12, 0))).toMatchObject({ total: 0n, atLeast: false });
	});
});

describe('an annual statement', () => {
	it("stands as the state's year, and the months are never raised to fit it", () => {
		const view = total([
			monthly('2023-01', 200),
			yearly(256, on('2025-03-14')),
			monthly('2023-01', 44, by('RU'))
		]);
		expect(text(view.total)).toBe('300.000');
		const [china] = view.suppliers;
		expect([
			text(china?.total ?? null),
			text(china?.months ?? null),
			text(china?.notByMonth ?? null)
		]).toEqual(['256.000', '200.000', '56.000']);
	});

	it('below the sum of months stands too, and the difference is shown as negative', () => {
		const [china] = total([monthly('2023-01', 200), yearly(150)]).suppliers;
		expect([text(china?.total ?? null), text(china?.notByMonth ?? null)]).toEqual(['150.000', '-50.000']);
	});

	it('alone is the whole figure', () => {
		const view = total([yearly(150)]);
		expect(text(view.total)).toBe('150.000');
		expect(view.suppliers[0]).toMatchObject({ months: null, notByMonth: 150000n });
	});

	it('in barrels beats one in tonnes, even an older one; among equals the later page wins', () => {
		const tonnes = yearly(null, { ...on('2025-01-01'), quantity: '100', unit: 't' });
		const older = yearly(700, on('2024-01-01'));
		const newer = yearly(800, on('2024-06-01'));
		expect(text(total([tonnes]).total)).toBe('833.000');
		expect(text(total([tonnes, older]).total)).toBe('700.000');
		expect(text(total([newer, tonnes, older]).total)).toBe('800.000');
		expect(text(total([newer, tonnes, older], { asOf: '2024-05-31' }).total)).toBe('700.000');
		expect(total([newer, tonnes, older]).statements).toHaveLength(3);
	});

	it('without a figure changes nothing', () => {
		expect(text(total([monthly('2023-01', 5), yearly(null, { status: 'blank' })]).total)).toBe('5.000');
	});

	it('that is a running total covers its own months; later months come on top', () => {
		// January to August 2023, then what was reported for September and December.
		const running = yearly(1000, { coversEnd: '2023-08-31' as IsoDate });
		const figures = [
			running,
			monthly('2023-01', 400),
			monthly('2023-08', 300),
			monthly('2023-09', 20),
			monthly('2023-12', 3)
		];
		const view = total(figures);
		expect(text(view.total)).toBe('1023.000');
		// Months sum to 723, so 300 are not by month.
		expect(text(view.suppliers[0]?.notByMonth ?? null)).toBe('300.000');
	});

	it('of the first months only, written as its own span, covers them the same way', () => {
		const running = figure({
			start: '2023-01-01' as IsoDate,
			end: '2023-05-31' as IsoDate,
			publishedBarrels: wholeBarrels(99)
		});
		expect(text(total([running, monthly('2023-02', 40), monthly('2023-06', 1)]).total)).toBe('100.000');
	});
});

describe('the statement of all states together', () => {
	const suppliers = [yearly(280, on('2025-01-01')), monthly('2023-01', 15, by('RU'))];

	it('is the total, is never added to suppliers, and what they do not explain is given to none of them', () => {
		const view = total([...suppliers, yearly(300, { ...by('ALL'), ...on('2025-01-01') })]);
		expect(text(view.total)).toBe('300.000');
		// 300 - 280 - 15
		expect(text(view.notBySupplier)).toBe('5.000');
		expect(view.suppliers.map(({ supplier, total }) => [supplier, text(total)])).toEqual([
			['CN', '280.000'],
			['RU', '15.000']
		]);
		expect(view.allStates?.supplier).toBe('ALL');
	});

	it("gives way to a supplier's annual figure that is newer by more than thirty days", () => {
		const all = (asOf: string) => yearly(300, { ...by('ALL'), ...on(asOf) });
		// 2 December 2024 + 30 days = 1 January 2025.
		expect(text(total([...suppliers, all('2024-12-02')]).total)).toBe('300.000');
		const overtaken = total([...suppliers, all('2024-12-01')]);
		expect(text(overtaken.total)).toBe('295.000');
		expect(overtaken).toMatchObject({ allStates: null, notBySupplier: 0n });
	});

	it('is not overtaken by newer months, or by a figure without a day', () => {
		const all = yearly(300, { ...by('ALL'), ...on('2024-01-01') });
		expect(text(total([all, monthly('2023-01', 15, on('2026-01-01'))]).total)).toBe('300.000');
		expect(text(total([all, yearly(280)]).total)).toBe('300.000');
	});

	it('in tonnes is no total: only barrels as published are', () => {
		const all = yearly(null, { ...by('ALL'), quantity: '100', unit: 't' });
		expect(text(total([...suppliers, all]).total)).toBe('295.000');
	});

	it('below the sum of suppliers leaves a negative rest, and no figure is forced to fit', () => {
		const view = total([...suppliers, yearly(290, { ...by('ALL'), ...on('2025-01-01') })]);
		expect([text(view.total), text(view.notBySupplier)]).toEqual(['290.000', '-5.000']);
	});

	it('that is a running total takes later months of all suppliers on top', () => {
		const running = yearly(300, { ...by('ALL'), ...on('2025-01-01'), coversEnd: '2023-11-30' as IsoDate });
		const view = total([
			running,
			monthly('2023-12', 7),
			monthly('2023-12', 2, by('RU')),
			monthly('2023-01', 100)
		]);
		expect(text(view.total)).toBe('309.000');
		// 309 - (100 + 7) - 2
		expect(text(view.notBySupplier)).toBe('200.000');
	});

	it('is the one known by the day of the view', () => {
		const old = yearly(200, { ...by('ALL'), ...on('2024-03-01') });
		const young = yearly(300, { ...by('ALL'), ...on('2024-09-01') });
		expect(text(total([old, young]).total)).toBe('300.000');
		expect(text(total([old, young], { asOf: '2024-08-31' }).total)).toBe('200.000');
	});
});

describe('deliveries that a state notified one by one', () => {
	const notified = (part: Partial<MovementSum>): MovementSum => ({
		kind: 'shipment',
		windowYear: 2023,
		month: '2023-03' as YearMonth,
		supplier: 'CN' as SupplierCode,
		basis: 'declared',
		productClass: 'refined',
		volume: 'stated',
		leftOut: null,
		isToDprkShip: false,
		records: 1,
		barrels: wholeBarrels(70),
		...part
	});

	it('count in a month for which no figure is loaded', () => {
		const view = total([monthly('2023-01', 5)], {
			deliveries: [notified({}), notified({ volume: 'laden' })]
		});
		expect(text(view.total)).toBe('145.000');
		expect(stateOf(view, '2023-03')).toBe('reported');
	});

	it('do not count where the month has a figure, so that no barrel counts twice', () => {
		expect(text(total([monthly('2023-03', 100)], { deliveries: [notified({})] }).total)).toBe('100.000');
		expect(text(total([monthly('2023-03', 0)], { deliveries: [notified({})] }).total)).toBe('0.000');
	});

	it('are only those of basis declared that are not left out, with a volume', () => {
		const view = total([], {
			deliveries: [
				notified({ basis: 'observed' }),
				notified({ basis: 'customs', leftOut: 'customs' }),
				notified({ leftOut: 'declared_not_official' }),
				notified({ leftOut: 'superseded' }),
				notified({ volume: 'none', barrels: 0n as Barrels })
			]
		});
		expect(view.total).toBeNull();
	});

	it('of a third state bring that state in', () => {
		const view = total([], { deliveries: [notified(by('VN'))] });
		expect(view.suppliers.map(({ supplier, total }) => [supplier, text(total)])).toEqual([
			['CN', null],
			['RU', null],
			['VN', '70.000']
		]);
	});
});

describe('the steps of the cap', () => {
	it('are dated by the month whose end the sum of months had reached', () => {
		const view = total([
			monthly('2023-02', 300_000),
			monthly('2023-03', 75_000, by('RU')),
			monthly('2023-07', 75_000),
			monthly('2023-08', 25_000),
			monthly('2023-09', 25_000)
		]);
		expect(view.status).toBe('95');
		expect(
			view.crossings.map(({ step, isReached, crossedBy }) => [step.status, isReached, crossedBy])
		).toEqual([
			['75', true, '2023-03-31'],
			['90', true, '2023-07-31'],
			['95', true, '2023-08-31'],
			// Exactly 500,000 in September: up to the cap, not over it.
			['exceeded', false, null]
		]);
	});

	it('have no day where only an annual figure tells that they were reached', () => {
		const view = total([monthly('2023-01', 10), yearly(480_000)]);
		expect(view.crossings.map(({ isReached, crossedBy }) => [isReached, crossedBy])).toEqual([
			[true, null],
			[true, null],
			[true, null],
			[false, null]
		]);
	});

	it('are not dated by months that sum to more than the figure of the year', () => {
		const view = total([monthly('2023-01', 400_000), yearly(100_000)]);
		expect(view.crossings.every(({ isReached, crossedBy }) => !isReached && crossedBy === null)).toBe(true);
	});

	it('rise month by month to the last month with a figure, complete until one is missing', () => {
		const view = total([...bothFor(2, 10), monthly('2023-04', 5)]);
		expect(view.cumulative.map(({ month, total, isComplete }) => [month, text(total), isComplete])).toEqual([
			['2023-01', '20.000', true],
			['2023-02', '40.000', true],
			['2023-03', '40.000', false],
			['2023-04', '45.000', false]
		]);
	});
});

describe('the first window', () => {
	it('is the quarter from October 2017', () => {
		const figures = [
			monthly('2017-09', 1000),
			monthly('2017-10', 100),
			monthly('2017-12', 10),
			monthly('2018-01', 1)
		];
		const view = total(figures, { year: 2017 });
		expect(text(view.total)).toBe('110.000');
		expect(view.months.map(({ month }) => month).slice(0, 3)).toEqual(['2017-10', '2017-11', '2017-12']);
		expect(text(total(figures, { year: 2018 }).total)).toBe('1.000');
	});
});

describe('for any set of figures', () => {
	const one = fc.record({
		month: fc.integer({ min: 1, max: 12 }),
		isYear: fc.boolean(),
		supplier: fc.constantFrom('CN', 'RU', 'VN', 'ALL'),
		barrels: fc.option(fc.integer({ min: 0, max: 200_000 })),
		asOf: fc.option(fc.constantFrom('2023-06-30', '2024-01-26', '2024-03-01', '2025-03-14')),
		version: fc.integer({ min: 1, max: 3 }),
		cover: fc.option(fc.constantFrom('2023-06-30', '2023-11-30'))
	});
	const made = fc.array(one, { maxLength: 30 }).map((parts) =>
		parts.map(({ month, isYear, supplier, barrels, asOf, version, cover }) => {
			const part = {
				...by(supplier),
				asOf: asOf as IsoDate | null,
				version,
				coversEnd: isYear ? (cover as IsoDate | null) : null
			};
			return isYear
				? yearly(barrels, part)
				: monthly(`2023-${String(month).padStart(2, '0')}`, barrels, part);
		})
	);

	it('the order in which they were loaded does not matter', () => {
		fc.assert(
			fc.property(
				made.chain((figures) =>
					fc.tuple(
						fc.constant(figures),
						fc.shuffledSubarray(figures, { minLength: figures.length, maxLength: figures.length })
					)
				),
				([figures, shuffled]) => {
					expect(total(shuffled)).toEqual(total(figures));
				}
			)
		);
	});

	it('suppliers and what is given to none of them sum to the total', () => {
		fc.assert(
			fc.property(made, (figures) => {
				const view = total(figures);
				const known = view.suppliers.filter(({ total }) => total !== null);
				const sum = known.reduce((all, { total }) => all + (total ?? 0n), view.notBySupplier as bigint);
				if (view.total === null) expect(known).toEqual([]);
				else expect(sum).toBe(view.total);
			})
		);
	});

	it('loading the same figures twice changes no total', () => {
		fc.assert(
			fc.property(made, (figures) => {
				const again = figures.map((one) => ({ ...one, importId: 2 }));
				expect(total([...figures, ...again]).total).toBe(total(figures).total);
			})
		);
	});

	it('a view as of a day is the latest view of what was known by then', () => {
		fc.assert(
			fc.property(made, (figures) => {
				const known = figures.filter(({ asOf }) => asOf !== null && asOf <= '2024-02-01');
				const past = total(figures, { asOf: '2024-02-01' });
				const then = total(known, { today: '2024-02-01' });
				expect({ ...past, leftOut: [] }).toEqual({ ...then, leftOut: [] });
			})
		);
	});
});
