import { expect, it } from 'vitest';
import { bundledYears, yearOfRecord } from '#lib/charts/bundled-years.ts';
import type { IsoDate } from '../calendar.ts';
import {
	crossingText,
	daysRange,
	isInWindow,
	noPaceText,
	paceWords,
	rangeSentence,
	unknownSentence
} from './run-rate-words.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('says of 2023 in June what is known, what is unknown, and days as a range', async () => {
	const view = yearOfRecord(await bundledYears('2023-06-30' as IsoDate), 2023);
	const range = view.runRate?.declared;
	if (!range) throw new Error('no pace');
	expect(isInWindow(view)).toBe(true);
	expect(plain(rangeSentence(range))).toBe('Known: 90,720.168 bbl of January, February (59 days).');
	expect(unknownSentence(range)).toBe('Over without a figure, and unknown: March–June.');
	expect(range.paces.map((pace) => paceWords(pace, range))).toEqual([
		'The last of them, February 2023',
		'The 2 months with a figure'
	]);
	expect(range.crossings.map((one) => plain(`${crossingText(one.step)}: ${daysRange(one)}`))).toEqual([
		'75 % of the cap: 1 September 2023 to 29 September 2023',
		'90 % of the cap: 20 October 2023 to 25 November 2023',
		'95 % of the cap: 5 November 2023 to 13 December 2023',
		'over the cap: 22 November 2023 at the quickest pace, not within the window at the slowest'
	]);
});

it('says of a year without figures that it has no pace', async () => {
	const view = yearOfRecord(await bundledYears(), 2026);
	expect(isInWindow(view)).toBe(true);
	expect(view.runRate).toBeNull();
	expect(noPaceText(view)).toBe(
		'No figure of 2026 is loaded, declared or observed, so no pace can be worked out. That is a gap in the record, not a pace of zero.'
	);
});
