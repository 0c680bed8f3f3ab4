// Two declared totals compared, on made-up figures small enough to add by hand. The bundled record is in
// `use-cases/read-changes.test.ts`.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate, YearMonth } from '../calendar.ts';
import { endOfMonth } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import { recordId } from '../record.ts';
import type { FactorSetName } from '../units.ts';
import { factorSet, wholeBarrels } from '../units.ts';
import { declaredSteps } from './declared-steps.ts';
import type { DeclaredTotal } from './declared.ts';
import { declaredTotal } from './declared.ts';
import type { StoredFigure } from './figure.ts';
import type { MovementSum } from './movement-sum.ts';
import { refinedWindow } from './regime.ts';

function total(
	figures: readonly StoredFigure[],
	set: FactorSetName = 'committee-8.33',
	deliveries: readonly MovementSum[] = []
): DeclaredTotal {
	const window = refinedWindow(2023);
	if (!window) throw new Error('no window');
	return declaredTotal(figures, deliveries, {
		window,
		asOf: null,
		today: '2026-11-23' as IsoDate,
		dueDays: 30,
		factorSet: factorSet(set)
	});
}

let lines = 0;

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
		supplierText: 'China',
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

const monthly = (month: string, barrels: number, part: Partial<StoredFigure> = {}) =>
	figure({
		start: `${month}-01` as IsoDate,
		end: endOfMonth(month as YearMonth),
		publishedBarrels: wholeBarrels(barrels),
		...part
	});

const yearly = (barrels: number, part: Partial<StoredFigure> = {}) =>
	figure({
		start: '2023-01-01' as IsoDate,
		end: '2023-12-31' as IsoDate,
		publishedBarrels: wholeBarrels(barrels),
		...part
	});

const by = (supplier: string) => ({ supplier: supplier as SupplierCode });
const covers = (day: string) => ({ coversEnd: day as IsoDate });

/** Kind, state, how many terms before and after, whole barrels of change. */
function told(before: readonly StoredFigure[], after: readonly StoredFigure[]) {
	return declaredSteps(total(before).terms, total(after).terms).map((step) => [
		step.kind,
		step.supplier,
		step.before.length,
		step.after.length,
		Number(step.change / 1000n)
	]);
}

describe('what stands on one side only', () => {
	const january = monthly('2023-01', 10);
	const february = monthly('2023-02', 20);

	it('is told as added, gone or replaced, and what stands on both sides is not told', () => {
		const corrected = monthly('2023-02', 25, { version: 2 });
		expect(told([january], [january, february])).toEqual([['added', 'CN', 0, 1, 20]]);
		expect(told([january, february], [january])).toEqual([['gone', 'CN', 1, 0, -20]]);
		expect(told([january, february], [january, february, corrected])).toEqual([['replaced', 'CN', 1, 1, 5]]);
		expect(told([january], [january])).toEqual([]);
	});

	it('is told against nothing where one side has no figure at all', () => {
		expect(told([], [january])).toEqual([['added', 'CN', 0, 1, 10]]);
		expect(told([january], [])).toEqual([['gone', 'CN', 1, 0, -10]]);
	});

	it('a reported zero that came is a step of its own, of no barrels', () => {
		expect(told([], [monthly('2023-03', 0)])).toEqual([['added', 'CN', 0, 1, 0]]);
	});

	it('figures of single products give way to the month’s figure of all products', () => {
		const gasoline = monthly('2023-01', 3, { product: 'gasoline' });
		const diesel = monthly('2023-01', 4, { product: 'diesel' });
		expect(told([gasoline, diesel], [gasoline, diesel, january])).toEqual([['replaced', 'CN', 2, 1, 3]]);
	});
});

