// Writes coastline.json: the coast of the seas between China, Korea and Japan for the map of transfers at sea.
// Run by hand (`node data/reference/coastline.mjs`) when the region or the source changes; no build needs it.
// Source: Natural Earth land, 1:50 million, public domain, by the package world-atlas. Coast only: it has no borders.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

/** West, south, east, north. Vostochny is at 42.7 N 133.1 E. */
const REGION = [112, 15, 150, 47];
/** How far a point may lie beside the line that replaces it, and how small an island may be, in degrees. */
const TOLERANCE = 0.025;
const LEAST_SIZE = 0.12;

const atlas = createRequire(import.meta.url).resolve('world-atlas/land-50m.json');
const topology = JSON.parse(readFileSync(atlas, 'utf8'));
const land = feature(topology, topology.objects.land).features;

const rings = land
	.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates))
	.flat()
	.map((ring) => simplified(clipped(ring.slice(0, -1))))
	.filter((ring) => ring.length >= 3 && size(ring) >= LEAST_SIZE);

const file = {
	source: 'Natural Earth, land 1:50m, by world-atlas 2.0.2; clipped and simplified by coastline.mjs',
	licence: 'public domain',
	region: REGION,
	unit: 'hundredths of a degree, longitude and latitude of each point',
	rings: rings.map((ring) => ring.map((point) => point.map(hundredths).join(',')).join(' '))
};
const text = JSON.stringify(file, null, '\t').replace(/\[[\s\d,]+\]/, (list) =>
	list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']')
);
writeFileSync(new URL('coastline.json', import.meta.url), `${text}\n`);
console.log(`${rings.length} coasts, ${rings.flat().length} points, ${text.length} bytes`);

function hundredths(degrees) {
	return Math.round(degrees * 100);
}

/** The part of a ring inside the region (Sutherland and Hodgman: one edge of the region at a time). */
function clipped(ring) {
	const [west, south, east, north] = REGION;
	const edges = [
		[0, west, 1],
		[0, east, -1],
		[1, south, 1],
		[1, north, -1]
	];
	return edges.reduce((points, [axis, limit, sign]) => {
		const inside = (point) => sign * (point[axis] - limit) >= 0;
		return points.flatMap((point, index) => {
			const before = points.at(index - 1);
			const crossing = inside(point) === inside(before) ? [] : [meeting(before, point, axis, limit)];
			return inside(point) ? [...crossing, point] : crossing;
		});
	}, ring);
}

function meeting(from, to, axis, limit) {
	const share = (limit - from[axis]) / (to[axis] - from[axis]);
	const point = from.map((value, index) => value + share * (to[index] - value));
	point[axis] = limit;
	return point;
}

/** Fewer points, none further than the tolerance from the line (Ramer, Douglas and Peucker on the two halves of the ring). */
function simplified(ring) {
	if (ring.length < 4) return ring;
	const half = Math.floor(ring.length / 2);
	const halves = [ring.slice(0, half + 1), [...ring.slice(half), ring[0]]];
	return halves.flatMap((line) => thinned(line).slice(0, -1));
}

function thinned(line) {
	const [first, last] = [line[0], line.at(-1)];
	let [worst, at] = [0, 0];
	line.forEach((point, index) => {
		const distance = beside(point, first, last);
		if (distance > worst) [worst, at] = [distance, index];
	});
	if (worst <= TOLERANCE) return [first, last];
	return [...thinned(line.slice(0, at + 1)).slice(0, -1), ...thinned(line.slice(at))];
}

function beside([x, y], [x1, y1], [x2, y2]) {
	const length = Math.hypot(x2 - x1, y2 - y1);
	if (length === 0) return Math.hypot(x - x1, y - y1);
	return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}

function size(ring) {
	const spread = (axis) => {
		const values = ring.map((point) => point[axis]);
		return Math.max(...values) - Math.min(...values);
	};
	return Math.max(spread(0), spread(1));
}
