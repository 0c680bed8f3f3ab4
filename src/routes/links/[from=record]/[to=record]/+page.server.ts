import { error, fail, redirect } from '@sveltejs/kit';
import { judgeLink, readPair } from '#lib/server/use-cases/judge-link.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, locals: { context } }) => {
	const pair = await readPair(context, params.from, params.to);
	if (pair === null)
		error(
			404,
			`Records ${params.from} and ${params.to} are not two different deliveries or transfers of the ledger.`
		);
	return { pair };
};

const LONGEST_REASON = 500;

async function judge(
	{ params, request, locals: { context } }: RequestEvent,
	verdict: 'confirmed' | 'refused' | null
) {
	const given = (await request.formData()).get('reason');
	const reason = typeof given === 'string' ? given.trim() : '';
	if (reason.length > LONGEST_REASON)
		return fail(400, { message: `The reason is longer than ${LONGEST_REASON} characters.` });
	const judged = await judgeLink(context, [params.from, params.to], verdict, reason);
	if (judged.state === 'not_found')
		return fail(409, {
			message: 'One of the two records has left the ledger meanwhile. Nothing was changed.'
		});
	redirect(303, `/links/${params.from}/${params.to}?judged=${judged.version}`);
}

export const actions: Actions = {
	confirm: async (event) => await judge(event, 'confirmed'),
	refuse: async (event) => await judge(event, 'refused'),
	undo: async (event) => await judge(event, null)
};
