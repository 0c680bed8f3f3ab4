import { fail, redirect } from '@sveltejs/kit';
import { shownName } from '#lib/server/intake/upload-body.ts';
import { readImports } from '#lib/server/use-cases/read-imports.ts';
import { waitUntilRead } from '#lib/server/use-cases/read-import.ts';
import { uploadFile } from '#lib/server/use-cases/upload-file.ts';
import type { Actions, PageServerLoad } from './$types';
import { sampleKinds } from './sample/samples.ts';

const WAIT_MS = 2_500;

export const load: PageServerLoad = async ({ locals: { context } }) => ({
	imports: await readImports(context),
	limitBytes: context.config.uploadLimitBytes,
	day: context.today(),
	samples: sampleKinds
});

export const actions: Actions = {
	/** Pasted cells by a form, where no script makes a file of them. */
	paste: async ({ request, locals: { context } }) => {
		const data = await request.formData();
		const text = data.get('text');
		const name = data.get('name');
		if (typeof text !== 'string' || text.trim() === '') {
			return fail(400, { message: 'There is nothing to read: paste some cells first.' });
		}
		const { importId } = await uploadFile(context, once(Buffer.from(text)), {
			fileName: typeof name === 'string' && name.trim() !== '' ? shownName(name) : 'pasted.csv',
			kind: null,
			answers: {}
		});
		await waitUntilRead(context, importId, WAIT_MS);
		redirect(303, `/import/${importId}`);
	}
};

// eslint-disable-next-line @typescript-eslint/require-await -- an upload is a stream, also where it is in memory
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
