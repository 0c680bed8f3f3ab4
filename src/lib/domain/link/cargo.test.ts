// One cargo along ships. 90 up to ten days, 85 up to twenty, 80 up to thirty; nothing beyond.
import { describe, expect, it } from 'vitest';
import { pairOf } from './link-row.ts';
import { delivery, linkTexts, loading, placeTexts, transfer } from './test-rows.ts';

const [MOTHER, SHUTTLE, TANKER, SECOND] = ['9129653', '8817007', '8916293', '8660313'];

describe('a loading call and the discharge', () => {
	const call = (over = {}) => loading('load', '2024-04-01', TANKER, { supplier: 'RU', ...over });

	it('are one cargo: the discharge counts, and takes the supplier of the loading', () => {
		const rows = [call({ bbl: 9000 }), delivery('land', '2024-04-06', TANKER, { bbl: 8800 })];
		expect(linkTexts(rows)).toEqual(['load>land loading_delivery 90']);
		expect(placeTexts(rows)).toEqual(['land supplier RU', 'load linked_to_delivery land']);
	});

	it('count by the loading where only its volume is known', () => {
		const rows = [call({ bbl: 9000 }), delivery('land', '2024-04-06', TANKER)];
		expect(placeTexts(rows)).toEqual(['land linked_to_loading load supplier RU']);
	});

	it('count as one delivery without volume where neither is known', () => {
		const rows = [call(), delivery('land', '2024-04-06', TANKER)];
		expect(placeTexts(rows)).toEqual(['land supplier RU', 'load linked_to_delivery land']);
	});

	it('keep a supplier that the discharge names itself', () => {
		const rows = [call(), delivery('land', '2024-04-06', TANKER, { supplier: 'CN' })];
		expect(placeTexts(rows)).toEqual(['load linked_to_delivery land']);
	});

	it('are two cargoes after 31 days, and one after 30', () => {
		expect(linkTexts([call(), delivery('land', '2024-05-01', TANKER)])).toEqual([
			'load>land loading_delivery 80'
		]);
		expect(linkTexts([call(), delivery('land', '2024-05-02', TANKER)])).toEqual([]);
	});

	it('wait for an analyst where more is landed than was loaded', () => {
		const rows = [call({ bbl: 5000 }), delivery('land', '2024-04-06', TANKER, { bbl: 5501 })];
		expect(linkTexts(rows)).toEqual(['load>land loading_delivery 60?']);
		expect(linkTexts([call({ bbl: 5000 }), delivery('land', '2024-04-06', TANKER, { bbl: 5500 })])).toEqual([
			'load>land loading_delivery 90'
		]);
	});

	it('stay parted by an analyst’s word when a better report of the discharge comes to stand', () => {
		const rows = [
			call({ bbl: 9000 }),
			delivery('land', '2024-04-06', TANKER),
			delivery('better', '2024-04-06', TANKER, { agency: 'B', bbl: 8800 })
		];
		const refused = new Map([[pairOf('load', 'land'), 'refused' as const]]);
		expect(placeTexts(rows, refused)).toEqual(['better 2 sources', 'land same_event better']);
	});

	it('are joined through transfers at sea', () => {
		const rows = [
			loading('load', '2024-04-01', MOTHER, { supplier: 'RU', bbl: 9000 }),
			transfer('leg', '2024-04-05', MOTHER, TANKER, { bbl: 9000 }),
			delivery('land', '2024-04-09', TANKER, { bbl: 9000 })
		];
		expect(placeTexts(rows)).toEqual(['land supplier RU', 'leg delivered', 'load linked_to_delivery land']);
	});
});

