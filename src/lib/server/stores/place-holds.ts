import type { IsoDate } from '#lib/domain/calendar.ts';
import { sql } from '../db/connection.ts';

type Fragment = ReturnType<typeof sql>;

/**
 * Whether a place that links gave, or an entry that sets a row aside, holds in a view: from the data version that wrote it to
 * the one that closed it, and on the days from `seen_on` to before `seen_until`.
 */
export const placeHolds = (
	alias: Fragment,
	{ version, asOf }: { readonly version: number; readonly asOf: IsoDate | null }
): Fragment => sql`(
	${alias}.from_version <= ${version} and (${alias}.to_version is null or ${alias}.to_version > ${version})
	and (${asOf}::date is null and ${alias}.seen_until is null
		or ${alias}.seen_on <= ${asOf}::date and (${alias}.seen_until is null or ${alias}.seen_until > ${asOf}::date)))`;
