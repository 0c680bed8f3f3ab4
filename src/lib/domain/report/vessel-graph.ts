// Where the ships of the small graph stand: the ship in the middle, those that gave to it on the left, those that it gave
// to on the right, those of which nobody says below. What does not fit is counted; the table beside it has them all.
import type { Partner } from './vessel-view.ts';

export type GraphSide = 'left' | 'right' | 'below';

export interface GraphNode {
	readonly partner: Partner;
	readonly side: GraphSide;
	/** Where the line ends and the label begins. */
	readonly x: number;
	readonly y: number;
	readonly path: string;
	/** An arrow at the ship in the middle, or at the other one; both where each has given to the other. */
	readonly isToShip: boolean;
	readonly isFromShip: boolean;
	/** True where no report states the direction. */
	readonly isAssumed: boolean;
	/** Two to six, by how many reports. */
	readonly strokeWidth: number;
}

export interface PartnerGraph {
	/** Where the drawing begins: a side without ships takes no room. */
	readonly x: number;
	readonly width: number;
	readonly height: number;
	readonly centre: {
		readonly x: number;
		readonly y: number;
		readonly width: number;
		readonly height: number;
	};
	readonly nodes: readonly GraphNode[];
	/** Ships that are in the table only. */
	readonly hidden: number;
}

const WIDTH = 760;
const ROW = 52;
const BESIDE = 7;
const BELOW = 3;
const CENTRE = { width: 190, height: 56 };
const GAP = 74;

export function partnerGraph(partners: readonly Partner[]): PartnerGraph {
	const on = (side: GraphSide) => partners.filter((partner) => sideOf(partner) === side);
	const [left, right] = [on('left').slice(0, BESIDE), on('right').slice(0, BESIDE)];
	const below = on('below').slice(0, BELOW);
	const rows = Math.max(left.length, right.length, 2);
	const middle = { x: WIDTH / 2, y: (rows * ROW) / 2 };
	const nodes = [
		...left.map((partner, at) => beside(partner, 'left', rowAt(at, left.length, middle.y), middle)),
		...right.map((partner, at) => beside(partner, 'right', rowAt(at, right.length, middle.y), middle)),
		...below.map((partner, at) => beneath(partner, at, below.length, middle))
	];
	const lowest = below.length === 0 ? 0 : middle.y + CENTRE.height / 2 + GAP + 36;
	const half = below.length === 0 ? CENTRE.width / 2 + 6 : ((below.length - 1) / 2) * 240 + 100;
	const from = left.length > 0 ? 0 : middle.x - half;
	const to = right.length > 0 ? WIDTH : middle.x + half;
	return {
		x: from,
		width: to - from,
		height: Math.max(rows * ROW, lowest, middle.y + CENTRE.height / 2 + 6),
		centre: { x: middle.x - CENTRE.width / 2, y: middle.y - CENTRE.height / 2, ...CENTRE },
		nodes,
		hidden: partners.length - nodes.length
	};
}

/** The side of a ship is what most reports say of it; rows that tell of several meetings say nothing. */
function sideOf({ gave, received }: Partner): GraphSide {
	if (gave === 0 && received === 0) return 'below';
	return received >= gave ? 'left' : 'right';
}

function rowAt(at: number, count: number, middle: number): number {
	return middle + (at - (count - 1) / 2) * ROW;
}

interface Point {
	readonly x: number;
	readonly y: number;
}

function beside(partner: Partner, side: 'left' | 'right', y: number, middle: Point): GraphNode {
	const way = side === 'left' ? -1 : 1;
	const from = { x: middle.x + way * (CENTRE.width / 2 + 3), y: middle.y + (y - middle.y) * 0.12 };
	const to = { x: middle.x + way * (CENTRE.width / 2 + GAP), y };
	const bend = (from.x + to.x) / 2;
	return node(partner, side, to, `M${from.x} ${from.y}C${bend} ${from.y} ${bend} ${to.y} ${to.x} ${to.y}`);
}

function beneath(partner: Partner, at: number, count: number, middle: Point): GraphNode {
	const to = { x: middle.x + (at - (count - 1) / 2) * 240, y: middle.y + CENTRE.height / 2 + GAP - 12 };
	const from = { x: middle.x + (at - (count - 1) / 2) * 40, y: middle.y + CENTRE.height / 2 + 3 };
	const bend = (from.y + to.y) / 2;
	return node(partner, 'below', to, `M${from.x} ${from.y}C${from.x} ${bend} ${to.x} ${bend} ${to.x} ${to.y}`);
}

function node(partner: Partner, side: GraphSide, { x, y }: Point, path: string): GraphNode {
	return {
		partner,
		side,
		x,
		y,
		path,
		isToShip: partner.received > 0,
		isFromShip: partner.gave > 0,
		isAssumed: partner.meetings > 0 && partner.assumed === partner.meetings,
		strokeWidth: Math.min(6, 1 + Math.max(1, partner.meetings))
	};
}
