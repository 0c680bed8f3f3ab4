// How likely a text is as Russian: windows-1251 and KOI8-R hold the same letters in other places, so that only the
// frequency of letters and the place of capitals tell them apart.

/** Minus the binary logarithm of how often a letter stands in Russian text. */
const LETTERS: Readonly<Record<string, number>> = {
	...{ о: 3.2, е: 3.6, а: 3.6, и: 3.8, н: 3.9, т: 4, с: 4.2, р: 4.4, в: 4.5, л: 4.5, к: 4.8, м: 5, д: 5 },
	...{ п: 5.2, у: 5.3, я: 5.6, ы: 5.7, ь: 5.8, г: 5.9, з: 6, б: 6, ч: 6.1, й: 6.4, х: 6.7, ж: 6.7, ш: 7.1 },
	...{ ю: 7.3, ц: 7.7, щ: 8.1, э: 8.2, ф: 8.6, ё: 9, ъ: 11, і: 9, ї: 9, є: 9, ґ: 11, ў: 11 }
};
const SIGN = /[«»–—№°“”„’\u00a0]/;

export function cyrillicBits(text: string): number {
	let bits = 0;
	for (const [word] of text.matchAll(/[a-zа-яёіїєґў]*[а-яёіїєґў][a-zа-яёіїєґў]*/gi)) bits += wordBits(word);
	for (const [char] of text.matchAll(/[^\0-\u007fа-яёіїєґў\u0080-\u009f\ufffd\ue000-\uf8ff]/gi)) {
		bits += SIGN.test(char) ? 9 : 14;
	}
	return bits;
}

function wordBits(word: string): number {
	let bits = isCapitalised(word) ? 2 : 1;
	let previous = '';
	for (const char of word) {
		bits += LETTERS[char.toLowerCase()] ?? 0;
		if (isLower(previous) && !isLower(char)) bits += 6;
		if (previous !== '' && previous < '\u0080' !== char < '\u0080') bits += 5;
		previous = char;
	}
	return bits;
}

function isCapitalised(word: string): boolean {
	return word !== word.toLowerCase();
}

function isLower(char: string): boolean {
	return char !== '' && char === char.toLowerCase();
}
