// What the declared figures of a year rest on: as published in barrels or converted and by which factor, and the pages
// on which they were read.
import type { IsoDate } from '../calendar.ts';
import type { Figure } from '../cap/figure.ts';
import { productLabel } from '../product.ts';
import type { CapYear } from './cap-year.ts';

export interface FactorUse {
	/** Barrels per tonne as the table writes it; null for barrels as published. */
	readonly factor: string | null;
	/** What the factor is for: `unspecified product`, or the product's name. */
	readonly product: string;
	readonly figures: number;
}

/** The declared figures in force, counted by the factor that made their barrels; as published first. */
export function factorsUsed(view: CapYear): FactorUse[] {
	const uses = new Map<string, FactorUse>();
	for (const figure of declaredFigures(view)) {
		if (figure.barrels === null) continue;
		const product = figure.isUnspecifiedFactor ? 'unspecified product' : productLabel(figure.product);
		const key = figure.factor === null ? '' : `${figure.factor} ${product}`;
		const use = uses.get(key) ?? { factor: figure.factor, product, figures: 0 };
		uses.set(key, { ...use, figures: use.figures + 1 });
	}
	return [...uses.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
}

/** Every figure that stands in the declared view: months, the suppliers' statements, the statement of all states. */
export function declaredFigures({ declared }: CapYear): Figure[] {
	return [
		...declared.months.flatMap((cell) => cell.figures),
		...declared.suppliers.flatMap(({ annual }) => (annual === null ? [] : [annual])),
		...(declared.allStates === null ? [] : [declared.allStates])
	];
}

export interface DeclaredSource {
	readonly url: string;
	readonly host: string;
	/** As-of days of the figures read there, in order of the figures; null where the page gives none. */
	readonly days: readonly (IsoDate | null)[];
}

/** The pages behind the declared figures, each once. */
export function declaredSources(view: CapYear): DeclaredSource[] {
	const pages = new Map<string, (IsoDate | null)[]>();
	for (const { sourceUrl, asOf } of declaredFigures(view)) {
		const host = hostOf(sourceUrl);
		if (host === null) continue;
		const days = pages.get(sourceUrl) ?? [];
		if (!days.includes(asOf)) days.push(asOf);
		pages.set(sourceUrl, days);
	}
	return [...pages].map(([url, days]) => ({ url, host: hostOf(url) ?? url, days }));
}

/** `koreaherald.com` of `https://www.koreaherald.com/view.php`; null for anything but a web address. */
function hostOf(url: string): string | null {
	return /^https?:\/\/(?:www\.)?([^/:?#]+)/.exec(url)?.[1] ?? null;
}
