import { error, fail, redirect } from '@sveltejs/kit';
import { cancelImport } from '#lib/server/use-cases/cancel-import.ts';
import { decide, decideWithoutRemembered } from '#lib/server/use-cases/decide.ts';
import { MOST_COMPARED, commitImport, discardImport } from '#lib/server/use-cases/import-file.ts';
import { isLinkedLater } from '#lib/server/use-cases/settle-links.ts';
import { startSettling } from '#lib/server/use-cases/start-settling.ts';
import { readImport, waitUntilRead } from '#lib/server/use-cases/read-import.ts';
import { withdrawImport } from '#lib/server/use-cases/withdraw-import.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Decided, Step } from './decision-forms.ts';
import {
	asText,
	cellDecision,
	columnDecisions,
	fileDecisions,
	questionDecisions,
	valueDecisions
} from './decision-forms.ts';

/** A small file is read again before the answer leaves, so that its page shows the outcome and no progress. */
const WAIT_MS = 2_500;

export const load: PageServerLoad = async ({ params, url, depends, locals: { context } }) => {
	depends('import:progress');
	const line = Number(url.searchParams.get('from'));
	const query = {
		code: url.searchParams.get('problem'),
		from: Number.isSafeInteger(line) && line > 0 ? line : 1,
		showsAll: url.searchParams.get('rows') === 'all',
		asksWithdrawal: url.searchParams.get('confirm') === 'withdraw'
	};
	const page = await readImport(context, Number(params.id), query);
	if (page === null) error(404, `There is no import ${params.id}.`);
	return { page, query, mostCompared: MOST_COMPARED, isLinkedLater: isLinkedLater(page.row) };
};

const NO_DRAFT = { step: 'effect', message: 'This import is no draft any more.', errors: {} } as const;

/** Takes what was decided and leads to the draft that the file is read into anew. */
async function settle(event: RequestEvent, step: Step, { add, remove, errors, values }: Decided) {
	const { params, locals } = event;
	const count = Object.keys(errors).length;
	if (count > 0) {
		const message = count === 1 ? 'One entry cannot be used.' : `${count} entries cannot be used.`;
		return fail(400, { step, message, errors, values });
	}
	if (Object.keys(add).length === 0 && remove.length === 0) {
		return fail(400, { step, message: 'Nothing was changed.', errors, values });
	}
	const outcome = await decide(locals.context, Number(params.id), add, remove);
	return await leadTo(event, step, outcome, values);
}

async function leadTo(
	{ url, locals }: RequestEvent,
	step: Step,
	outcome: Awaited<ReturnType<typeof decide>>,
	values: Decided['values']
) {
	if (outcome === null) return fail(409, { ...NO_DRAFT, step });
	if ('problem' in outcome) return fail(400, { step, message: outcome.problem, errors: {}, values });
	await waitUntilRead(locals.context, outcome.importId, WAIT_MS);
	const view = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
	redirect(303, `/import/${outcome.importId}${view.size === 0 ? '' : `?${view}`}#${step}`);
}

/** The page as it stands: a form is judged against what its reader saw. */
async function pageOf({ params, locals }: RequestEvent) {
	const query = { code: null, from: 1, showsAll: false, asksWithdrawal: false };
	const page = await readImport(locals.context, Number(params.id), query);
	if (page === null) error(404, `There is no import ${params.id}.`);
	return page;
}

export const actions: Actions = {
	file: async (event) => {
		const data = await event.request.formData();
		return await settle(event, 'file', fileDecisions(data, (await pageOf(event)).row));
	},
	columns: async (event) => {
		const data = await event.request.formData();
		return await settle(event, 'columns', columnDecisions(data, await pageOf(event)));
	},
	answer: async (event) => await settle(event, 'values', questionDecisions(await event.request.formData())),
	values: async (event) => await settle(event, 'values', valueDecisions(await event.request.formData())),
	fix: async (event) => await settle(event, 'check', cellDecision(await event.request.formData())),
	undo: async (event) => {
		const code = asText(await event.request.formData(), 'code');
		const { answers } = (await pageOf(event)).row;
		const remove = [code].filter((one) => Object.hasOwn(answers, one));
		return await settle(event, 'decisions', { add: {}, remove, errors: {}, values: {} });
	},
	forget: async (event) => {
		const { params, locals } = event;
		const outcome = await decideWithoutRemembered(locals.context, Number(params.id));
		return await leadTo(event, 'file', outcome, {});
	},
	cancel: async ({ params, locals: { context } }) => {
		if (!(await cancelImport(context, Number(params.id)))) redirect(303, `/import/${params.id}`);
		redirect(303, '/import');
	},
	commit: async ({ params, locals: { context } }) => {
		const result = await commitImport(context, Number(params.id));
		if (result.state === 'already_imported') redirect(303, `/import/${result.importId}`);
		if (result.state === 'not_a_draft') return fail(409, NO_DRAFT);
		await startSettling(context);
		redirect(303, `/import/${params.id}#done`);
	},
	discard: async ({ params, locals: { context } }) => {
		if (!(await discardImport(context, Number(params.id)))) return fail(409, NO_DRAFT);
		redirect(303, '/import');
	},
	withdraw: async ({ params, request, locals: { context } }) => {
		const reason = asText(await request.formData(), 'reason')
			.trim()
			.slice(0, 500);
		if (reason === '') {
			const message = 'Say why: the reason stays with the import.';
			return fail(400, { step: 'done' as const, message, errors: { reason: message } });
		}
		const result = await withdrawImport(context, Number(params.id), reason);
		if (result.state === 'not_committed') {
			return fail(409, { step: 'done' as const, message: 'This import is not in the ledger.', errors: {} });
		}
		await startSettling(context);
		redirect(303, `/import/${params.id}#done`);
	}
};