describe('legs of one cargo', () => {
	const chain = (over: { bbl?: number }[] = [{}, {}, {}]) => [
		transfer('one', '2022-12-01', MOTHER, SHUTTLE, over[0]),
		transfer('two', '2022-12-05', SHUTTLE, TANKER, over[1]),
		transfer('three', '2022-12-20', TANKER, SECOND, over[2])
	];

	it('count once, by the last with a volume', () => {
		expect(placeTexts(chain([{ bbl: 900 }, { bbl: 900 }, { bbl: 900 }]))).toEqual([
			'one earlier_leg three',
			'two earlier_leg three'
		]);
		expect(placeTexts(chain([{ bbl: 900 }, { bbl: 900 }, {}]))).toEqual([
			'one earlier_leg two',
			'three later_leg two'
		]);
		expect(placeTexts(chain())).toEqual(['one earlier_leg three', 'two earlier_leg three']);
	});

	it('are followed to the delivery, which alone is in the observed total', () => {
		const rows = [
			...chain([{ bbl: 900 }, { bbl: 900 }, { bbl: 900 }]),
			delivery('land', '2022-12-24', SECOND, { bbl: 900 })
		];
		expect(placeTexts(rows)).toEqual([
			'one earlier_leg three delivered',
			'three delivered',
			'two earlier_leg three delivered'
		]);
	});

	it('by names alone are proposed as one chain, and joined when an analyst confirms', () => {
		const rows = [
			transfer('mercury', '2022-12-01', 'MERCURY', 'SHUNDLLI'),
			transfer('shundlli', '2022-12-05', 'SHUNDLLI', 'unnamed vessel')
		];
		expect(linkTexts(rows)).toEqual(['mercury>shundlli transfer_transfer 40?']);
		expect(placeTexts(rows)).toEqual([]);
		const confirmed = new Map([[pairOf('mercury', 'shundlli'), 'confirmed' as const]]);
		expect(placeTexts(rows, confirmed)).toEqual(['mercury earlier_leg shundlli']);
	});

	it('go to the next delivery only, all that were taken on since the last', () => {
		const rows = [
			transfer('a', '2023-01-01', MOTHER, TANKER),
			transfer('b', '2023-01-03', MOTHER, TANKER),
			delivery('first', '2023-01-05', TANKER),
			delivery('second', '2023-01-07', TANKER),
			transfer('c', '2023-01-09', MOTHER, TANKER),
			delivery('third', '2023-01-11', TANKER)
		];
		expect(linkTexts(rows)).toEqual([
			'a>first transfer_delivery 90',
			'b>first transfer_delivery 90',
			'c>third transfer_delivery 90'
		]);
	});

	it('go on to a second delivery while more than a tenth is left aboard', () => {
		const rows = (first: number) => [
			transfer('leg', '2023-01-01', MOTHER, TANKER, { bbl: 1000 }),
			delivery('first', '2023-01-05', TANKER, { bbl: first }),
			delivery('second', '2023-01-07', TANKER, { bbl: 100 })
		];
		expect(linkTexts(rows(899))).toHaveLength(2);
		expect(linkTexts(rows(900))).toEqual(['leg>first transfer_delivery 90']);
	});

	it('wait for an analyst where a source does not say which ship gave', () => {
		const rows = [
			transfer('polaris', '2018-05-24', MOTHER, SHUTTLE),
			transfer('alongside', '2018-05-24', SHUTTLE, TANKER, { isDirected: false })
		];
		expect(linkTexts(rows)).toEqual(['polaris>alongside transfer_transfer 60?']);
	});

	it('that go in a circle on one day leave one that counts', () => {
		const rows = [
			transfer('back', '2023-01-01', TANKER, MOTHER, { bbl: 900 }),
			transfer('out', '2023-01-01', MOTHER, TANKER, { bbl: 900 })
		];
		expect(linkTexts(rows)).toEqual(['back>out transfer_transfer 90', 'out>back transfer_transfer 90']);
		expect(placeTexts(rows)).toEqual(['back earlier_leg out']);
	});

	it('are followed through a circle to the delivery at its other end', () => {
		const rows = [
			loading('load', '2023-01-01', SHUTTLE, { supplier: 'RU', bbl: 900 }),
			transfer('in', '2023-01-02', SHUTTLE, TANKER, { bbl: 900 }),
			transfer('out', '2023-01-02', TANKER, SHUTTLE, { bbl: 900 }),
			delivery('land', '2023-01-05', SHUTTLE, { bbl: 900 })
		];
		// The shuttle gives 900 of the 1,800 that it took, so that what came back is still aboard.
		expect(placeTexts(rows)).toEqual([
			'in earlier_leg out delivered',
			'land supplier RU',
			'load linked_to_delivery land',
			'out delivered'
		]);
	});

	it('can be two thousand long', () => {
		const rows = Array.from({ length: 2000 }, (_, n) =>
			transfer(
				String(n).padStart(4, '0'),
				'2023-01-01',
				n % 2 === 0 ? MOTHER : TANKER,
				n % 2 === 0 ? TANKER : MOTHER
			)
		);
		expect(() => placeTexts(rows)).not.toThrow();
	});
});
