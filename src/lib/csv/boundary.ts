// Where bytes may be cut so that no character is: each block then decodes alone, without the state of the one before.
import type { Encoding } from '#lib/domain/ingest/encoding-names.ts';

/** The length of the longest start that ends between two characters, as far as the bytes show. */
export function boundary(bytes: Uint8Array, encoding: Encoding): number {
	switch (encoding) {
		case 'utf-8':
			return utf8Boundary(bytes);
		case 'utf-16le':
			return utf16Boundary(bytes, 1);
		case 'utf-16be':
			return utf16Boundary(bytes, 0);
		case 'windows-1251':
		case 'windows-1252':
		case 'koi8-r':
			return bytes.length;
		case 'gb18030':
		case 'big5':
		case 'euc-kr':
		case 'shift_jis':
			return multiByteBoundary(bytes);
	}
}

function utf8Boundary(bytes: Uint8Array): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) break;
		if (byte < 0xc0) continue;
		const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
		return length > back ? bytes.length - back : bytes.length;
	}
	return bytes.length;
}

function utf16Boundary(bytes: Uint8Array, highByte: 0 | 1): number {
	const even = bytes.length & ~1;
	const last = bytes[even - 2 + highByte] ?? 0;
	return last >= 0xd8 && last <= 0xdb ? even - 2 : even;
}

/** After a byte below 0x30, which is never part of a longer character, or after two of ASCII, the second of which begins one. */
function multiByteBoundary(bytes: Uint8Array): number {
	for (let at = bytes.length - 1; at >= 0; at--) {
		const byte = bytes[at] ?? 0;
		if (byte < 0x30 || (byte < 0x80 && (bytes[at - 1] ?? 0x80) < 0x80)) return at + 1;
	}
	return 0;
}
