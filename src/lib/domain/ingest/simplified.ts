// Traditional characters of headers and trade words in their simplified form, so that a sheet from Taipei or Hong Kong
// meets the same list of names. Only the characters of those words; this is no converter of Chinese.

const FORMS = new Map(
	[
		...'數数單单國国應应貿贸夥伙產产貨货備备註注來来號号類类稅税則则編编碼码運运輸输'.matchAll(/(.)(.)/gu),
		...'載载噸吨開开結结間间緯纬經经維维發发達达類类別别燃燃總总額额關关項项轉转'.matchAll(/(.)(.)/gu),
		...'進进離离艙舱東东韓韩屬属舊旧稱称報报據据實实際际狀状態态質质'.matchAll(/(.)(.)/gu)
	].map(([, traditional = '', simple = '']) => [traditional, simple])
);

const TRADITIONAL = new RegExp(`[${[...FORMS.keys()].join('')}]`, 'gu');

export function simplified(text: string): string {
	return text.replace(TRADITIONAL, (character) => FORMS.get(character) ?? character);
}
