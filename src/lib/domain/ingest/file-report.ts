// What a file was found to be: the body that `check` prints and a draft import keeps.
import type { MovementSum } from '../cap/movement-sum.ts';
import type { MovementTotal } from './movement-group.ts';
import { MovementGroup } from './movement-group.ts';
import type { ChargeTotal } from './charge-totals.ts';
import { ChargeTotals } from './charge-totals.ts';
import { amountOf } from '../cap/movement-sum.ts';
import { declaredTotal } from '../cap/declared.ts';
import type { StoredFigure } from '../cap/figure.ts';
import { observedTotal } from '../cap/observed.ts';
import { refinedWindows } from '../cap/regime.ts';
import type { IsoDate, YearMonth } from '../calendar.ts';
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
import type { Ingest, Question, RawRow } from './ingest.ts';
import type { RowCounts } from './tally.ts';

export interface DetectedFormat {
	readonly encoding: string | null;
	readonly delimiter: string | null;
	readonly decimal: string;
	readonly date_order: string;
	readonly header_line: number | null;
	readonly profile: string | null;
	readonly mapping: Readonly<Record<string, string>>;
	/** Encodings that fit the bytes, the likeliest first. */
	readonly encodings: readonly string[];
	readonly columns: readonly ColumnReading[];
}

/** What one column of the file was taken for, with its first cells: the rows of the mapping page. */
export interface ColumnReading {
	/** Place in the file, 1 = the first. */
	readonly position: number;
	readonly header: string;
	readonly field: string | null;
	/** How the field was found; `suggested` fields are close by name and not used. */
	readonly by: 'exact' | 'alias' | 'answer' | 'profile' | 'suggested' | 'none';
	readonly samples: readonly string[];
}

const SAMPLES = 3;

