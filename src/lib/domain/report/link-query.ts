// Which links a reader asks for, as it stands in an address.
import type { LinkRule } from '../link/link-rules.ts';
import { LINK_RULES } from '../link/link-rules.ts';

export const LINK_STATES = ['proposed', 'in_force', 'refused'] as const;
export type LinkState = (typeof LINK_STATES)[number];

export interface LinkFilter {
	readonly state: LinkState;
	readonly rule: LinkRule | null;
	readonly after: { readonly score: number; readonly number: number } | null;
}

/** A blank value is as good as none; what means nothing is refused in one sentence. */
export function parseLinkFilter(
	get: (name: string) => string | null
): { readonly filter: LinkFilter } | { readonly problem: string } {
	const text = (name: string) => get(name)?.trim() ?? '';
	const state = LINK_STATES.find((one) => one === (text('state') === '' ? 'proposed' : text('state')));
	if (state === undefined) return { problem: `state must be one of ${LINK_STATES.join(', ')}.` };
	const rule = LINK_RULES.find((one) => one === text('rule')) ?? null;
	if (rule === null && text('rule') !== '')
		return { problem: `rule must be one of ${LINK_RULES.join(', ')}.` };
	const mark = /^(\d{1,3})-(\d{1,9})$/.exec(text('after'));
	if (mark === null && text('after') !== '')
		return { problem: 'after must be the mark that the page before gave.' };
	return {
		filter: { state, rule, after: mark && { score: Number(mark[1]), number: Number(mark[2]) } }
	};
}

/** The query string of the filter; `view` is that of the view, with its question mark. */
export function linkQueryText(filter: Partial<LinkFilter>, view: string): string {
	const query = new URLSearchParams(view);
	if (filter.state !== undefined && filter.state !== 'proposed') query.set('state', filter.state);
	if (filter.rule) query.set('rule', filter.rule);
	if (filter.after) query.set('after', `${filter.after.score}-${filter.after.number}`);
	return query.size === 0 ? '' : `?${query}`;
}
