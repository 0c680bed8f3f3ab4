// Looks at the columns whose cells can be read in more than one way, and settles each by all of its cells, by what the
// other columns of the file settle, or by the analyst. What stays open is a question.
import type { IsoDate } from '../calendar.ts';
import type { ColumnConvention, DateOrder, DateSystem, DecimalSign } from './conventions.ts';
import { DateEvidence, NumberEvidence } from './evidence.ts';
import type { Layout, Settled } from './layout.ts';
import type { FileMarks } from './marks.ts';
import { Marks } from './marks.ts';
import { isNullToken } from './null-token.ts';
import type { RawRow } from './raw-row.ts';

const DATE_FIELDS = ['date', 'end_date', 'period_start', 'period_end', 'as_of', 'covers_end'];
const NUMBER_FIELDS = [
	'quantity',
	'barrels',
	'tonnes',
	'dwt',
	'from_dwt',
	'to_dwt',
	'draught_before',
	'draught_after',
	'lat',
	'lon'
];

const NO_MARKS: FileMarks = new Marks();

/** What the file as a whole was found to do: shown with the report. */
export interface Habits {
	readonly decimal: DecimalSign;
	readonly dateOrder: DateOrder | 'ISO' | 'undecided';
	/** Questions of the file that its columns leave open, with what is assumed meanwhile. */
	readonly open: ReadonlyMap<'decimal' | 'date_order' | 'date_system', string | null>;
}

export class Survey {
	private readonly dates = new Map<string, DateEvidence>();
	private readonly numbers = new Map<string, NumberEvidence>();
	private readonly marks = new Marks();
	private readonly layout: Layout;

	constructor(layout: Layout, today: IsoDate) {
		this.layout = layout;
		for (const field of DATE_FIELDS) {
			if (this.hasField(field)) this.dates.set(field, new DateEvidence(today));
		}
		for (const field of NUMBER_FIELDS) {
			if (this.hasField(field)) this.numbers.set(field, new NumberEvidence());
		}
	}

	private hasField(field: string): boolean {
		return this.layout.spread !== null || this.layout.map.at.has(field);
	}

	add({ cells, line }: RawRow): void {
		const { map, spread, marksOf, decisions } = this.layout;
		// What the analyst left out says nothing about other rows.
		if (marksOf !== null && decisions.leftOut.has(line)) return;
		for (const mark of marksOf?.(cells) ?? []) this.marks.add(mark);
		if (spread === null) {
			this.look((field) => cells[map.at.get(field) ?? -1]?.trim() ?? '');
			return;
		}
		const verdict = spread(cells, NO_MARKS);
		if (verdict.kind !== 'parts') return;
		for (const { kind, values } of verdict.parts) {
			const inherits = kind === undefined || kind === map.kind;
			this.look((field) => values[field] ?? (inherits ? (cells[map.at.get(field) ?? -1]?.trim() ?? '') : ''));
		}
	}

	private look(textOf: (field: string) => string): void {
		for (const [field, evidence] of this.dates) {
			const text = textOf(field);
			if (text !== '' && !isNullToken(text)) evidence.add(text);
		}
		for (const [field, evidence] of this.numbers) {
			const text = textOf(field);
			if (text !== '' && !isNullToken(text)) evidence.add(text);
		}
	}

	/** True once a form was seen that only the whole column can settle. */
	get needsWhole(): boolean {
		return (
			this.layout.marksOf !== null ||
			[...this.dates.values()].some((evidence) => evidence.needsWhole) ||
			[...this.numbers.values()].some((evidence) => evidence.needsWhole)
		);
	}

	/** `isWhole` is true when every row was added. */
	settle(delimiter: string, isWhole: boolean): Settled & { readonly habits: Habits } {
		const { decisions } = this.layout;
		const decimals = this.decimals(delimiter);
		const dates = this.dateReadings();
		const conventions = new Map<string, ColumnConvention>();
		for (const [field, decimal] of decimals) {
			conventions.set(field, { decimal: decimal.sign, dateOrder: null, dateSystem: null });
		}
		for (const [field, { order, system }] of dates) {
			conventions.set(field, { decimal: null, dateOrder: order, dateSystem: system });
		}
		const open = new Map<'decimal' | 'date_order' | 'date_system', string | null>();
		if ([...decimals.values()].some(({ isOpen }) => isOpen)) open.set('decimal', null);
		if ([...dates.values()].some(({ isOrderOpen }) => isOrderOpen)) open.set('date_order', null);
		if ([...dates.values()].some(({ isSystemOpen }) => isSystemOpen)) open.set('date_system', '1900');
		const orders = [...dates.values()].flatMap(({ order }) => (order === null ? [] : [order]));
		return {
			layout: this.layout,
			conventions,
			marks: this.marks,
			isFull: this.marks.isFull,
			isWhole,
			habits: {
				decimal: [...decimals.values()].some(({ sign }) => sign === ',') ? ',' : '.',
				dateOrder: orders[0] ?? decisions.dateOrder ?? (open.has('date_order') ? 'undecided' : 'ISO'),
				open
			}
		};
	}

	/** A column's own forms first, then those of the other columns, then the answer; a contradiction is a question. */
	private decimals(delimiter: string): Map<string, { sign: DecimalSign | null; isOpen: boolean }> {
		const answer = this.layout.decisions.decimal;
		const own = [...this.numbers].map(([field, evidence]) => ({ field, evidence, counts: evidence.counts }));
		const others = new Set<DecimalSign>();
		for (const { evidence, counts } of own) {
			const { decimal } = evidence.decide({ isCommaLikely: false });
			if (decimal !== null && counts.settles_dot + counts.settles_comma > 0) others.add(decimal);
		}
		const isCommaLikely = delimiter === ';' || others.has(',');
		const settled = new Map<string, { sign: DecimalSign | null; isOpen: boolean }>();
		for (const { field, evidence, counts } of own) {
			const { decimal, isConflict } = evidence.decide({ isCommaLikely });
			const isAmbiguous = counts.group_or_decimal_comma + counts.group_or_decimal_dot > 0;
			const [only] = others.size === 1 && !isConflict ? others : [];
			const sign = answer ?? decimal ?? only ?? null;
			settled.set(field, { sign, isOpen: sign === null && isAmbiguous });
		}
		return settled;
	}

	private dateReadings() {
		const { dateOrder, dateSystem } = this.layout.decisions;
		const own = [...this.dates].map(([field, evidence]) => ({
			field,
			reading: evidence.decide(),
			isAmbiguous: evidence.counts.day_month > 0
		}));
		const orders = new Set(own.flatMap(({ reading }) => (reading.order === null ? [] : [reading.order])));
		const settled = new Map<
			string,
			{ order: DateOrder | null; system: DateSystem | null; isOrderOpen: boolean; isSystemOpen: boolean }
		>();
		for (const { field, reading, isAmbiguous } of own) {
			const [only] = orders.size === 1 && !reading.isConflict ? orders : [];
			const order = dateOrder ?? reading.order ?? only ?? null;
			const system = dateSystem ?? reading.system;
			settled.set(field, {
				order,
				// A day number is read from 1900, as nearly every program writes it, and says so.
				system: system ?? '1900',
				isOrderOpen: order === null && isAmbiguous,
				isSystemOpen: system === null && reading.hasSerials
			});
		}
		return settled;
	}
}
