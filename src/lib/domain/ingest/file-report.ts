// What a file was found to be: the body that `check` prints and a draft import keeps.
import type { MovementSum } from '../cap/movement-sum.ts';
import type { MovementTotal } from './movement-group.ts';
import { MovementGroup } from './movement-group.ts';
import { amountOf } from '../cap/movement-sum.ts';
import { declaredTotal } from '../cap/declared.ts';
import type { StoredFigure } from '../cap/figure.ts';
import { observedTotal } from '../cap/observed.ts';
import { refinedWindows } from '../cap/regime.ts';
import type { IsoDate } from '../calendar.ts';
import { monthOf } from '../calendar.ts';
import { UNKNOWN_SUPPLIER } from '../country.ts';
import type { Issue, Severity } from '../issue.ts';
import { issueKinds, issueMessage, severityOf } from '../issue.ts';
import type { ParsedRecord, PeriodFigure, RecordKind, Shipment, StsTransfer } from '../record.ts';
import { recordId } from '../record.ts';
import type { Barrels } from '../units.ts';
import {
	DEFAULT_FACTOR_SET,
	DEFAULT_LADEN,
	NO_BARRELS,
	barrelsText,
	factorSet,
	sumBarrels
} from '../units.ts';
import { inBarrels } from '../cap/figure.ts';
import type { Ingest, Question } from './ingest.ts';
import type { RowCounts } from './tally.ts';

export interface DetectedFormat {
	readonly encoding: string | null;
	readonly delimiter: string | null;
	readonly decimal: string;
	readonly date_order: string;
	readonly header_line: number | null;
	readonly profile: string | null;
	readonly mapping: Readonly<Record<string, string>>;
}

export interface IssueLine {
	readonly code: string;
	readonly severity: Severity;
	readonly line: number | null;
	readonly column: string | null;
	readonly seen: string;
	readonly expected: string;
	readonly message: string;
}

/** Field names are those of the outside contract. */
export interface FileReport {
	readonly kind: RecordKind | null;
	readonly outcome: 'accept' | 'partial' | 'reject';
	readonly rows: RowCounts;
	readonly barrels: {
		readonly refined_cap: string;
		readonly sts_ledger: string;
		readonly crude: string;
		readonly not_counted: string;
	};
	readonly by_supplier: Readonly<Record<string, string>>;
	readonly detected: DetectedFormat;
	readonly questions: readonly Question[];
	readonly issue_counts: Readonly<Record<string, number>>;
	readonly issues_total: number;
}

export function issueLine(issue: Issue): IssueLine {
	return {
		code: issue.code,
		severity: severityOf(issue.code),
		line: issue.line,
		column: issue.column,
		seen: issue.seen,
		expected: issueKinds[issue.code].expected,
		message: issueMessage(issue)
	};
}

/** Sums what a file's records would add, while they pass by. */
export class FileTotals {
	private readonly groups = new Map<string, MovementGroup>();
	private readonly figures: PeriodFigure[] = [];

	add(record: ParsedRecord): void {
		switch (record.recordKind) {
			case 'period':
				this.figures.push(record);
				return;
			case 'shipment':
			case 'sts':
				this.addMovement(record);
				return;
			case 'vessel':
				return;
		}
	}

	private addMovement(record: Shipment | StsTransfer): void {
		const month =
			record.span !== null && monthOf(record.span.start) === monthOf(record.span.end)
				? monthOf(record.span.start)
				: null;
		const isToDprkShip = record.recordKind === 'sts' && record.receiver.flag === 'KP';
		const basis = record.recordKind === 'sts' ? 'observed' : record.basis;
		const key = `${record.windowYear} ${month} ${record.supplier} ${basis} ${record.productClass} ${record.kind} ${record.leftOut} ${isToDprkShip}`;
		let group = this.groups.get(key);
		if (!group) {
			group = new MovementGroup({
				kind: record.recordKind,
				windowYear: record.windowYear,
				month,
				supplier: record.supplier,
				basis,
				productClass: record.productClass,
				volume: record.kind,
				leftOut: record.leftOut,
				isToDprkShip
			});
			this.groups.set(key, group);
		}
		group.add(record.barrels);
	}

	/** One row per combination of what totals are told apart by, with barrels in every factor set. */
	movementTotals(): MovementTotal[] {
		return [...this.groups.values()].map((group) => group.total());
	}

	private movementSums(): MovementSum[] {
		return this.movementTotals().map(({ barrelsBySet, windowYear, ...total }) => ({
			...total,
			windowYear: windowYear ?? 0,
			barrels: barrelsBySet[0] ?? NO_BARRELS
		}));
	}

