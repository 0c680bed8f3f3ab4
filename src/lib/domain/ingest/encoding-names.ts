// The encodings that the reader knows, by the names of the WHATWG Encoding Standard.

export const ENCODINGS = [
	'utf-8',
	'utf-16le',
	'utf-16be',
	'gb18030',
	'big5',
	'euc-kr',
	'shift_jis',
	'windows-1251',
	'koi8-r',
	'windows-1252'
] as const;

export type Encoding = (typeof ENCODINGS)[number];
