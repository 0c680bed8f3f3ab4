/** The number of an import. */
export function match(text: string): boolean {
	return /^[1-9]\d{0,8}$/.test(text);
}
