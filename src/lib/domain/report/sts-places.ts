// Where transfers are said to have been, in the words of their sources. Words are counted and never made into a point.

export interface PlaceWords {
	readonly location: string;
	readonly transfers: number;
}

/** Places that begin with the same words: `East China Sea`, then `about 250 km off Shanghai` and the others. */
export interface PlaceGroup {
	/** Blank where the source names no place. */
	readonly name: string;
	readonly transfers: number;
	readonly places: readonly PlaceWords[];
}

const SEPARATOR = /[,;]/;

/** Most frequent first, then by name; transfers without a place come last. */
export function groupPlaces(places: readonly PlaceWords[]): PlaceGroup[] {
	const groups = new Map<string, PlaceWords[]>();
	for (const { location, transfers } of places) {
		const cut = location.search(SEPARATOR);
		const name = (cut < 0 ? location : location.slice(0, cut)).trim();
		const rest = cut < 0 ? '' : location.slice(cut + 1).trim();
		groups.set(name, [...(groups.get(name) ?? []), { location: rest, transfers }]);
	}
	return [...groups]
		.map(([name, within]) => ({
			name,
			transfers: within.reduce((sum, { transfers }) => sum + transfers, 0),
			places: within.sort((a, b) => byCount(a, b) || order(a.location, b.location))
		}))
		.sort((a, b) => Number(a.name === '') - Number(b.name === '') || byCount(a, b) || order(a.name, b.name));
}

const byCount = (a: { transfers: number }, b: { transfers: number }) => b.transfers - a.transfers;
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
