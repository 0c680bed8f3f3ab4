// The three facts, the caveat and the sources of a briefing page, as data. Each fact is a figure and what it is, in words
// that stand when the picture is cropped.
import type { CapYear } from './cap-year.ts';
import { statusLabels } from '../cap/compare.ts';
import { countryName } from '../country.ts';
import type { Barrels } from '../units.ts';
import { conditionsText, documentText, noEstimateText } from './estimate-words.ts';
import { breakEvenOf, latestSeen } from './headline.ts';
import { disputedSource, disputedTail } from './objection-words.ts';
import { SEVERAL, deliveryCount, observedAmount } from './observed-words.ts';
import {
	barrelsWithUnit,
	dayText,
	ladenText,
	listed,
	percentText,
	timesRangeText,
	wholeBarrelsText
} from './reading.ts';

export interface BriefFact {
	/** `at least`, which belongs to a declared total over blank due months. */
	readonly lead?: string;
	readonly figure: string;
	readonly words: string;
	/** True where the figure stands for barrels past the cap. */
	readonly isOver: boolean;
}

export function briefFacts(view: CapYear): BriefFact[] {
	const last = breakEvenFact(view) ?? remainingFact(view) ?? observedFact(view);
	return [estimateFact(view), declaredFact(view), last].filter((fact) => fact !== null);
}

function estimateFact(view: CapYear): BriefFact {
	const { headline } = view;
	const [first] = headline.estimates;
	if (!first) return { figure: 'none', words: noEstimateText(view), isOver: false };
	return {
		figure: timesRangeText(headline.multipleLow, headline.multipleHigh),
		words: `the cap, estimated by ${documentText(first)}: ${conditionsText(headline)}`,
		isOver: (headline.multipleLow ?? headline.multipleHigh ?? 0) > 1
	};
}

function declaredFact({ declared, year }: CapYear): BriefFact {
	const { share, total, atLeast, status, notBySupplier } = declared;
	if (share === null || total === null || status === null) {
		return { figure: 'none', words: `No declared figure is loaded for ${year}.`, isOver: false };
	}
	const parts = declared.suppliers.flatMap(({ supplier, total: own }) =>
		own === null || own === 0n ? [] : [`${countryName(supplier)} ${wholeBarrelsText(own)}`]
	);
	const split = parts.length === 0 ? '' : `: ${listed(parts)} bbl`;
	const rest = notBySupplier > 0n ? `; ${barrelsWithUnit(notBySupplier)} not split by supplier` : '';
	return {
		...(atLeast ? { lead: 'at least' } : {}),
		figure: percentText(share),
		words: `of the cap declared by states${split}${rest}`,
		isOver: status === 'exceeded'
	};
}

/** The laden share at which the headline estimate would only just reach the cap. */
function breakEvenFact({ headline }: CapYear): BriefFact | null {
	const share = breakEvenOf(headline);
	if (share === null || share > 1) return null;
	return {
		figure: ladenText(share),
		words: 'laden on average, and the deliveries in that estimate would already reach the cap',
		isOver: false
	};
}

function remainingFact({ declared, window }: CapYear): BriefFact | null {
	if (declared.total === null || declared.status === null) return null;
	if (declared.total > window.limit) {
		const words = 'declared past the cap';
		return { figure: barrelsWithUnit((declared.total - window.limit) as Barrels), words, isOver: true };
	}
	const words = `between the declared total and the cap. ${statusLabels[declared.status]} (declared), computed by Oilcap`;
	return { figure: barrelsWithUnit((window.limit - declared.total) as Barrels), words, isOver: false };
}

/** Only where nothing is declared or estimated, so that it never stands for either. */
function observedFact(view: CapYear): BriefFact | null {
	const { multiple } = view.observed;
	if (multiple === null) return null;
	return {
		figure: timesRangeText(multiple, multiple),
		words: `the cap in ${view.sources === 1 ? 'loaded reports' : `events of ${SEVERAL}`}: ${deliveryCount(view)}; ${observedAmount(view) ?? ''}`,
		isOver: multiple > 1
	};
}

/** One caveat: what the headline is not. */
export function briefCaveat({ headline, declared, observed }: CapYear): string {
	const [first] = headline.estimates;
	if (first) {
		return `Estimate, not an official UN tally${disputedTail(headline.estimates)}. Declared and estimated barrels are never added.`;
	}
	if (declared.total === null && observed.total !== null)
		return 'Reported or alleged by its sources: neither declared by states nor an estimate of the whole.';
	if (declared.total === null) return 'A blank is not a zero: no figure is loaded.';
	return declared.atLeast
		? 'Declared by states, not measured. Months that were due have no figure, so the total says “at least”.'
		: 'Declared by states, not measured. Deliveries that nobody declared are not in it.';
}

/** `Declarations to the 1718 Committee as reported, seen by 14 March 2025; S/2024/215 as reported.` */
export function briefSources({ headline, declared }: CapYear): string {
	const seen = latestSeen(declared);
	const [first] = headline.estimates;
	const disputed = disputedSource(headline.estimates);
	return [
		declared.total === null
			? ''
			: `Declarations to the 1718 Committee as reported by the press${seen === null ? '' : `, seen by ${dayText(seen)}`}`,
		first ? `${documentText(first)}, as reported${disputed === '' ? '' : `, ${disputed}`}` : ''
	]
		.filter((part) => part !== '')
		.join('; ');
}
