// Why a total moved, in words: what each step is, what it took the place of, and why one side does not hold it.
import type { DeclaredTerm } from '../cap/declared-terms.ts';
import type { Figure } from '../cap/figure.ts';
import { ALL_STATES } from '../country.ts';
import { disputesOf } from '../objection.ts';
import type { Barrels } from '../units.ts';
import type { Absence, Changes, ChangesSide, ImportFacts, TracedMove, TracedStep } from './changes.ts';
import { deliveryReasons } from './left-out-words.ts';
import { dayText, exactBarrelsText, ladenText, monthText } from './reading.ts';
import { exactThousandths } from './record-calculation.ts';
import { disputedText } from './objection-words.ts';
import { supplierName, whenText } from './record-view.ts';
import { shareOf } from './observed-words.ts';
import { DEFAULT_LADEN } from '../units.ts';

const NBSP = '\u00a0';

/** `+37,443.832`, `−19,775.1`, `0`: a change always carries its sign. */
export function signedText(change: Barrels): string {
	return change > 0n ? `+${exactBarrelsText(change)}` : exactBarrelsText(change);
}

/** The same with all three places, for columns: `+37,443.832`, `0.000`. */
export function signedThousandths(change: Barrels): string {
	return change > 0n ? `+${exactThousandths(change)}` : exactThousandths(change);
}

/** `as of 1 March 2024`, `latest`, with whatever else is not the usual: `as of 1 March 2024, data version 12`. */
export function sideText({ query }: Pick<ChangesSide, 'query'>): string {
	const { asOf, version } = query;
	return [
		asOf === null ? (version === null ? 'latest' : null) : `as of ${dayText(asOf)}`,
		version === null ? null : `data version ${version}`
	]
		.filter((part) => part !== null)
		.join(', ');
}

/** The finding, as a heading. */
export function changesTitle({ year, before, after, declared, observed }: Changes): string {
	if (declared.steps.length === 0 && observed.steps.length > 0) {
		const [then, now] = [before.observed.total, after.observed.total];
		return `Why ${year} went from ${then === null ? 'no figure' : exactBarrelsText(then)} to ${bbl(now)} observed`;
	}
	const [then, now] = [before.declared.total, after.declared.total];
	if (then === null && now === null) return `${year}: no declared figure on either side`;
	if (then === null) return `Declared for ${year}: ${bbl(now)}, where no figure was known`;
	if (now === null) return `Declared for ${year}: no figure, where ${bbl(then)} stood`;
	if (declared.change === 0n) return `Declared for ${year}: ${bbl(now)} on both sides`;
	return `Why ${year} went from ${exactBarrelsText(then)} to ${bbl(now)} declared`;
}

function bbl(barrels: Barrels | null): string {
	return barrels === null ? 'no figure' : `${exactBarrelsText(barrels)}${NBSP}bbl`;
}

/** What lies between the two views, in one sentence. */
export function changesSentence(changes: Changes): string {
	const { before, after, declared, observed } = changes;
	const sides = `Between the ledger ${pointText(before)} and ${pointText(after)}`;
	const parts = [
		`${sides} ${movedText('the declared total', declared)}.`,
		observed.steps.length === 0 ? '' : `Beside it, ${movedText('the observed total', observed)}.`
	];
	return parts.filter((part) => part !== '').join(' ');
}

function movedText(
	what: string,
	{ steps, stepsSum }: { readonly steps: readonly unknown[]; readonly stepsSum: Barrels }
): string {
	if (steps.length === 0) return `nothing moved in ${what}`;
	const change = `${what} moved by ${signedText(stepsSum)}${NBSP}bbl`;
	return steps.length === 1
		? `${change}, all of it in one step`
		: `${change}, in ${steps.length} steps that sum to it exactly`;
}

/** A side within a sentence: `as of 1 March 2024`, `at data version 7`, `in its latest view`. */
function pointText(side: ChangesSide): string {
	const { asOf, version } = side.query;
	if (asOf !== null) return sideText(side);
	return version === null ? 'in its latest view' : `at ${sideText(side)}`;
}

export function declaredStepTitle(step: TracedStep, changes: Pick<Changes, 'before' | 'after'>): string {
	const name = step.supplier === null ? '' : supplierName(step.supplier);
	switch (step.kind) {
		case 'added':
			return `${name}: ${whatTerms(step.after)} appeared`;
		case 'gone':
			return `${name}: ${whatTerms(step.before)} left`;
		case 'replaced':
			return `${name}: ${replacedText(step)}`;
		case 'statement_over_months':
			return `${name}: ${whatTerms(step.after)} took the place of ${whatTerms(step.before)}`;
		case 'months_over_statement':
			return `${name}: ${whatTerms(step.after)} took the place of ${whatTerms(step.before)}`;
		case 'all_over_suppliers':
			return 'A statement of all states together took the place of the suppliers’ figures';
		case 'suppliers_over_all':
			return 'The suppliers’ figures took the place of the statement of all states together';
		case 'factors':
			return `Another table of factors: ${changes.after.query.factorSet} instead of ${changes.before.query.factorSet}`;
	}
}

