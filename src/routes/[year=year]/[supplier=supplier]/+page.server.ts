import { error } from '@sveltejs/kit';
import type { SupplierCode } from '#lib/domain/country.ts';
import { parseViewQuery } from '#lib/domain/report/view-query.ts';
import { readSupplier } from '#lib/server/use-cases/read-supplier.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
	const reading = parseViewQuery((name) => url.searchParams.get(name), context.today());
	if ('problem' in reading) error(400, reading.problem);
	// The address matched the parser of supplier codes.
	const found = await readSupplier(
		context,
		Number(params.year),
		params.supplier as SupplierCode,
		reading.query
	);
	if (found === null) error(404, `No cap window has begun in ${params.year} yet.`);
	return { found };
};
