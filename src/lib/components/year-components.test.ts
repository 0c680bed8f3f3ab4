// What the parts of a year page say, as text: the words readers and screen readers get.
import { render } from 'svelte/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledYears, yearOfRecord } from '#lib/charts/bundled-years.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import EstimatesTable from './EstimatesTable.svelte';
import LayerCards from './LayerCards.svelte';
import MonthGrid from './MonthGrid.svelte';
import StatusChip from './StatusChip.svelte';
import YearsTable from './YearsTable.svelte';

let years: CapYear[];
beforeAll(async () => {
	years = await bundledYears();
});
const year = (number: number) => yearOfRecord(years, number);

/** Visible text, tags dropped and spaces joined. */
function textOf({ body }: { body: string }): string {
	return body
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replace(/[\s\u00a0]+/g, ' ');
}

describe('the month grid', () => {
	it('says why a cell is blank and never shows a blank as 0', () => {
		const text = textOf(render(MonthGrid, { props: { view: year(2025), query: '' } }));
		expect(text.match(/no report filed(?! ?,)/g)?.length).toBeGreaterThanOrEqual(6);
		expect(text).toContain('no figure loaded');
		expect(text).not.toMatch(/\b0 reported/);
	});

	it('shows a reported zero as one', () => {
		expect(textOf(render(MonthGrid, { props: { view: year(2023), query: '' } }))).toContain('0 reported');
	});
});

describe('the three layers', () => {
	it('stand apart, each under its own name', () => {
		const text = textOf(render(LayerCards, { props: { view: year(2023), query: '' } }));
		for (const words of [
			'Declared to the 1718 Committee',
			'362,706 bbl · below 75 % of cap (declared)',
			'Observed in loaded reports',
			'Estimated: UN Panel of Experts, S/2024/215',
			'over the cap if tankers carried more than 29.5 % of capacity',
			'Disputed by China and Russia',
			'Not an official UN tally.'
		]) {
			expect(text).toContain(words);
		}
	});

	it('say "at least" for the declared total alone', () => {
		const text = textOf(render(LayerCards, { props: { view: year(2024), query: '' } }));
		expect(text).toContain('at least 60.0 %');
		expect(text.match(/at least/g)).toHaveLength(1);
	});
});

it('keeps the view in every link of the table of years, and opens figures to their records', () => {
	const { body } = render(YearsTable, { props: { years, leadYear: 2023, view: '?as_of=2025-09-04' } });
	const links = [...body.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
	expect(links.length).toBeGreaterThan(30);
	expect(links.every((href) => /\?as_of=2025-09-04(#objections)?$/.test(href))).toBe(true);
	expect(links).toContain('/2023?as_of=2025-09-04#objections');
	expect(links.some((href) => /\/records\/3-\d+\?/.test(href))).toBe(true);
});

it('prints what a publication does not state as not stated', () => {
	const text = textOf(render(EstimatesTable, { props: { view: year(2018), query: '' } }));
	expect(text).toContain('not stated');
	expect(text).toMatch(/over the cap if tankers carried more than 32\.9 % of capacity/);
});

it.each([
	['under', 'Below 75 % of cap (declared)'],
	['90', '90 % reached (declared)'],
	['exceeded', 'Cap exceeded (declared)']
] as const)('gives the status %s an icon and the words “%s”', (status, words) => {
	const { body } = render(StatusChip, { props: { status, basis: 'declared' } });
	expect(body).toContain('<svg');
	expect(textOf({ body })).toContain(words);
});
