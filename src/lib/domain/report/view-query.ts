// What a reader may choose about a view, as it stands in an address or on the command line. One reader for pages,
// the API and the program, so that the same words mean the same view everywhere.
import type { IsoDate } from '../calendar.ts';
import { parseIsoDate } from '../calendar.ts';
import type { Attribution } from '../cap/attribution.ts';
import type { TransferChoice } from '../cap/added-transfers.ts';
import { TRANSFER_CHOICES } from '../cap/added-transfers.ts';
import type { LeastSources } from '../cap/least-sources.ts';
import { ATTRIBUTIONS, DEFAULT_ATTRIBUTION, parseAttribution } from '../cap/attribution.ts';
import type { Fraction } from '../decimal.ts';
import { parseShare, shareText } from '../decimal.ts';
import type { FactorSetName } from '../units.ts';
import { DEFAULT_FACTOR_SET, FACTOR_SET_NAMES, parseFactorSetName } from '../units.ts';

export interface ViewQuery {
	/** The ledger as the sources printed by then stood; null = latest. */
	readonly asOf: IsoDate | null;
	/** The data version to read; null = the newest. */
	readonly version: number | null;
	readonly factorSet: FactorSetName;
	/** The laden share for deliveries that state none; null = the default scenario. */
	readonly laden: Fraction | null;
	/** Who is charged for observed deliveries and transfers. */
	readonly attribution: Attribution;
	/** Observed events that at least so many agencies report independently of each other. */
	readonly sources: LeastSources;
	/** Whether a second sum adds transfers to DPRK-flagged ships to the observed deliveries. */
	readonly transfers: TransferChoice;
}

export const LATEST_VIEW: ViewQuery = {
	asOf: null,
	version: null,
	factorSet: DEFAULT_FACTOR_SET,
	laden: null,
	attribution: DEFAULT_ATTRIBUTION,
	sources: 1,
	transfers: 'apart'
};

/** The parameters of a view, as they stand in an address. */
export const VIEW_PARAMETERS = [
	'as_of',
	'version',
	'factors',
	'laden',
	'attribution',
	'sources',
	'transfers'
] as const;

/** A reading, or one sentence about the first thing that is wrong. */
export type QueryReading = { readonly query: ViewQuery } | { readonly problem: string };

/** Reads VIEW_PARAMETERS; a blank value is as good as none. */
export function parseViewQuery(
	get: (name: string) => string | null | undefined,
	today: IsoDate
): QueryReading {
	const text = (name: string) => get(name)?.trim() ?? '';

	const asOf = text('as_of') === '' ? null : parseIsoDate(text('as_of'));
	if (asOf === null && text('as_of') !== '') return { problem: 'as_of must be a day such as 2023-06-30.' };
	if (asOf !== null && asOf > today) return { problem: `as_of lies in the future; today is ${today}.` };

	const version =
		text('version') === '' ? null : /^\d{1,9}$/.test(text('version')) ? Number(text('version')) : NaN;
	if (Number.isNaN(version)) return { problem: 'version must be the number of a data version, such as 12.' };

	const factorSet = text('factors') === '' ? DEFAULT_FACTOR_SET : parseFactorSetName(text('factors'));
	if (factorSet === null) return { problem: `factors must be one of ${FACTOR_SET_NAMES.join(', ')}.` };

	const laden = text('laden') === '' ? null : parseShare(text('laden'));
	if (laden === null && text('laden') !== '') {
		return { problem: 'laden must be a share from 0 to 1, such as 0.6, 60% or 1/3.' };
	}

	const attribution =
		text('attribution') === '' ? DEFAULT_ATTRIBUTION : parseAttribution(text('attribution'));
	if (attribution === null) return { problem: `attribution must be one of ${ATTRIBUTIONS.join(', ')}.` };
	if (!['', '1', '2'].includes(text('sources'))) return { problem: 'sources must be 1 or 2.' };
	const sources = text('sources') === '2' ? 2 : 1;
	const transfers = TRANSFER_CHOICES.find((one) => one === (text('transfers') || 'apart'));
	if (transfers === undefined) return { problem: `transfers must be one of ${TRANSFER_CHOICES.join(', ')}.` };
	return { query: { asOf, version, factorSet, laden, attribution, sources, transfers } };
}

/** The query string that opens the same view; empty for the latest one. */
export function viewQueryText(query: ViewQuery): string {
	const { asOf, version, factorSet, laden, attribution, sources, transfers } = query;
	const parts = [
		asOf === null ? null : `as_of=${asOf}`,
		version === null ? null : `version=${version}`,
		factorSet === DEFAULT_FACTOR_SET ? null : `factors=${factorSet}`,
		laden === null ? null : `laden=${encodeURIComponent(shareText(laden))}`,
		attribution === DEFAULT_ATTRIBUTION ? null : `attribution=${attribution}`,
		sources === 1 ? null : `sources=${sources}`,
		transfers === 'apart' ? null : `transfers=${transfers}`
	].filter((part) => part !== null);
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
