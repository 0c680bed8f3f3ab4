import { error } from '@sveltejs/kit';
import type { SupplierCode } from '#lib/domain/country.ts';
import { readSupplier } from '#lib/server/use-cases/read-supplier.ts';
import { requestedView } from '#lib/server/view-request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
	const query = await requestedView(url, context);
	// The address matched the parser of supplier codes.
	const found = await readSupplier(context, Number(params.year), params.supplier as SupplierCode, query);
	if (found === null) error(404, `No cap window has begun in ${params.year} yet.`);
	return { found };
};
