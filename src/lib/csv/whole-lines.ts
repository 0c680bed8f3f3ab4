// Where the first bytes of a file may be cut so that no line and no character is torn.

const LINE_FEED = 0x0a;

/** The bytes up to and with their last line break; all of them where there is none. */
export function wholeLines(bytes: Uint8Array): Uint8Array {
	const isWide =
		(bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? bytes[0] : null;
	if (isWide === null) {
		// In no encoding that is read is a line feed the second byte of a character.
		const end = bytes.lastIndexOf(LINE_FEED);
		return end === -1 ? bytes : bytes.subarray(0, end + 1);
	}
	const low = isWide === 0xff ? 0 : 1;
	for (let at = (bytes.length & ~1) - 2; at >= 2; at -= 2) {
		if (bytes[at + low] === LINE_FEED && bytes[at + 1 - low] === 0) return bytes.subarray(0, at + 2);
	}
	return bytes.subarray(0, bytes.length & ~1);
}
