// Ships by number. A name is never an identity; a check digit that passes is no proof that the number was issued.

/** Seven digits whose check digit holds. */
export type Imo = string & { readonly __brand: 'Imo' };

export type ImoReading =
	| { readonly kind: 'valid'; readonly imo: Imo }
	| { readonly kind: 'absent' }
	| { readonly kind: 'bad'; readonly text: string; readonly reason: 'check_digit' | 'format' };

const NUMBERED = /^(?:IMO(?:\s*(?:No|Nr|Number)\b\.?|\s*№)?)?[\s:#]*(\d{7})(?:\.0)?$/i;
/** Zeros alone stand for "no number"; 9999999 and its like are kept as text, because their check digit fails. */
const FILLER = /^(?:IMO)?[\s:#]*0+(?:\.0)?$/i;

/**
 * Reads an IMO number with or without the letters `IMO`, and the `.0` of a spreadsheet. Blank and fillers such as `0` and
 * `IMO0000000` are absent.
 * `8916293` is valid: 8*7 + 9*6 + 1*5 + 6*4 + 2*3 + 9*2 = 163, and the last digit of 163 is 3.
 */
export function parseImo(text: string): ImoReading {
	const trimmed = text.trim();
	if (trimmed === '' || FILLER.test(trimmed)) return { kind: 'absent' };
	const digits = NUMBERED.exec(trimmed)?.[1];
	if (digits === undefined) return { kind: 'bad', text: trimmed, reason: 'format' };
	return hasCheckDigit(digits)
		? { kind: 'valid', imo: digits as Imo }
		: { kind: 'bad', text: trimmed, reason: 'check_digit' };
}

function hasCheckDigit(digits: string): boolean {
	let sum = 0;
	for (let i = 0; i < 6; i++) sum += (digits.charCodeAt(i) - 48) * (7 - i);
	return sum % 10 === digits.charCodeAt(6) - 48;
}

/** Nine digits, a hint only: one ship may have several over time. Null for anything else. */
export function parseMmsi(text: string): string | null {
	return /^\d{9}$/.test(text.trim()) ? text.trim() : null;
}

/** Words that stand where a ship's name should and name none. */
export function namesNoShip(text: string): boolean {
	return text.trim() === '' || /\b(unnamed|unidentified|unknown|not named)\b/i.test(text);
}

/** The form in which names are compared: letter case and spacing do not make another name. */
export function nameKey(name: string): string {
	return name.trim().replace(/\s+/g, ' ').toUpperCase();
}
