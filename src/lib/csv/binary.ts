// What is no text at all: known by its first bytes, or by control characters that no table holds.
import { CsvRefusal } from './refusal.ts';

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
	['an Excel workbook or ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
	['an empty ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
	['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
	['a PDF', [0x25, 0x50, 0x44, 0x46]],
	['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
	['a JPEG picture', [0xff, 0xd8, 0xff]],
	['a gzip archive', [0x1f, 0x8b]],
	['text in UTF-32', [0xff, 0xfe, 0x00, 0x00]],
	['text in UTF-32', [0x00, 0x00, 0xfe, 0xff]]
];

export function refuseMagic(head: Uint8Array): void {
	for (const [name, magic] of MAGIC) {
		if (magic.every((byte, i) => head[i] === byte)) throw new CsvRefusal('file_binary', null, name);
	}
}

const MIN_CONTROLS = 8;
const MAX_SHARE = 0.05;

/**
 * Random bytes are one tenth control characters. A stray NUL in a cell is for the reader of cells, which refuses that
 * row and names it. Not for UTF-16, where every second byte may be NUL.
 */
export function refuseControls(head: Uint8Array): void {
	let controls = 0;
	for (const byte of head) {
		if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls += 1;
	}
	if (controls < MIN_CONTROLS || controls < MAX_SHARE * head.length) return;
	throw new CsvRefusal('file_binary', null, 'NUL and control characters');
}
