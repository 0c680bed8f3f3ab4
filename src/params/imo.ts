/** Seven digits; whether they can be an IMO number is said in a sentence by the page. */
export function match(text: string): boolean {
	return /^\d{7}$/.test(text);
}
