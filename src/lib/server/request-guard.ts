// What a request must fulfil before any route sees it: the right host, the right origin for everything that changes
// something, and a body within its limit. Kit's own check covers form types only.

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const KNOWN = new Set([...SAFE, 'POST', 'PUT', 'PATCH', 'DELETE']);
const SMALL_BODY = 512 * 1024;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export type Verdict =
	| { readonly kind: 'pass' }
	| { readonly kind: 'refuse'; readonly status: 403 | 405 | 411 | 413 | 421; readonly message: string }
	| { readonly kind: 'redirect'; readonly location: string };

export interface GuardSettings {
	readonly origin: string;
	readonly uploadLimitBytes: number;
	/** Paths whose bodies are uploads, streamed under the larger limit. */
	readonly isUpload: (pathname: string) => boolean;
}

export function judgeRequest(request: Request, host: string | null, settings: GuardSettings): Verdict {
	const { method, headers } = request;
	const url = new URL(request.url);
	if (!KNOWN.has(method)) return { kind: 'refuse', status: 405, message: 'This method is not used here.' };

	const own = new URL(settings.origin);
	if (host !== null && host !== own.host) {
		if (SAFE.has(method) && isLoopback(host) && isLoopback(own.host)) {
			return { kind: 'redirect', location: `${settings.origin}${url.pathname}${url.search}` };
		}
		return { kind: 'refuse', status: 421, message: `This server answers as ${settings.origin} only.` };
	}
	if (SAFE.has(method)) return { kind: 'pass' };

	if (headers.get('origin') !== settings.origin) {
		return {
			kind: 'refuse',
			status: 403,
			message: `A request that changes something must come from ${settings.origin} and say so in its Origin header.`
		};
	}
	const isUpload = settings.isUpload(url.pathname);
	if (!isUpload && headers.has('transfer-encoding')) {
		return {
			kind: 'refuse',
			status: 411,
			message: 'Say how long the body is: only uploads may come in pieces.'
		};
	}
	const limit = isUpload ? settings.uploadLimitBytes : SMALL_BODY;
	const length = headers.get('content-length');
	if (length !== null && !(Number(length) <= limit)) {
		return {
			kind: 'refuse',
			status: 413,
			message: `The body is larger than ${Math.floor(limit / 1024).toLocaleString('en')} KB, the limit of this address.`
		};
	}
	return { kind: 'pass' };
}

function isLoopback(host: string): boolean {
	return LOOPBACK.has(host.replace(/:\d+$/, ''));
}

/** Headers of every answer; the policy for scripts and styles is Kit's, with a nonce per page. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	// Not `no-referrer`: under it browsers send forms with `Origin: null`, which our own check refuses.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** For answers that are no page and so get no policy from Kit. */
export const BARE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