describe('a statement about the year', () => {
	const months = [monthly('2023-01', 10), monthly('2023-02', 20), monthly('2023-12', 5)];
	const russia = monthly('2023-01', 7, by('RU'));

	it('takes the place of the months it covers, and of no other state’s', () => {
		const annual = yearly(50);
		expect(told([...months, russia], [...months, russia, annual])).toEqual([
			['statement_over_months', 'CN', 3, 1, 15]
		]);
		expect(told([...months, annual], months)).toEqual([['months_over_statement', 'CN', 1, 3, -15]]);
	});

	it('that runs to November leaves December where it stood', () => {
		expect(told(months, [...months, yearly(50, covers('2023-11-30'))])).toEqual([
			['statement_over_months', 'CN', 2, 1, 20]
		]);
	});

	it('gives way to a later one, with the months that one covers on top', () => {
		const toJanuary = yearly(11, covers('2023-01-31'));
		const toNovember = yearly(40, { ...covers('2023-11-30'), version: 2 });
		// Before: 11 + 20 + 5. After: 40 + 5.
		expect(told([...months, toJanuary], [...months, toJanuary, toNovember])).toEqual([
			['replaced', 'CN', 2, 1, 9]
		]);
	});

	it('without months before is added', () => {
		expect(told([], [yearly(50)])).toEqual([['added', 'CN', 0, 1, 50]]);
	});
});

describe('the statement of all states together', () => {
	const china = [monthly('2023-01', 10), monthly('2023-12', 5)];
	const russia = yearly(30, by('RU'));
	const all = yearly(60, { ...by('ALL'), ...covers('2023-11-30') });

	it('takes the place of what every state had, except the months after its cover', () => {
		// Before: 10 + 5 + 30. After: 60 + 5.
		expect(told([...china, russia], [...china, russia, all])).toEqual([
			['all_over_suppliers', 'ALL', 2, 1, 20]
		]);
		expect(told([...china, russia, all], [...china, russia])).toEqual([
			['suppliers_over_all', 'ALL', 1, 2, -20]
		]);
	});

	it('gives way to a later one', () => {
		const later = yearly(70, { ...by('ALL'), version: 2 });
		// Before: 60 + 5 of December. After: 70.
		expect(told([...china, all], [...china, all, later])).toEqual([['replaced', 'ALL', 2, 1, 5]]);
	});
});

describe('another table of factors', () => {
	it('is one step over all records it touches; barrels as published are not among them', () => {
		const figures = [
			monthly('2023-01', 0, { publishedBarrels: null, quantity: '1000', unit: 't' }),
			monthly('2023-02', 0, { publishedBarrels: null, quantity: '2000', unit: 't' }),
			monthly('2023-03', 100)
		];
		const [step, ...others] = declaredSteps(total(figures).terms, total(figures, 'diesel-7.46').terms);
		expect(others).toEqual([]);
		// 3,000 t x (7.46 - 8.33)
		expect(step).toMatchObject({ kind: 'factors', supplier: 'CN', change: -2_610_000n });
		expect(step?.before.map(({ barrels }) => barrels)).toEqual([8_330_000n, 16_660_000n]);
		expect(step?.after.map(({ barrels }) => barrels)).toEqual([7_460_000n, 14_920_000n]);
	});
});

describe('deliveries notified one by one', () => {
	const notified = (barrels: number, month = '2023-12'): MovementSum => ({
		kind: 'shipment',
		windowYear: 2023,
		month: month as YearMonth,
		supplier: 'CN' as SupplierCode,
		basis: 'declared',
		productClass: 'refined',
		volume: 'stated',
		leftOut: null,
		isToDprkShip: false,
		records: 1,
		barrels: wholeBarrels(barrels)
	});
	const terms = (figures: readonly StoredFigure[], deliveries: readonly MovementSum[]) =>
		total(figures, 'committee-8.33', deliveries).terms;

	it('give way to the figure of their month, which holds them', () => {
		expect(
			declaredSteps(terms([], [notified(70)]), terms([monthly('2023-12', 100)], [notified(70)]))
		).toMatchObject([{ kind: 'replaced', change: 30_000n, before: [{ figure: null }] }]);
	});

	it('that become more are told as the month’s new sum', () => {
		expect(declaredSteps(terms([], [notified(70)]), terms([], [notified(70), notified(5)]))).toMatchObject([
			{ kind: 'replaced', change: 5_000n }
		]);
	});

	it('count once beside running totals of several products', () => {
		const products = ['gasoline', 'diesel'].map((product) =>
			yearly(10, { product, ...covers('2023-06-30') })
		);
		// 10 + 10, and 70 of December.
		expect(total(products, 'committee-8.33', [notified(70)]).total).toBe(90_000n);
	});

	it('stand in for a later month of which only a blank is loaded', () => {
		const blank = monthly('2023-12', 0, { publishedBarrels: null, status: 'missing' });
		expect(total([yearly(10, covers('2023-06-30')), blank], 'committee-8.33', [notified(70)]).total).toBe(
			80_000n
		);
	});
});

