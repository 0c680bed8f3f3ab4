// Quotas and declared trade of other regimes: the nearest relatives of our files, without a barrel in them. Refused by
// name, so that nobody wonders why nothing came in.
import type { Profile } from './profile.ts';

const refused = { kind: 'period', fields: {}, refusal: 'format_refused' } as const;

export const citesUploads: Profile = {
	...refused,
	name: 'cites-uploads',
	title: 'CITES, annual report of one party',
	requires: ['appendix', 'speciesname', 'termcode', 'quantity', 'unitcode', 'tradingpartner', 'year']
};

export const citesQuotas: Profile = {
	...refused,
	name: 'cites-quotas',
	title: 'CITES, export quotas',
	requires: ['quotatype', 'taxonname', 'taxonconceptid', 'quota']
};

export const ukQuotas: Profile = {
	...refused,
	name: 'uk-quotas',
	title: 'United Kingdom, trade quotas',
	requires: ['quotadefinitionsid', 'quotaordernumber', 'quotadefinitioninitialvolume']
};
