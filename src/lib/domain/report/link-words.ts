// Links in words: what joins two records, why, and what that does to the totals.
import { countryName } from '../country.ts';
import type { Link } from '../link/link-row.ts';
import type { LinkReason, LinkRule } from '../link/link-rules.ts';
import { isSameEvent } from '../link/link-rules.ts';
import type { LinkPair, ReadBy } from './link-change.ts';
import { linkChange } from './link-change.ts';
import { barrelsWithUnit } from './reading.ts';

export const ruleWords: Readonly<Record<LinkRule, { readonly name: string; readonly sentence: string }>> = {
	same_delivery: {
		name: 'Same delivery',
		sentence:
			'Two sources report one delivery. One report counts; the other stands beside it as a further source.'
	},
	same_loading: {
		name: 'Same loading call',
		sentence:
			'Two sources report one loading call. One report counts; the other stands beside it as a further source.'
	},
	same_transfer: {
		name: 'Same transfer',
		sentence:
			'Two sources report one transfer at sea. One report stands in the ledger of transfers; the other beside it as a further source.'
	},
	loading_delivery: {
		name: 'Loading to delivery',
		sentence:
			'What the ship loaded is what it delivered: one cargo, counted at the delivery where a volume is known there, else at the loading.'
	},
	loading_transfer: {
		name: 'Loading to transfer',
		sentence: 'What the ship loaded is what it gave at sea: one cargo on its way.'
	},
	transfer_transfer: {
		name: 'Chain of transfers',
		sentence:
			'The ship gave on what it had received: one cargo. In the ledger of transfers its barrels are added once, at the last leg with a volume.'
	},
	transfer_delivery: {
		name: 'Transfer to delivery',
		sentence:
			'The ship delivered what it had received at sea. The delivery alone is in the observed total; the transfer stays in its own ledger.'
	}
};

const reasonWords: Readonly<Record<Exclude<LinkReason, 'days_apart'>, string>> = {
	same_imo: 'same IMO number',
	same_name: 'same name, and no number to confirm it',
	other_unnamed: 'one report names a single ship',
	same_day: 'same day',
	other_agency: 'another agency',
	quantities_agree: 'quantities agree within 10 %',
	quantities_differ: 'quantities differ by more than 10 %',
	more_than_taken: 'more was given on than taken on',
	direction_open: 'a source does not say which ship gave'
};

/** `same IMO number, 5 days later, another agency`. */
export function reasonsText({ reasons, rule }: Pick<Link, 'reasons' | 'rule'>, days: number): string {
	return reasons
		.map((reason) =>
			reason === 'days_apart'
				? `${days} ${days === 1 ? 'day' : 'days'} ${isSameEvent(rule) ? 'apart' : 'later'}`
				: reasonWords[reason]
		)
		.join(', ');
}

/** `0.95`. */
export function scoreText(score: number): string {
	return `0.${String(score).padStart(2, '0')}`;
}

const totalWords = { observed: 'the observed total', transfers: 'the sum of transfers at sea' } as const;
const yearText = (year: number | null) => (year === null ? '' : ` of ${year}`);

/**
 * `5-3 is left out of the observed total of 2019: 7,460 bbl less; it counts at 6-2.` In the conditional where the link is
 * only proposed.
 */
export function changeText(pair: LinkPair, by: ReadBy): string {
	const { leftOut, charged } = linkChange(pair, by);
	const { isInForce } = pair.link;
	const verb = (now: string, then: string) => (isInForce ? now : then);
	const parts = [
		leftOut === null
			? ''
			: `${leftOut.record} ${verb('is', 'would be')} left out of ${totalWords[leftOut.total]}${yearText(leftOut.year)}: ` +
				`${leftOut.barrels === null ? 'no volume, one record less' : `${barrelsWithUnit(leftOut.barrels)} less`}; ` +
				`it ${verb('counts', 'would count')} at ${leftOut.by}.`,
		charged === null
			? ''
			: `${charged.record} ${verb('is', 'would be')} charged to ${countryName(charged.supplier)} instead of the unknown supplier.`
	].filter((part) => part !== '');
	return parts.length > 0
		? parts.join(' ')
		: `No total ${verb('changes', 'would change')} by this step alone.`;
}
