// One window under every factor set: whether its status depends on the table that turns tonnes into barrels. Barrels as
// published never move.
import type { CapStatus } from '../cap/compare.ts';
import { multipleOf, statusLabels, statusOf } from '../cap/compare.ts';
import { scenarioAt } from '../cap/laden.ts';
import type { MovementAmount } from '../cap/movement-sum.ts';
import { observedTotal } from '../cap/observed.ts';
import type { CapWindow } from '../cap/regime.ts';
import type { Fraction } from '../decimal.ts';
import { scaleBy } from '../decimal.ts';
import type { Barrels, FactorSetName } from '../units.ts';
import { sumBarrels } from '../units.ts';
import type { CapYear } from './cap-year.ts';

import { listed, percentText } from './reading.ts';

export interface FactorSetRow {
	readonly factorSet: FactorSetName;
	readonly declared: {
		readonly total: Barrels | null;
		readonly share: number | null;
		readonly status: CapStatus | null;
		readonly atLeast: boolean;
	};
	/** Observed barrels in two exact parts, so that any laden share can be worked out from them. */
	readonly observed: {
		readonly deliveries: number;
		readonly withoutVolume: number;
		/** Stated and laden volumes; null where no delivery has a volume. */
		readonly known: Barrels | null;
		/** Full loads of the deliveries that depend on a share. */
		readonly fullLoads: Barrels;
	};
}

export interface ObservedUnder extends MovementAmount {
	readonly multiple: number | null;
	readonly status: CapStatus | null;
}

/** What moves under other sets, of a window read under each of them in turn. */
export type FactorMovement = 'no_figure' | 'nothing' | 'total' | 'status';

const EMPTY: Fraction = { numerator: 0n, denominator: 1n };
const FULL: Fraction = { numerator: 1n, denominator: 1n };

export function factorSetRow({ factorSet, window, declared, rows }: CapYear): FactorSetRow {
	const { total, share, status, atLeast } = declared;
	const deliveries = rows.movements.filter(({ kind }) => kind === 'shipment');
	// Tankers empty and full: between the two lies every share.
	const ends = observedTotal(deliveries, window, { low: EMPTY, chosen: FULL, high: FULL });
	return {
		factorSet,
		declared: { total, share, status, atLeast },
		observed: {
			deliveries: ends.deliveries,
			withoutVolume: ends.withoutVolume,
			known: ends.low,
			fullLoads: ((ends.high ?? 0n) - (ends.low ?? 0n)) as Barrels
		}
	};
}

/** The observed total of a row at a laden share; `null` for the default scenario. */
export function observedUnder(
	{ observed: { deliveries, withoutVolume, known, fullLoads } }: FactorSetRow,
	laden: Fraction | null,
	window: CapWindow
): ObservedUnder {
	const scenario = scenarioAt(laden);
	const at = (share: Fraction) =>
		known === null ? null : sumBarrels([known, scaleBy(fullLoads, share) as Barrels]);
	const total = at(scenario.chosen);
	return {
		deliveries,
		withoutVolume,
		low: at(scenario.low),
		total,
		high: at(scenario.high),
		multiple: total === null ? null : multipleOf(total, window),
		status: total === null ? null : statusOf(total, window.limit)
	};
}

export function declaredMovement(rows: readonly FactorSetRow[]): FactorMovement {
	if (rows.every(({ declared }) => declared.total === null)) return 'no_figure';
	if (new Set(rows.map(({ declared }) => declared.status)).size > 1) return 'status';
	return new Set(rows.map(({ declared }) => declared.total)).size > 1 ? 'total' : 'nothing';
}

export function observedMovement(rows: readonly ObservedUnder[]): FactorMovement {
	if (rows.every(({ total }) => total === null)) return 'no_figure';
	if (new Set(rows.map(({ status }) => status)).size > 1) return 'status';
	return new Set(rows.map(({ total }) => total)).size > 1 ? 'total' : 'nothing';
}

/**
 * `The status depends on the table: 90 % reached under two sets (93.3 and 92.1 %), 75 % reached under the other two (89.4
 * and 88.3 %).` Where every figure is published in barrels it says that nothing moves.
 */
export function factorSentence(rows: readonly FactorSetRow[]): string {
	switch (declaredMovement(rows)) {
		case 'no_figure':
			return 'No declared figure is loaded, so there is nothing to convert.';
		case 'nothing':
			return 'Nothing moves: every declared figure that stands is published in barrels, so no factor touches it.';
		case 'total':
			return `The declared total moves with the table, from ${range(rows)} of the cap; its status does not: ${statusWords(rows[0])} under all of them.`;
		case 'status':
			return `The status depends on the table: ${flipWords(rows)}.`;
	}
}

function range(rows: readonly FactorSetRow[]): string {
	const shares = rows.flatMap(({ declared }) => declared.share ?? []).sort((a, b) => a - b);
	return `${percentText(shares[0] ?? 0)} to ${percentText(shares.at(-1) ?? 0)}`;
}

function statusWords(row: FactorSetRow | undefined): string {
	const status = row?.declared.status ?? null;
	return status === null ? 'no figure' : statusLabels[status].replace(/^B/, 'b').replace(/^C/, 'c');
}

/** `90 % reached under two sets (93.3 and 92.1 %), 75 % reached under the other two (89.4 and 88.3 %)`. */
function flipWords(rows: readonly FactorSetRow[]): string {
	const statuses = [...new Set(rows.map(({ declared }) => declared.status))];
	const counts = ['no', 'one', 'two', 'three', 'four'];
	return statuses
		.map((status, at) => {
			const own = rows.filter(({ declared }) => declared.status === status);
			const count = counts[own.length] ?? String(own.length);
			const isLast = at > 0 && at === statuses.length - 1;
			const sets = isLast ? `the other ${count}` : `${count} set${own.length === 1 ? '' : 's'}`;
			const shares = own.flatMap(({ declared }) => declared.share ?? []).map((share) => percentText(share));
			return `${statusWords(own[0])} under ${sets} (${listed(shares).replaceAll(/\s%(?=.*%)/g, '')})`;
		})
		.join(', ');
}

export interface DependentYear {
	readonly year: number;
	/** `90 % reached under two sets (93.3 and 92.1 %), 75 % reached under the other two (89.4 and 88.3 %)`. */
	readonly words: string;
}

/** Years whose declared status is another under another set; from the rows of each year. */
export function dependentYears(rowsByYear: ReadonlyMap<number, readonly FactorSetRow[]>): DependentYear[] {
	return [...rowsByYear].flatMap(([year, rows]) =>
		declaredMovement(rows) === 'status' ? [{ year, words: flipWords(rows) }] : []
	);
}