function columnReadings(ingest: Ingest, first: readonly RawRow[]): ColumnReading[] {
	const { map } = ingest;
	if (map === null) return [];
	const fieldAt = new Map([...map.at].map(([field, at]) => [at, field]));
	const below = first.filter(({ line }) => line > (ingest.headerLine ?? 0));
	return map.header.map((header, at) => {
		const field = fieldAt.get(at) ?? null;
		const suggested = map.suggestions.find((one) => one.at === at)?.field ?? null;
		const samples: string[] = [];
		for (const { cells } of below) {
			const text = cells[at]?.trim() ?? '';
			if (text !== '' && !samples.includes(text)) samples.push(text);
			if (samples.length === SAMPLES) break;
		}
		return {
			position: at + 1,
			header: header.trim(),
			field: field ?? suggested,
			by: field === null ? (suggested === null ? 'none' : 'suggested') : (map.by.get(field) ?? 'exact'),
			samples
		};
	});
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

const monthOfDay = new Map<IsoDate, YearMonth>();

/** Null for a span over several months. */
function monthOfSpan(span: Shipment['span']): YearMonth | null {
	if (span === null) return null;
	if (span.start !== span.end) return monthOf(span.start) === monthOf(span.end) ? monthOf(span.start) : null;
	let month = monthOfDay.get(span.start);
	if (month === undefined) {
		month = monthOf(span.start);
		if (monthOfDay.size < 10_000) monthOfDay.set(span.start, month);
	}
	return month;
}

/** Sums what a file's records would add, while they pass by. */
export class FileTotals {
	/** By supplier and month: a text made of all that tells groups apart would cost more than the rest of a row. */
	private readonly groups = new Map<string, Map<YearMonth | null, MovementGroup[]>>();
	private readonly charges = new ChargeTotals();
	/** Only figures that may count: of the rest a sum is kept, or a file of a million customs rows would fill the memory. */
	private readonly figures: StoredFigure[] = [];
	private crudeFigures = NO_BARRELS;
	private uncountedFigures = NO_BARRELS;

	add(record: ParsedRecord): void {
		switch (record.recordKind) {
			case 'period':
				this.addFigure(record);
				return;
			case 'shipment':
			case 'sts':
				this.addMovement(record);
				return;
			case 'vessel':
				return;
		}
	}

	private addFigure(record: PeriodFigure): void {
		const figure: StoredFigure = {
			...record,
			id: recordId(1, record.line, record.part),
			importId: 1,
			fileName: '',
			version: 1
		};
		const { productClass, basis, sourceClass } = record;
		const mayCount = basis === 'declared' && sourceClass === 'official' && productClass !== 'banned';
		if (mayCount && productClass !== 'crude') {
			this.figures.push(figure);
			return;
		}
		const barrels = inBarrels(figure, factorSet(DEFAULT_FACTOR_SET)).barrels ?? NO_BARRELS;
		if (productClass === 'crude') this.crudeFigures = sumBarrels([this.crudeFigures, barrels]);
		else this.uncountedFigures = sumBarrels([this.uncountedFigures, barrels]);
	}

	private addMovement(record: Shipment | StsTransfer): void {
		const month = monthOfSpan(record.span);
		const isToDprkShip = record.recordKind === 'sts' && record.receiver.flag === 'KP';
		const basis = record.recordKind === 'sts' ? 'observed' : record.basis;
		let months = this.groups.get(record.supplier);
		if (months === undefined)
			this.groups.set(record.supplier, (months = new Map<YearMonth | null, MovementGroup[]>()));
		let groups = months.get(month);
		if (groups === undefined) months.set(month, (groups = []));
		let group = groups.find(
			({ kind }) =>
				kind.windowYear === record.windowYear &&
				kind.volume === record.kind &&
				kind.productClass === record.productClass &&
				kind.kind === record.recordKind &&
				kind.basis === basis &&
				kind.leftOut === record.leftOut &&
				kind.isToDprkShip === isToDprkShip
		);
		if (group === undefined) {
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
			groups.push(group);
		}
		group.add(record.barrels);
		this.charges.add(record, month);
	}

	/** One row per combination of what totals are told apart by, with barrels in every factor set. */
	movementTotals(): MovementTotal[] {
		return [...this.groups.values()]
			.flatMap((months) => [...months.values()].flat())
			.map((group) => group.total());
	}

	/** The same rows by the state that each rule of attribution charges. */
	chargeTotals(): ChargeTotal[] {
		return this.charges.totals(this.movementTotals());
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
		const set = factorSet(DEFAULT_FACTOR_SET);
		for (const window of refinedWindows(today)) {
			const own = movements.filter((sum) => sum.kind === 'shipment' && sum.windowYear === window.year);
			for (const one of observedTotal(own, window, laden).suppliers) addTo(one.supplier, one.total);
			const declared = declaredTotal(this.figures, own, {
				window,
				asOf: null,
				today,
				dueDays: 30,
				factorSet: set
			});
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
				not_counted: barrelsText(this.notCounted(movements))
			},
			by_supplier: Object.fromEntries(
				[...bySupplier].sort().map(([supplier, barrels]) => [supplier, barrelsText(barrels as Barrels)])
			)
		};
	}

	private crude(movements: readonly MovementSum[]): Barrels {
		const rows = movements.filter((sum) => sum.leftOut === 'crude');
		return sumBarrels([amountOf(rows, DEFAULT_LADEN).total ?? NO_BARRELS, this.crudeFigures]);
	}

	/** Everything with a volume that enters neither the cap, nor the transfers to DPRK ships, nor crude. */
	private notCounted(movements: readonly MovementSum[]): Barrels {
		const rows = movements.filter(
			(sum) =>
				(sum.leftOut !== null && sum.leftOut !== 'crude') ||
				(sum.kind === 'sts' && sum.leftOut === null && !sum.isToDprkShip) ||
				(sum.kind === 'shipment' && sum.basis === 'declared' && sum.month === null)
		);
		return sumBarrels([amountOf(rows, DEFAULT_LADEN).total ?? NO_BARRELS, this.uncountedFigures]);
	}
}

export function fileReport(
	ingest: Ingest,
	totals: FileTotals,
	format: { encoding: string; delimiter: string; ranked: readonly string[] } | null,
	today: IsoDate,
	first: readonly RawRow[] = []
): FileReport {
	const { issues, map, habits } = ingest;
	// Of a file that is refused as a whole no row is accepted, however far it was read.
	const rows = ingest.isRefused ? allRejected(ingest.rows) : ingest.rows;
	const hasLost = rows.rejected > 0 || ingest.hasRefusedPart;
	const counted = ingest.isRefused ? new FileTotals() : totals;
	return {
		kind: ingest.kind,
		outcome: ingest.isRefused || rows.accepted === 0 ? 'reject' : hasLost ? 'partial' : 'accept',
		rows: { ...rows },
		...counted.barrels(today),
		detected: {
			encoding: format?.encoding ?? null,
			delimiter: format?.delimiter ?? null,
			decimal: habits?.decimal ?? '.',
			date_order: habits?.dateOrder ?? 'ISO',
			header_line: ingest.headerLine,
			profile: ingest.profile,
			mapping: map?.mapping ?? {},
			encodings: format?.ranked ?? [],
			columns: columnReadings(ingest, first)
		},
		questions: ingest.questions(),
		issue_counts: Object.fromEntries(issues.counts),
		issues_total: issues.total
	};
}

function allRejected(rows: RowCounts): RowCounts {
	return { ...rows, accepted: 0, flagged: 0, rejected: rows.rejected + rows.accepted };
}