describe('for any two states of the ledger', () => {
	const one = fc.record({
		month: fc.integer({ min: 1, max: 12 }),
		isYear: fc.boolean(),
		supplier: fc.constantFrom('CN', 'RU', 'VN', 'unknown', 'ALL'),
		name: fc.constantFrom('one', 'two'),
		product: fc.constantFrom('unspecified', 'gasoline', 'diesel'),
		amount: fc.option(fc.integer({ min: 0, max: 200_000 })),
		isTonnes: fc.boolean(),
		asOf: fc.option(fc.constantFrom('2023-06-30', '2024-01-26', '2024-03-01', '2025-03-14')),
		version: fc.integer({ min: 1, max: 3 }),
		cover: fc.option(fc.constantFrom('2023-01-31', '2023-06-30', '2023-11-30'))
	});
	const made = fc.array(one, { maxLength: 30 }).map((parts) =>
		parts.map(({ month, isYear, supplier, name, product, amount, isTonnes, asOf, version, cover }) => {
			const part: Partial<StoredFigure> = {
				...by(supplier),
				supplierText: name,
				product,
				asOf: asOf as IsoDate | null,
				version,
				coversEnd: isYear ? (cover as IsoDate | null) : null,
				publishedBarrels: amount === null || isTonnes ? null : wholeBarrels(amount),
				quantity: amount !== null && isTonnes ? `${amount}.5` : '',
				unit: isTonnes ? 't' : null,
				status: amount === null ? 'blank' : 'value'
			};
			return isYear ? yearly(0, part) : monthly(`2023-${String(month).padStart(2, '0')}`, 0, part);
		})
	);
	const sets = fc.constantFrom<FactorSetName>('committee-8.33', 'basket-8.058', 'diesel-7.46', 'unsd-2004');
	const two = made.chain((figures) => fc.tuple(fc.subarray(figures), fc.subarray(figures), sets, sets));

	it('the steps sum to the difference, and every term that differs is in one of them', () => {
		fc.assert(
			fc.property(two, ([then, now, thenSet, nowSet]) => {
				const [before, after] = [total(then, thenSet), total(now, nowSet)];
				const steps = declaredSteps(before.terms, after.terms);
				expect(steps.reduce((sum, { change }) => sum + change, 0n)).toBe(
					(after.total ?? 0n) - (before.total ?? 0n)
				);
				for (const side of ['before', 'after'] as const) {
					const told = steps.flatMap((step) => step[side]);
					expect(new Set(told).size).toBe(told.length);
					const all = side === 'before' ? before.terms : after.terms;
					expect(told.every((term) => all.includes(term))).toBe(true);
				}
			}),
			{ numRuns: 400 }
		);
	});

	it('the way back is the same in reverse', () => {
		fc.assert(
			fc.property(two, ([then, now]) => {
				const [before, after] = [total(then).terms, total(now).terms];
				const changes = (steps: ReturnType<typeof declaredSteps>, sign: bigint) =>
					steps.map(({ change }) => String(sign * change)).sort();
				expect(changes(declaredSteps(after, before), -1n)).toEqual(changes(declaredSteps(before, after), 1n));
			})
		);
	});

	it('a state compared with itself has none', () => {
		fc.assert(
			fc.property(made, (figures) => {
				expect(declaredSteps(total(figures).terms, total(figures).terms)).toEqual([]);
			})
		);
	});
});
