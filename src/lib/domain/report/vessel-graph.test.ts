import { expect, it } from 'vitest';
import { partnerGraph } from './vessel-graph.ts';
import type { Partner } from './vessel-view.ts';

const partner = (key: string, part: Partial<Partner>): Partner => ({
	key,
	imo: null,
	names: [key],
	flag: null,
	meetings: 1,
	together: 0,
	gave: 0,
	received: 0,
	unknown: 0,
	assumed: 0,
	records: [],
	...part
});
const of = (...partners: Partner[]) =>
	partnerGraph(partners).nodes.map(
		({ partner: { key }, side, isToShip, isFromShip, isAssumed }) =>
			`${key} ${side}${isToShip ? ' to' : ''}${isFromShip ? ' from' : ''}${isAssumed ? ' assumed' : ''}`
	);

it('givers stand left, receivers right, and below whoever nobody says it of', () => {
	expect(
		of(
			partner('A', { received: 1 }),
			partner('B', { gave: 2, meetings: 2, assumed: 2 }),
			partner('C', { unknown: 1 }),
			partner('D', { gave: 1, received: 1, meetings: 2, assumed: 1 }),
			partner('E', { meetings: 0, together: 1 })
		)
	).toEqual(['A left to', 'D left to from', 'B right from assumed', 'C below', 'E below']);
});
it('counts the ships that find no room', () => {
	const many = Array.from({ length: 9 }, (_, at) => partner(`S${at}`, { received: 1 }));
	expect(partnerGraph(many)).toMatchObject({ hidden: 2 });
	expect(partnerGraph([...many, partner('B', { gave: 1 })])).toMatchObject({ hidden: 2 });
	expect(partnerGraph([])).toMatchObject({ hidden: 0, nodes: [] });
});
it('a side without ships takes no room', () => {
	const { x, width, centre } = partnerGraph([partner('B', { gave: 1 })]);
	expect(x).toBeGreaterThan(0);
	expect(x).toBeLessThanOrEqual(centre.x);
	expect(x + width).toBe(760);
});
