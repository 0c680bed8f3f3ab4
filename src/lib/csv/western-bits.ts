// How likely a text is as a Western language: accented letters stand alone among unaccented ones. windows-1252 takes
// every byte, so that only this tells its text from any other.

/** Minus the binary logarithm of how often a letter stands among those above ASCII. */
const LETTERS: Readonly<Record<string, number>> = {
	...{ é: 3, è: 5, ü: 4.5, ö: 4.5, ä: 4.5, ñ: 5, ç: 5, á: 5, í: 5, ó: 5, ú: 6, ã: 5.5, õ: 7, ô: 6, ê: 6 },
	...{ à: 5.5, â: 6.5, ß: 6, ø: 6, å: 6, æ: 7, ë: 7.5, ï: 7.5, î: 7.5 }
};
const SIGNS: Readonly<Record<string, number>> = {
	...{
		'’': 5,
		'–': 6,
		'‘': 7,
		'“': 6.5,
		'”': 6.5,
		'°': 7,
		'\u00a0': 7,
		'«': 8,
		'»': 8,
		'€': 8,
		'£': 8,
		'—': 7
	},
	...{ º: 9, '½': 10, '§': 10, '®': 10, '…': 9, '±': 10, '²': 10, '³': 9, '·': 10, '×': 9 }
};

export function westernBits(text: string): number {
	let bits = 0;
	let run = 0;
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if (!isAccented(char)) {
			run = 0;
			if (char > '\u009f' && char !== '\ufffd') bits += SIGNS[char] ?? 12;
			continue;
		}
		run += 1;
		const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
		const lower = char.toLowerCase();
		bits += (LETTERS[lower] ?? 8) + (char === lower ? 0 : 1.5);
		if (!isPlain(before) && !isPlain(after)) bits += 4;
		if (run > 1) bits += run === 2 ? 2 : 5;
		if (char !== lower && before !== before.toUpperCase()) bits += 5;
	}
	return bits;
}

function isAccented(char: string): boolean {
	return (char >= '\u00c0' && char <= '\u00ff' && char !== '×' && char !== '÷') || /[ŠšŒœŽžŸƒ]/.test(char);
}

function isPlain(char: string): boolean {
	return /[a-z]/i.test(char);
}
