// Links in words: what joins two records, why, and what that does to the totals.
import type { Link } from '../link/link-row.ts';
import type { LinkReason, LinkRule } from '../link/link-rules.ts';
import { isSameEvent } from '../link/link-rules.ts';

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

/** What the link does, or would do, to the first of the two records. */
export function consequenceText({ rule, from, to, isInForce }: Link): string {
	const verb = (now: string, then: string) => (isInForce ? now : then);
	if (isSameEvent(rule))
		return `${from} ${verb('is', 'would be')} left out of the sums as a further report of ${to}.`;
	if (rule === 'loading_delivery')
		return `One of the two ${verb('is', 'would be')} left out of the observed total, so that the cargo counts once.`;
	if (rule === 'transfer_transfer')
		return `The barrels of one leg ${verb('are', 'would be')} left out of the ledger of transfers, so that the cargo counts once.`;
	return `No total ${verb('changes', 'would change')} by this step alone; it ${verb('follows', 'would follow')} the cargo.`;
}
