// Which way the trade of a table goes, by the words above its header. The cap is about supplies to North Korea: what a
// title calls imports is asked about, unless the title says that they are North Korea's own.

const IMPORTS =
	/进口|進口|进出口|進出口|輸入|수입|수출입|импорт|\bimports\b|\bimport (?:of|from|to|by|data|statistics)\b/iu;

const OIL_ZH = '(?:石油|成品油|精炼油|燃油|燃料油|油品)?';
const OIL_KO = '(?:석유|정제유|유류|연료|경유)?\\s*(?:제품)?';
const OIL_RU = '(?:\\s+(?:нефте\\S+|нефти|топлив\\S+|мазут\\S+|бензин\\S+))*';
const NORTH_KOREA_RU = '(?:кндр|северн\\S+\\s+коре\\S+)';
const NORTH_KOREA_EN = '(?:the )?(?:dprk|north korea)';

/** Imports of North Korea: `朝鲜从中国进口`, `Импорт нефти в КНДР`; not `自朝鲜进口`, `импорт из КНДР`, `imports from the DPRK`. */
const IMPORTS_OF_NORTH_KOREA = [
	new RegExp(`(?<![自从從由对對与和及、])(?:朝鲜|朝鮮|北韩)(?:的|从[^朝]{1,10})?${OIL_ZH}[进進]口`, 'u'),
	new RegExp(`북한(?:의)?\\s*${OIL_KO}\\s*수입`, 'u'),
	new RegExp(`импорт\\S*${OIL_RU}\\s+(?:в\\s+)?${NORTH_KOREA_RU}`, 'iu'),
	new RegExp(`(?<!\\b(?:from|with|of) )${NORTH_KOREA_EN}(?:n|['’]s)?(?: [\\w-]+){0,3} imports\\b`, 'i'),
	new RegExp(`\\bimports?(?: of [\\w -]{1,40}?)? (?:by|into|to) ${NORTH_KOREA_EN}\\b`, 'i')
];

/** The first of the titles that speaks of imports and not of North Korea's; null where none does. */
export function importTitle(titles: readonly string[]): string | null {
	return (
		titles.find(
			(title) => IMPORTS.test(title) && !IMPORTS_OF_NORTH_KOREA.some((pattern) => pattern.test(title))
		) ?? null
	);
}