	/** Barrels by where they would go, and those under the refined cap by supplier. */
	barrels(today: IsoDate): Pick<FileReport, 'barrels' | 'by_supplier'> {
		const movements = this.movementSums();
		const laden = DEFAULT_LADEN;
		const bySupplier = new Map<string, bigint>();
		const addTo = (supplier: string, barrels: Barrels | null) => {
			if (barrels !== null && barrels !== 0n) {
				bySupplier.set(supplier, (bySupplier.get(supplier) ?? 0n) + barrels);
			}
		};
		const stored = this.storedFigures();
		const set = factorSet(DEFAULT_FACTOR_SET);
		for (const window of refinedWindows(today)) {
			const own = movements.filter((sum) => sum.kind === 'shipment' && sum.windowYear === window.year);
			for (const one of observedTotal(own, window, laden).suppliers) addTo(one.supplier, one.total);
			const declared = declaredTotal(stored, own, { window, asOf: null, today, dueDays: 30, factorSet: set });
			for (const one of declared.suppliers) addTo(one.supplier, one.total);
			addTo(UNKNOWN_SUPPLIER, declared.notBySupplier);
		}
		const refined = sumBarrels(bySupplier.values() as Iterable<Barrels>);
		const sts = amountOf(
			movements.filter((sum) => sum.kind === 'sts' && sum.leftOut === null && sum.isToDprkShip),
			laden
		).total;
		const crude = this.crude(movements);
		return {
			barrels: {
				refined_cap: barrelsText(refined),
				sts_ledger: barrelsText(sts ?? NO_BARRELS),
				crude: barrelsText(crude),
				not_counted: barrelsText(this.notCounted(movements, stored))
			},
			by_supplier: Object.fromEntries(
				[...bySupplier].sort().map(([supplier, barrels]) => [supplier, barrelsText(barrels as Barrels)])
			)
		};
	}

	private storedFigures(): StoredFigure[] {
		return this.figures.map((figure) => ({
			...figure,
			id: recordId(1, figure.line),
			importId: 1,
			fileName: '',
			version: 1
		}));
	}

	private crude(movements: readonly MovementSum[]): Barrels {
		const rows = movements.filter((sum) => sum.leftOut === 'crude');
		const declared = this.storedFigures()
			.filter((figure) => figure.productClass === 'crude')
			.map((figure) => inBarrels(figure, factorSet(DEFAULT_FACTOR_SET)).barrels ?? NO_BARRELS);
		return sumBarrels([amountOf(rows, DEFAULT_LADEN).total ?? NO_BARRELS, ...declared]);
	}

	/** Everything with a volume that enters neither the cap, nor the transfers to DPRK ships, nor crude. */
	private notCounted(movements: readonly MovementSum[], stored: readonly StoredFigure[]): Barrels {
		const rows = movements.filter(
			(sum) =>
				(sum.leftOut !== null && sum.leftOut !== 'crude') ||
				(sum.kind === 'sts' && sum.leftOut === null && !sum.isToDprkShip) ||
				(sum.kind === 'shipment' && sum.basis === 'declared' && sum.month === null)
		);
		const figures = stored
			.filter(
				(figure) =>
					figure.productClass !== 'crude' &&
					(figure.basis !== 'declared' ||
						figure.sourceClass !== 'official' ||
						figure.productClass === 'banned')
			)
			.map((figure) => inBarrels(figure, factorSet(DEFAULT_FACTOR_SET)).barrels ?? NO_BARRELS);
		return sumBarrels([amountOf(rows, DEFAULT_LADEN).total ?? NO_BARRELS, ...figures]);
	}
}

export function fileReport(
	ingest: Ingest,
	totals: FileTotals,
	format: { encoding: string; delimiter: string } | null,
	today: IsoDate
): FileReport {
	const { issues, map } = ingest;
	// Of a file that is refused as a whole no row is accepted, however far it was read.
	const rows = ingest.isRefused ? allRejected(ingest.rows) : ingest.rows;
	const counted = ingest.isRefused ? new FileTotals() : totals;
	return {
		kind: ingest.kind,
		outcome: ingest.isRefused || rows.accepted === 0 ? 'reject' : rows.rejected === 0 ? 'accept' : 'partial',
		rows: { ...rows },
		...counted.barrels(today),
		detected: {
			encoding: format?.encoding ?? null,
			delimiter: format?.delimiter ?? null,
			decimal: '.',
			date_order: 'ISO',
			header_line: ingest.headerLine,
			profile: map === null ? null : 'house',
			mapping: map?.mapping ?? {}
		},
		questions: ingest.questions(),
		issue_counts: Object.fromEntries(issues.counts),
		issues_total: issues.total
	};
}

function allRejected(rows: RowCounts): RowCounts {
	return { ...rows, accepted: 0, flagged: 0, rejected: rows.rejected + rows.accepted };
}
