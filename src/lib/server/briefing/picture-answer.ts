// A briefing as an answer of the web server: the picture, or in one sentence why there is none.
import type { BriefingError } from './briefing-error.ts';

const STATUS = { missing: 503, busy: 429, late: 504, failed: 500 } as const;
const RETRY_AFTER_S = { missing: 300, busy: 5, late: 30, failed: 30 } as const;

export interface Picture {
	readonly png: Buffer;
	readonly sha256: string;
	readonly fileName: string;
}

export function pictureAnswer({ png, sha256, fileName }: Picture): Response {
	return new Response(new Uint8Array(png), {
		headers: {
			'content-type': 'image/png',
			'content-length': String(png.length),
			'content-disposition': `inline; filename="${fileName}"`,
			// Asked for again each time, and answered with 304 by Kit while the picture is the same.
			'cache-control': 'no-cache',
			etag: `"${sha256}"`
		}
	});
}

export function refusalAnswer({ problem, message }: BriefingError): Response {
	return new Response(`${message}\n`, {
		status: STATUS[problem],
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'cache-control': 'no-store',
			'retry-after': String(RETRY_AFTER_S[problem])
		}
	});
}
