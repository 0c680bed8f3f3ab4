import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';

export async function upload(origin, file) {
	const answer = await fetch(`${origin}/import/upload`, {
		method: 'POST',
		headers: {
			origin,
			accept: 'application/json',
			'content-type': 'application/octet-stream',
			'x-file-name': basename(file)
		},
		body: await openAsBlob(file)
	});
	if (answer.status !== 201) throw new Error(`upload answered ${answer.status}: ${await answer.text()}`);
	return await answer.json();
}

export async function post(origin, path) {
	const answer = await fetch(origin + path, {
		method: 'POST',
		headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: '',
		redirect: 'manual'
	});
	if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`);
	await answer.text();
}

export async function waitForState(origin, id, state, seconds) {
	const end = performance.now() + seconds * 1000;
	while (performance.now() < end) {
		const answer = await fetch(`${origin}/api/v1/imports/${id}`);
		const body = await answer.json();
		// The change is worked out last, so a draft without it is still being read.
		if (body.state === state && (state !== 'draft' || body.effect !== null)) return body;
		if (body.state === 'failed') throw new Error(`import failed: ${body.failure}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`import ${id} was not ${state} after ${seconds} s`);
}

/** Waits until the pages read the data version. */
export async function waitForVersion(origin, version, seconds) {
	const end = performance.now() + seconds * 1000;
	while (performance.now() < end) {
		const years = await (await fetch(`${origin}/api/v1/years`)).json();
		if (years[0].data_version >= version) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`data version ${version} was not there after ${seconds} s`);
}
