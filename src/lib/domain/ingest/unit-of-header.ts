// A unit that a column carries in its name: `quantity_kg`, `数量（吨）`. Only a unit that stands alone as a word, once, with
// nothing beside it that would change its size or measure; otherwise the unit is asked for.
import { narrow } from './number-form.ts';
import type { UnitReading } from './unit-names.ts';
import { parseUnit } from './unit-names.ts';

/** Words that make a price, a rate or a share of a quantity. */
const RATES =
	'per day daily d month price cost rate usd eur cny rmb rub krw percent pct share ratio density factor ' +
	'цена стоимость руб долл сутки 价格 单价 金额 가격 단가 금액';
/** Words that make a multiple of a unit; those of the units we have are part of their names. */
const MULTIPLES =
	'k m thousand thousands thou million millions mln mn mio mm billion billions bn hundred ten тыс тысяч тысяча млн ' +
	'миллион миллионов миллионы млрд 千 万 百万 亿 百 十 천 만 백만';
/** Words that make another measure of the unit right behind them. */
const MEASURES =
	'short long imperial imp uk british gross register registered deadweight dwt net displacement troy';

const spoiling = new Set(`${RATES} ${MULTIPLES}`.split(' '));
const measures = new Set(MEASURES.split(' '));

/** `Netweight (kg)` is kg, `cargo_origin_tons` is t and loose; null for `weight`, `bbl/d`, `price per t` and `万吨`. */
export function unitOfHeader(header: string): UnitReading | null {
	if (header.length > 200) return null;
	const text = narrow(header).normalize('NFKC');
	const found: UnitReading[] = [];
	for (const piece of text.split(/[()[\]{},:;|]+/)) {
		const whole = parseUnit(piece);
		if (whole !== null) {
			if (piece.trim() !== text.trim() || !isOneLetter(text.trim())) found.push(whole);
		} else if (!collect(piece, found)) return null;
	}
	const [first] = found;
	return first && found.every(({ unit }) => unit === first.unit) ? first : null;
}

/** Adds the units of a piece; false when something in it changes what a unit would mean. */
function collect(piece: string, found: UnitReading[]): boolean {
	// A slash after a Han word introduces its unit, 数量/吨; elsewhere it divides.
	if (/[$€£¥₽₩%]|(?<!\p{sc=Han})\//u.test(piece)) return false;
	const words = wordsOf(piece);
	for (let at = 0; at < words.length;) {
		const { length, reading } = unitAt(words, at);
		if (reading === null) {
			const word = (words[at] ?? '').toLowerCase();
			if (spoiling.has(word) || /^1?0+$/.test(word)) return false;
			at += 1;
		} else {
			const before = (words[at - 1] ?? '').toLowerCase();
			const isOther = measures.has(before) && reading.unit !== 'kg';
			if (isOther || /^\d+$/.test(before)) return false;
			found.push(reading);
			at += length;
		}
	}
	return true;
}

/** `quantityTonnes` is two words, and so is 重量kg; `kMT` and `Mbbl` are one. */
function wordsOf(piece: string): string[] {
	return piece
		.replace(/([\p{sc=Han}\p{sc=Hangul}])(?=[A-Za-z])/gu, '$1 ')
		.replace(/(\p{Ll}{2})(?=\p{Lu})/gu, '$1 ')
		.split(/[^\p{L}\p{N}^]+/u)
		.filter((word) => word !== '');
}

/** The longest unit of up to three words that begins at `at`; a single letter is one at the end of a name only. */
function unitAt(words: readonly string[], at: number): { length: number; reading: UnitReading | null } {
	for (let length = Math.min(3, words.length - at); length > 0; length--) {
		const name = words.slice(at, at + length).join(' ');
		if (isOneLetter(name) && (at === 0 || at + 1 < words.length)) continue;
		const reading = parseUnit(name);
		if (reading !== null) return { length, reading };
	}
	return { length: 1, reading: null };
}

function isOneLetter(name: string): boolean {
	return /^[a-zа-я]$/i.test(name);
}
