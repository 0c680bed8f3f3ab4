// Ships by number. A name is never an identity; a check digit that passes is no proof that the number was issued.

/** Seven digits whose check digit holds. */
export type Imo = string & { readonly __brand: 'Imo' };

export type ImoReading =
	| { readonly kind: 'valid'; readonly imo: Imo }
	| { readonly kind: 'absent' }
	| { readonly kind: 'bad'; readonly text: string; readonly reason: 'check_digit' | 'format' };

/**
 * Reads an IMO number with or without the letters `IMO`. Blank and the filler `IMO0000000` are absent.
 * `8916293` is valid: 8*7 + 9*6 + 1*5 + 6*4 + 2*3 + 9*2 = 163, and the last digit of 163 is 3.
 */
export function parseImo(text: string): ImoReading {
	const trimmed = text.trim();
	if (trimmed === '') return { kind: 'absent' };
	const digits = /^(?:IMO)?[\s:#]*(\d{7})$/i.exec(trimmed)?.[1];
	if (digits === undefined) return { kind: 'bad', text: trimmed, reason: 'format' };
	if (digits === '0000000') return { kind: 'absent' };
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
