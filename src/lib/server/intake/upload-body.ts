// The file in a request: the body itself, or the file part of a form, streamed either way and never held in memory.
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';

export interface Upload {
	readonly fileName: string;
	readonly fields: Readonly<Record<string, string>>;
	readonly chunks: AsyncIterable<Uint8Array>;
}

/** Null when the request holds no file. Fields of a form must come before its file. */
export async function uploadOf(request: Request): Promise<Upload | null> {
	if (request.body === null) return null;
	const body = Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>);
	const type = request.headers.get('content-type') ?? '';
	if (type.startsWith('multipart/form-data')) return await formUpload(body, type);
	return { fileName: nameOf(request.headers.get('x-file-name')), fields: {}, chunks: body };
}

function nameOf(header: string | null): string {
	if (header === null) return 'unnamed.csv';
	try {
		return decodeURIComponent(header);
	} catch {
		// A name that is no proper percent encoding is kept as it came.
		return header;
	}
}

async function formUpload(body: Readable, type: string): Promise<Upload | null> {
	const form = new Busboy({
		headers: { 'content-type': type },
		limits: { files: 1, fields: 10, fieldSize: 1024, parts: 11 }
	});
	const fields: Record<string, string> = {};
	return await new Promise((resolve, reject) => {
		form.on('field', (name, value) => {
			fields[name] = value;
		});
		form.on('file', (_field, file, name) => {
			// A form that breaks off must break the reading of its file too.
			body.once('error', (error) => file.destroy(error));
			body.once('close', () => {
				if (!body.readableEnded) file.destroy(new Error('the upload broke off'));
			});
			resolve(name === '' ? (file.resume(), null) : { fileName: name, fields, chunks: file });
		});
		form.on('error', reject);
		form.on('finish', () => resolve(null));
		body.on('error', reject);
		body.pipe(form);
	});
}

/** A name for showing: no path, no control characters, at most 200 characters. */
export function shownName(name: string): string {
	const last = name.split(/[\\/]/).at(-1) ?? '';
	const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
	return clean === '' ? 'unnamed.csv' : clean.slice(0, 200);
}
