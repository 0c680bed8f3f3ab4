// Where a laden share stands on a track that runs from 5 to 100 %.
const FROM = 0.05;

/** `trackPlace(0.6)` is `57.895%`; shares outside the track stand at its ends. */
export function trackPlace(share: number): string {
	const place = (Math.min(Math.max(share, FROM), 1) - FROM) / (1 - FROM);
	return `${(place * 100).toFixed(3)}%`;
}
