import { error, fail, redirect } from '@sveltejs/kit';
import { BASES } from '#lib/domain/record.ts';
import { commitImport, discardImport } from '#lib/server/use-cases/import-file.ts';
import { readImport } from '#lib/server/use-cases/read-import.ts';
import { answerQuestions } from '#lib/server/use-cases/upload-file.ts';
import { withdrawImport } from '#lib/server/use-cases/withdraw-import.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, depends, locals: { context } }) => {
	depends('import:progress');
	const code = url.searchParams.get('problem');
	const asksWithdrawal = url.searchParams.get('confirm') === 'withdraw';
	const page = await readImport(context, Number(params.id), { code, asksWithdrawal });
	if (page === null) error(404, `There is no import ${params.id}.`);
	return { page, code, asksWithdrawal };
};

export const actions: Actions = {
	commit: async ({ params, locals: { context } }) => {
		const result = await commitImport(context, Number(params.id));
		if (result.state === 'already_imported') redirect(303, `/import/${result.importId}`);
		if (result.state === 'not_a_draft') return fail(409, { message: 'This import is no draft any more.' });
		redirect(303, `/import/${params.id}`);
	},
	discard: async ({ params, locals: { context } }) => {
		if (!(await discardImport(context, Number(params.id)))) {
			return fail(409, { message: 'This import is no draft any more.' });
		}
		redirect(303, '/import');
	},
	answer: async ({ params, request, locals: { context } }) => {
		const answer = form(await request.formData(), 'basis');
		const basis = BASES.find((known) => known === answer);
		if (!basis) return fail(400, { message: 'Choose one of the answers.' });
		const id = await answerQuestions(context, Number(params.id), { basis });
		if (id === null) return fail(409, { message: 'This import is no draft any more.' });
		redirect(303, `/import/${id}`);
	},
	withdraw: async ({ params, request, locals: { context } }) => {
		const reason = form(await request.formData(), 'reason')
			.trim()
			.slice(0, 500);
		if (reason === '') return fail(400, { message: 'Say why: the reason stays with the import.' });
		const result = await withdrawImport(context, Number(params.id), reason);
		if (result.state === 'not_committed') return fail(409, { message: 'This import is not in the ledger.' });
		redirect(303, `/import/${params.id}`);
	}
};

function form(data: FormData, name: string): string {
	const value = data.get(name);
	return typeof value === 'string' ? value : '';
}
