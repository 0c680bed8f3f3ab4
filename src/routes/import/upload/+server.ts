import { error, json, redirect } from '@sveltejs/kit';
import { RECORD_KINDS } from '#lib/domain/record.ts';
import { FileTooLarge } from '#lib/server/intake/raw-files.ts';
import { shownName, uploadOf } from '#lib/server/intake/upload-body.ts';
import { waitUntilRead } from '#lib/server/use-cases/read-import.ts';
import { uploadFile } from '#lib/server/use-cases/upload-file.ts';
import type { RequestHandler } from './$types';

/** A small file is read before a form is answered, so that its page shows the outcome and no progress. */
const WAIT_MS = 2_500;

/** Takes one file, as the body or as a form, and leads to its import. Scripts that accept JSON get the number. */
export const POST: RequestHandler = async ({ request, url, locals: { context } }) => {
	const upload = await uploadOf(request);
	if (upload === null) error(400, 'No file was sent. Choose a CSV file and try again.');
	const kindText = upload.fields.kind ?? url.searchParams.get('kind') ?? '';
	const kind = RECORD_KINDS.find((known) => known === kindText) ?? null;
	if (kindText !== '' && kind === null) error(400, `kind must be one of ${RECORD_KINDS.join(', ')}.`);
	const arrival = await uploadFile(context, upload.chunks, {
		fileName: shownName(upload.fileName),
		kind,
		answers: {}
	}).catch((cause: unknown) => {
		if (cause instanceof FileTooLarge) error(413, cause.message);
		throw cause;
	});
	const { importId, state, file } = arrival;
	if (request.headers.get('accept')?.includes('application/json')) {
		return json({ import_id: importId, state, sha256: file.sha256, bytes: file.bytes }, { status: 201 });
	}
	await waitUntilRead(context, importId, WAIT_MS);
	redirect(303, `/import/${importId}`);
};
