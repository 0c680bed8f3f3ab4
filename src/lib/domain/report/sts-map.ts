// The map of transfers at sea: Mercator, the coast of our own file, and a point only where a record has a position.
// What has no position stays off the map and is counted beside it. No borders: the coast takes no side.
import coastline from '#data/reference/coastline.json' with { type: 'json' };
import type { RecordId } from '../record.ts';

export interface Degrees {
	readonly longitude: number;
	readonly latitude: number;
}

export interface MapFrame {
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
}

/** Units across the drawing: whole numbers keep the path short, and a tenth of a pixel is as fine as a screen shows. */
const WIDTH = 6400;

const [WEST, SOUTH, EAST, NORTH] = coastline.region as [number, number, number, number];

/** What the coastline covers. */
export const WHOLE_REGION: MapFrame = { west: WEST, south: SOUTH, east: EAST, north: NORTH };

/** The seas that the record names, from Taiwan to Vostochny. */
export const USUAL_FRAME: MapFrame = { west: 114, south: 21.5, east: 144, north: 45 };

/** Mercator's northing in degrees of longitude: 0 at the equator, 43.71 at 40 degrees north. */
export function northing(latitude: number): number {
	return (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
}

export interface MapPlace {
	readonly x: number;
	readonly y: number;
}

/** A point of the drawing, in units from its upper left corner. */
export function project({ longitude, latitude }: Degrees, frame: MapFrame): MapPlace {
	const unit = WIDTH / (frame.east - frame.west);
	return {
		x: Math.round((longitude - frame.west) * unit),
		y: Math.round((northing(frame.north) - northing(latitude)) * unit)
	};
}

export function mapSize(frame: MapFrame): { readonly width: number; readonly height: number } {
	return { width: WIDTH, height: project({ longitude: frame.west, latitude: frame.south }, frame).y };
}

export function isInside({ longitude, latitude }: Degrees, frame: MapFrame): boolean {
	return (
		longitude >= frame.west && longitude <= frame.east && latitude >= frame.south && latitude <= frame.north
	);
}

/** The coast as one SVG path, with relative steps. */
export function coastPath(frame: MapFrame): string {
	return coastline.rings.map((ring) => ringPath(ring, frame)).join('');
}

function ringPath(ring: string, frame: MapFrame): string {
	let last: MapPlace | null = null;
	let path = '';
	for (const point of ring.split(' ')) {
		const [longitude = NaN, latitude = NaN] = point.split(',').map((part) => Number(part) / 100);
		const place = project({ longitude, latitude }, frame);
		path += last === null ? `M${place.x} ${place.y}l` : `${place.x - last.x} ${place.y - last.y} `;
		last = place;
	}
	return `${path.trimEnd()}z`;
}

export interface MapLine {
	/** `25° N`, `130° E`. */
	readonly name: string;
	readonly isParallel: boolean;
	/** Where it crosses the drawing: y of a parallel, x of a meridian. */
	readonly at: number;
}

/** Parallels and meridians of every fifth degree inside the frame. */
export function graticule(frame: MapFrame): MapLine[] {
	return [
		...fifths(frame.south, frame.north).map((latitude) => ({
			name: `${latitude}°\u00a0N`,
			isParallel: true,
			at: project({ longitude: frame.west, latitude }, frame).y
		})),
		...fifths(frame.west, frame.east).map((longitude) => ({
			name: `${longitude}°\u00a0E`,
			isParallel: false,
			at: project({ longitude, latitude: frame.north }, frame).x
		}))
	];
}

function fifths(from: number, to: number): number[] {
	const first = Math.floor(from / 5) * 5 + 5;
	return Array.from({ length: Math.max(0, Math.ceil((to - first) / 5)) }, (_, index) => first + index * 5);
}

interface MapName extends Degrees {
	readonly name: string;
	readonly kind: 'port' | 'sea';
	/** On which side of its dot a name has room. */
	readonly side: 'left' | 'right';
}

/** Ports to find one's way by, and seas that the record itself names. Positions to a tenth of a degree. */
const NAMES: readonly MapName[] = [
	{ name: 'Nampo', longitude: 125.4, latitude: 38.7, kind: 'port', side: 'right' },
	{ name: 'Vostochny', longitude: 133.1, latitude: 42.7, kind: 'port', side: 'right' },
	{ name: 'Busan', longitude: 129.0, latitude: 35.1, kind: 'port', side: 'left' },
	{ name: 'Shanghai', longitude: 121.5, latitude: 31.2, kind: 'port', side: 'left' },
	{ name: 'Dalian', longitude: 121.6, latitude: 38.9, kind: 'port', side: 'left' },
	{ name: 'Kaohsiung', longitude: 120.3, latitude: 22.6, kind: 'port', side: 'right' },
	{ name: 'Nagasaki', longitude: 129.9, latitude: 32.7, kind: 'port', side: 'left' },
	{ name: 'Tokyo', longitude: 139.8, latitude: 35.6, kind: 'port', side: 'left' },
	{ name: 'Yellow Sea', longitude: 123.3, latitude: 36.2, kind: 'sea', side: 'right' },
	{ name: 'East China Sea', longitude: 124.5, latitude: 27.5, kind: 'sea', side: 'right' }
];

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A position as text of a stored row, in degrees; null where there is none. */
export function degreesOf(latitude: string, longitude: string): Degrees | null {
	if (!NUMBER.test(latitude) || !NUMBER.test(longitude)) return null;
	return { latitude: Number(latitude), longitude: Number(longitude) };
}

export interface MapPoint extends Degrees {
	readonly id: RecordId;
	/** Date and ships, for who points at it. */
	readonly words: string;
	readonly isToDprk: boolean;
}

export interface StsMap {
	readonly frame: MapFrame;
	readonly names: readonly (MapName & MapPlace)[];
	readonly points: readonly (MapPoint & MapPlace)[];
	/** Positions that lie outside the region the coastline covers. */
	readonly outside: number;
}

/** The usual frame, or the whole region once a position lies outside the usual one. */
export function stsMap(points: readonly MapPoint[]): StsMap {
	const drawn = points.filter((point) => isInside(point, WHOLE_REGION));
	const frame = drawn.every((point) => isInside(point, USUAL_FRAME)) ? USUAL_FRAME : WHOLE_REGION;
	return {
		frame,
		names: NAMES.map((name) => ({ ...name, ...project(name, frame) })),
		points: drawn.map((point) => ({ ...point, ...project(point, frame) })),
		outside: points.length - drawn.length
	};
}
