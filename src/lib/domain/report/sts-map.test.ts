// Mercator checked against values worked out by hand, and the rule that only positions become points.
import { describe, expect, it } from 'vitest';
import { recordId } from '../record.ts';
import type { MapPoint } from './sts-map.ts';
import {
	USUAL_FRAME,
	WHOLE_REGION,
	coastPath,
	degreesOf,
	graticule,
	mapSize,
	northing,
	project,
	stsMap
} from './sts-map.ts';

const point = (latitude: number, longitude: number): MapPoint => ({
	latitude,
	longitude,
	id: recordId(1, 2),
	words: '',
	isToDprk: true
});

describe('Mercator', () => {
	it.each([
		// ln tan(45° + lat/2) in degrees: 30° gives ln √3 = 0.549306, 45° gives ln(1 + √2) = 0.881374
		[0, 0],
		[30, 31.472924],
		[45, 50.498987],
		[-30, -31.472924]
	])('puts %d degrees north at %d', (latitude, expected) => {
		expect(northing(latitude)).toBeCloseTo(expected, 4);
	});
	it('keeps corners at corners and east to the right', () => {
		expect(project({ longitude: 114, latitude: 45 }, USUAL_FRAME)).toEqual({ x: 0, y: 0 });
		expect(project({ longitude: 144, latitude: 21.5 }, USUAL_FRAME)).toEqual({
			x: 6400,
			y: mapSize(USUAL_FRAME).height
		});
		// Half of the 30 degrees.
		expect(project({ longitude: 129, latitude: 45 }, USUAL_FRAME).x).toBe(3200);
	});
	it('is no wider a degree than it is high at the equator, and stretches north', () => {
		const frame = { west: 0, south: 0, east: 64, north: 45 };
		// 100 units a degree: 50.498987 degrees of northing are 5,050 units.
		expect(mapSize(frame)).toEqual({ width: 6400, height: 5050 });
	});
});

describe('the map', () => {
	it('draws a point where a record has a position and none without', () => {
		expect(stsMap([]).points).toEqual([]);
		expect(stsMap([point(31, 124)]).points).toHaveLength(1);
		expect(degreesOf('31.5', '-124')).toEqual({ latitude: 31.5, longitude: -124 });
		expect(degreesOf('', '124')).toBeNull();
		expect(degreesOf('31 N', '124 E')).toBeNull();
	});
	it('widens to the whole region for a point outside the usual frame, and counts what lies outside both', () => {
		expect(stsMap([point(31, 124)]).frame).toBe(USUAL_FRAME);
		const wide = stsMap([point(31, 124), point(17, 148), point(1.2, 104)]);
		expect(wide.frame).toBe(WHOLE_REGION);
		expect(wide.points).toHaveLength(2);
		expect(wide.outside).toBe(1);
	});
	it('has a line every five degrees inside the frame', () => {
		expect(graticule(USUAL_FRAME).map(({ name }) => name)).toEqual(
			['25° N', '30° N', '35° N', '40° N', '115° E', '120° E', '125° E', '130° E', '135° E', '140° E'].map(
				(name) => name.replace(' ', '\u00a0')
			)
		);
	});
	it('has its coast in one path of whole numbers', () => {
		const path = coastPath(USUAL_FRAME);
		expect(path).toMatch(/^(?:M-?\d+ -?\d+l(?:-?\d+ -?\d+ ?)+z)+$/);
		expect(path.length).toBeLessThan(20_000);
	});
});
