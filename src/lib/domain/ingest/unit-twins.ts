// The same number as tonnes and as barrels for one supplier and span: an outlet once printed tonnes as barrels.
// Which of the two is right no file can tell, so the later one says that they clash.
import type { PeriodFigure } from '../record.ts';

export class UnitTwins {
	private readonly unitsOf = new Map<string, string>();

	/** True when an earlier figure has this number in the other of the two units. */
	clashes(figure: PeriodFigure): boolean {
		const amounts = amountsOf(figure).map(({ number, unit }) => ({ key: keyOf(figure, number), unit }));
		const isClash = amounts.some(({ key, unit }) => (this.unitsOf.get(key) ?? unit) !== unit);
		for (const { key, unit } of amounts) if (!this.unitsOf.has(key)) this.unitsOf.set(key, unit);
		return isClash;
	}
}

function keyOf({ start, end, supplier, supplierText }: PeriodFigure, number: string): string {
	return `${start} ${end} ${supplier} ${supplier === 'unknown' ? supplierText : ''} ${number}`;
}

/** Zero is zero in any unit. */
function amountsOf({ quantity, unit, publishedBarrels }: PeriodFigure): { number: string; unit: string }[] {
	const amounts: { number: string; unit: string }[] = [];
	const plain = quantity.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
	if ((unit === 't' || unit === 'bbl') && plain !== '' && plain !== '0')
		amounts.push({ number: plain, unit });
	if (publishedBarrels !== null && publishedBarrels > 0n && publishedBarrels % 1000n === 0n) {
		amounts.push({ number: String(publishedBarrels / 1000n), unit: 'bbl' });
	}
	return amounts;
}
