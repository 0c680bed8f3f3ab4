// How well an event is attested: by how many agencies that report it independently of each other. Two outlets that carry
// one agency are one source.
import type { LinkRule } from '../link/link-rules.ts';
import { isSameEvent } from '../link/link-rules.ts';
import { agencyOf } from '../source-class.ts';
import type { StoredMovement } from './record-view.ts';

export interface Corroboration {
	/** Every report of the event, the one that stands first. */
	readonly reports: readonly StoredMovement[];
	readonly agencies: readonly string[];
	readonly grade: Grade;
}

export type Grade = 'single' | 'corroborated' | 'widely';

export const gradeWords: Readonly<Record<Grade, { readonly name: string; readonly sentence: string }>> = {
	single: {
		name: 'Single source',
		sentence: 'One agency reports it; no other loaded report is joined to it.'
	},
	corroborated: { name: 'Two sources', sentence: 'Two agencies report it independently of each other.' },
	widely: {
		name: 'Three sources or more',
		sentence: 'Three agencies or more report it independently of each other.'
	}
};

export function gradeOf(sources: number): Grade {
	return sources >= 3 ? 'widely' : sources === 2 ? 'corroborated' : 'single';
}

/** How well the event of a row is attested, as links have it: `single source`, `two sources`. */
export function gradeText({ linked }: Pick<StoredMovement, 'linked'>): string {
	return gradeWords[gradeOf(linked?.sources ?? 1)].name.toLowerCase();
}

export interface JoinedPair {
	readonly link: {
		readonly rule: LinkRule;
		readonly from: string;
		readonly to: string;
		readonly isInForce: boolean;
	};
	readonly from: StoredMovement;
	readonly to: StoredMovement;
}

/** `links` are those of the record and, where another report of its event stands, those of that one. */
export function corroborationOf(record: StoredMovement, links: readonly JoinedPair[]): Corroboration {
	const events = links.filter(({ link }) => link.isInForce && isSameEvent(link.rule));
	const stands = events.find(({ from }) => from.id === record.id)?.to ?? record;
	const others = events.filter(({ to }) => to.id === stands.id).map(({ from }) => from);
	const reports = [...new Map([stands, record, ...others].map((one) => [one.id, one])).values()];
	const agencies = [...new Set(reports.map(({ source }) => agencyOf(source)))].filter((one) => one !== '');
	return { reports, agencies, grade: gradeOf(Math.max(agencies.length, record.linked?.sources ?? 1)) };
}