function replacedText({ before, after }: TracedStep): string {
	const months = [...new Set([...before, ...after].map(({ month }) => month))];
	const [month] = months;
	if (months.length === 1 && month !== null && month !== undefined) {
		if (before.some(({ figure }) => figure === null) && after.every(({ figure }) => figure !== null))
			return `the figure of ${monthText(month)} took the place of deliveries notified one by one`;
		return `another version of ${monthText(month)}`;
	}
	const covered = before.filter((term) => term.month !== null).length;
	return `another statement for the window stands${covered === 0 ? '' : `, and holds ${months.length - 1} months that stood beside the one before`}`;
}

/** `the annual statement`, `11 months`, `January 2023`, `deliveries notified for May 2023`. */
function whatTerms(terms: readonly DeclaredTerm[]): string {
	const statements = terms.filter(({ month }) => month === null);
	const months = [...new Set(terms.flatMap(({ month }) => (month === null ? [] : [month])))];
	const parts = [
		...(statements.length === 0
			? []
			: [statements.length === 1 ? statementText(statements[0]) : `${statements.length} statements`]),
		...(months.length === 0
			? []
			: [months.length === 1 ? monthTerm(terms, months[0] ?? '') : `${months.length} months`])
	];
	return parts.join(' and ');
}

function statementText(term: DeclaredTerm | undefined): string {
	const end = term?.figure?.coversEnd ?? null;
	const whose = term?.supplier === ALL_STATES ? ' of all states' : '';
	return end === null ? `the annual statement${whose}` : `the running total${whose} to ${dayText(end)}`;
}

function monthTerm(terms: readonly DeclaredTerm[], month: string): string {
	const isNotified = terms.every((term) => term.month === null || term.figure === null);
	return isNotified ? `deliveries notified for ${monthText(month)}` : monthText(month);
}

/** One figure of a step: `January 2023`, `annual statement`, `deliveries notified one by one`. */
export function termText({ figure, month }: DeclaredTerm): string {
	if (figure === null)
		return `${month === null ? '' : `${monthText(month)}, `}deliveries notified one by one`;
	if (month !== null) return monthText(month);
	return figure.coversEnd === null ? 'annual statement' : `running total to ${dayText(figure.coversEnd)}`;
}

/** Why the other side does not hold what one side holds; blank where it does. */
export function absenceText(
	absent: Absence | null,
	importId: number | null,
	imports: readonly ImportFacts[]
): string {
	const facts = imports.find(({ id }) => id === importId);
	switch (absent) {
		case null:
			return '';
		case 'not_yet':
			return facts === undefined ? 'came in later' : `came in with data version ${facts.committedVersion}`;
		case 'withdrawn':
			return facts === undefined || facts.withdrawnVersion === null
				? 'withdrawn'
				: `withdrawn with data version ${facts.withdrawnVersion}${facts.withdrawnReason ? `: ${facts.withdrawnReason}` : ''}`;
		case 'later_day':
			return 'printed after the day of the other side';
		case 'no_day':
			return 'its source names no day, so it is in no view of the past';
	}
}

export function observedStepTitle(step: TracedMove, changes: Pick<Changes, 'before' | 'after'>): string {
	const count = deliveries(step.records);
	const by = step.byImportId === null ? '' : ` (import ${step.byImportId})`;
	switch (step.kind) {
		case 'came':
			return `${count} of import ${step.importId} came in`;
		case 'went':
			return `${count} of import ${step.importId} left`;
		case 'left_out':
			return `${count} of import ${step.importId} no longer count: ${reasonText(step.reason)}${by}`;
		case 'counted_again':
			return `${count} of import ${step.importId} count again, no longer ${reasonText(step.reason)}${by}`;
		case 'other':
			return 'Moves that no import accounts for';
		case 'factors':
			return `Another table of factors: ${changes.after.query.factorSet} instead of ${changes.before.query.factorSet}`;
		case 'laden':
			return `Another laden share: ${ladenOf(changes.after)} instead of ${ladenOf(changes.before)}`;
	}
}

function deliveries(records: number): string {
	const count = Math.abs(records);
	return count === 1 ? '1 delivery' : `${count.toLocaleString('en')} deliveries`;
}

function reasonText(reason: string | null): string {
	return reason === null ? 'left out' : (deliveryReasons[reason] ?? reason);
}

function ladenOf({ query }: ChangesSide): string {
	return ladenText(shareOf(query.laden ?? DEFAULT_LADEN.chosen));
}

/** Why the import of a step is on one side only. */
export function moveAbsenceText(
	{ absent, importId }: Pick<TracedMove, 'absent' | 'importId'>,
	imports: readonly ImportFacts[]
): string {
	const facts = imports.find(({ id }) => id === importId);
	if (absent === 'later_day' && facts !== undefined) return `committed on ${dayText(facts.committedOn)}`;
	return absenceText(absent, importId, imports);
}

/** A published estimate as the rules want it told: publisher, document, share, deliveries and window. */
export function estimateLine(figure: Figure): string {
	const amount =
		figure.barrels === null ? 'no figure in barrels' : `${exactBarrelsText(figure.barrels)}${NBSP}bbl`;
	const what = [
		figure.scenario.replace(/(\d)%/g, `$1${NBSP}%`),
		figure.deliveries === null ? '' : `${figure.deliveries} deliveries`,
		whenText(figure),
		figure.asOf === null ? 'day not stated' : `seen ${dayText(figure.asOf)}`
	].filter((part) => part !== '');
	const disputed = disputedText([{ disputes: disputesOf(figure, null) }]);
	return `${amount} (${what.join(', ')})${disputed === '' ? '' : `. ${disputed}`}`;
}
