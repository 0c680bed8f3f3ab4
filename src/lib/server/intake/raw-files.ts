// Files as they came, byte for byte, under the SHA-256 of their bytes. A file that was acknowledged is on the disk:
// written, synced, renamed, folder synced.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

export interface StoredFile {
	readonly sha256: string;
	readonly bytes: number;
}

/** The upload is larger than the limit; nothing of it is kept. */
export class FileTooLarge extends Error {
	override readonly name = 'FileTooLarge';
	readonly limitBytes: number;

	constructor(limitBytes: number) {
		super(`The file is larger than ${Math.floor(limitBytes / 1_048_576)} MB, the limit of this server.`);
		this.limitBytes = limitBytes;
	}
}

// Rows of one chunk are alive together: larger chunks outgrow the young heap and cost a third of the speed.
const READ_CHUNK = 64 * 1024;

function pathOf(dataDir: string, sha256: string): string {
	return join(dataDir, 'files', sha256.slice(0, 2), sha256);
}

const incoming = (dataDir: string) => join(dataDir, 'incoming');

/** Streams bytes to the store while hashing and counting them. Leaves nothing behind when the stream breaks off. */
export async function storeFile(
	dataDir: string,
	chunks: AsyncIterable<Uint8Array>,
	limitBytes: number
): Promise<StoredFile> {
	await mkdir(incoming(dataDir), { recursive: true });
	const temporary = join(incoming(dataDir), randomUUID());
	const hash = createHash('sha256');
	let bytes = 0;
	try {
		const file = await open(temporary, 'wx', 0o600);
		try {
			for await (const chunk of chunks) {
				bytes += chunk.length;
				if (bytes > limitBytes) throw new FileTooLarge(limitBytes);
				hash.update(chunk);
				await file.writeFile(chunk);
			}
			await file.sync();
		} finally {
			await file.close();
		}
		const sha256 = hash.digest('hex');
		await keep(dataDir, temporary, sha256);
		return { sha256, bytes };
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}

async function keep(dataDir: string, temporary: string, sha256: string): Promise<void> {
	const path = pathOf(dataDir, sha256);
	const isKept = await stat(path).then(
		() => true,
		() => false
	);
	if (isKept) {
		await rm(temporary);
		return;
	}
	await mkdir(dirname(path), { recursive: true });
	await rename(temporary, path);
	const folder = await open(dirname(path), 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

export function readStoredFile(dataDir: string, sha256: string): Readable {
	return createReadStream(pathOf(dataDir, sha256), { highWaterMark: READ_CHUNK });
}

/** Removes what uploads that broke off with the program left behind. */
export async function clearIncoming(dataDir: string): Promise<void> {
	const names = await readdir(incoming(dataDir)).catch(() => []);
	for (const name of names) await rm(join(incoming(dataDir), name), { force: true });
}
