// A header that names its unit: `quantity_kg`, `数量（吨）`, `Количество, т`. Decides what is left without it; which unit
// the words mean is not decided here.

const UNIT_WORDS = [
	'thousand barrels|barrels|barrel|bbls|bbl|kbbl|mbbl|gallons|gal',
	'kilograms|kilogrammes|kgs|kg|thousand tonnes|metric tonnes|metric tons|metric ton|tonnes|tonne|tons|ton|mt|kt|t',
	'cubic metres|cubic meters|m3|cbm|kl|litres|liters|litre|liter|l',
	'千桶|万桶|桶|千吨|万吨|公吨|吨|千克|公斤|立方米|升',
	'баррелей|баррели|барр|тыс тонн|тыс т|тонны|тонн|т|килограммы|кг|куб м|м3|литры|литров|л',
	'천톤|톤|배럴|킬로그램|리터'
].join('|');
const WHOLE = new RegExp(`^(?:${UNIT_WORDS})$`);
const AT_END = new RegExp(`^(.+?) (?:in |в )?(?:${UNIT_WORDS})$`);

/**
 * `Quantity (kg)` is `quantity`, `数量（吨）` is `数量`. Blank when the unit is all of the header (`Barrels`), null when it
 * names none.
 */
export function withoutUnit(header: string): string | null {
	const words = header
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	if (WHOLE.test(words)) return '';
	return AT_END.exec(words)?.[1] ?? null;
}
