// CR, LF and CRLF to LF, also where the text is cut between CR and LF.

export class LineEnds {
	private isReturnHeld = false;

	unify(text: string, isLast: boolean): string {
		let whole = this.isReturnHeld ? `\r${text}` : text;
		this.isReturnHeld = !isLast && whole.endsWith('\r');
		if (this.isReturnHeld) whole = whole.slice(0, -1);
		return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
	}
}
