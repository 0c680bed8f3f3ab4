// UN Comtrade, both forms: exports to North Korea by the reporting state, in kilograms. The world, all goods, whole
// chapters, years next to their months and parts next to their total would each count the same barrels again.
import { parseCountry } from '../../country.ts';
import type { FileMarks, Mark } from '../marks.ts';
import type { Profile, RowNote, SourceCells, Verdict } from './profile.ts';
import type { TradeFact } from './trade-statistics.ts';
import {
	factMarks,
	factReference,
	goodsCode,
	otherGoods,
	repeatOf,
	tradePeriod,
	weightOf
} from './trade-statistics.ts';
import { given, isNull, isYes, leftOut, onePart } from './verdict.ts';

/** Where the two forms keep the same thing. */
interface Form {
	readonly flow: (row: SourceCells) => { readonly isExport: boolean; readonly seen: string };
	readonly reporter: readonly string[];
	readonly partner: readonly string[];
	readonly partnerCode: string;
	readonly goods: string;
	readonly goodsName: string;
	readonly period: (row: SourceCells) => string | null;
	readonly periodText: string;
	readonly details: readonly string[];
	readonly weight: string;
	readonly weightColumn: string;
	readonly worth: string;
}

/** Codes of the total over a breakdown: partner 0 or World, customs procedure C00, transport 0. */
function detailOf(row: SourceCells, key: string): string {
	const code = given(row, key);
	return /^(?:0|c00|w00|world)$/i.test(code) ? '' : code;
}

function factOf(row: SourceCells, form: Form): TradeFact {
	return {
		reporter: given(row, ...form.reporter),
		period: form.period(row) ?? '',
		goods: goodsCode(given(row, form.goods)),
		details: form.details.map((key) => detailOf(row, key)),
		quantity: given(row, form.weight),
		unit: 'kg'
	};
}

/** The world and the European Union, 97, report next to the states that they consist of. */
const SUMS_OF_REPORTERS = /^(?:w00|wld|world|0|eur|eu2|eu-?2[578]|european union|97)$/i;

/** Why a row is no export of petroleum to North Korea; null when it is one. Sums first, whatever their direction. */
function otherTrade(row: SourceCells, form: Form): Verdict | null {
	const partner = given(row, ...form.partner);
	const code = given(row, form.partnerCode);
	if (/^(?:wld|w00|world)$/i.test(partner) || (partner === '' && code === '0')) {
		return leftOut('aggregate_excluded', 'partner', partner || code);
	}
	const goods = otherGoods(goodsCode(given(row, form.goods)), 'commodity');
	if (goods?.kind === 'left_out' && goods.note.code === 'aggregate_excluded') return goods;
	const reporter = given(row, ...form.reporter);
	if (SUMS_OF_REPORTERS.test(reporter)) return leftOut('aggregate_excluded', 'reporter', reporter);
	const flow = form.flow(row);
	if (!flow.isExport) return leftOut('flow_other', 'flow', flow.seen);
	// 408 is North Korea in the code of the UN.
	if (parseCountry(partner) !== 'KP' && code !== '408') {
		return leftOut('partner_other', 'partner', partner || code);
	}
	return goods;
}

function marks(row: SourceCells, form: Form): readonly Mark[] {
	return otherTrade(row, form) === null ? factMarks(factOf(row, form)) : [];
}

function read(row: SourceCells, form: Form, seen: FileMarks): Verdict {
	const other = otherTrade(row, form);
	if (other !== null) return other;
	const fact = factOf(row, form);
	const repeat = repeatOf(fact, seen);
	if (repeat !== null) return repeat;
	const { values, notes } = weightOf(row, form.weight, form.worth, form.weightColumn);
	const isEstimated = isYes(row.text('isnetwgtestimated'));
	const estimated: RowNote[] = isEstimated
		? [{ code: 'quantity_estimated', column: form.weightColumn, seen: row.text(form.weight) }]
		: [];
	return onePart(
		{
			period_start: fact.period === '' ? row.text(form.periodText) : fact.period,
			supplier: fact.reporter,
			product: given(row, form.goodsName),
			hs_code: fact.goods,
			...values,
			source_ref: factReference(fact),
			notes: isEstimated ? 'Net weight estimated by UN Comtrade.' : ''
		},
		[...notes, ...estimated]
	);
}

const newForm: Form = {
	flow: (row) => {
		// `X` is exports here, not a mark of a missing value.
		const code = row.text('flowcode') || row.text('flowdesc');
		return { isExport: /^(?:x|exports?)$/i.test(code), seen: code };
	},
	reporter: ['reporteriso', 'reporterdesc', 'reportercode'],
	partner: ['partneriso', 'partnerdesc'],
	partnerCode: 'partnercode',
	goods: 'cmdcode',
	goodsName: 'cmddesc',
	period: (row) => {
		const [year, month] = [given(row, 'refyear'), given(row, 'refmonth')];
		return tradePeriod(isNull(month) ? given(row, 'period') || year : `${year}${month.padStart(2, '0')}`);
	},
	periodText: 'period',
	details: ['partner2code', 'customscode', 'motcode', 'moscode'],
	weight: 'netwgt',
	weightColumn: 'netWgt',
	worth: 'primaryvalue'
};

const legacyForm: Form = {
	flow: (row) => {
		const flow = given(row, 'tradeflow', 'tradeflowcode');
		return { isExport: /^(?:2|exports?)$/i.test(flow), seen: flow };
	},
	reporter: ['reporteriso', 'reporter', 'reportercode'],
	partner: ['partneriso', 'partner'],
	partnerCode: 'partnercode',
	goods: 'commoditycode',
	goodsName: 'commodity',
	period: (row) => tradePeriod(given(row, 'period', 'year')),
	periodText: 'period',
	details: ['2ndpartnercode', 'customsproccode', 'modeoftransportcode'],
	weight: 'netweightkg',
	weightColumn: 'Netweight (kg)',
	worth: 'tradevalueus'
};

const constants = { source: 'UN Comtrade', basis: 'customs' } as const;

export const comtradeNew: Profile = {
	name: 'comtrade-new',
	title: 'UN Comtrade',
	kind: 'period',
	requires: ['refyear', 'period', 'reportercode', 'flowcode', 'partnercode', 'cmdcode', 'netwgt'],
	fields: { period: 'period_start', reporteriso: 'supplier', cmdcode: 'hs_code', netwgt: 'quantity' },
	constants,
	marks: (row) => marks(row, newForm),
	read: (row, seen) => read(row, newForm, seen)
};

/** Copies lose punctuation (`Netweightkg`, `TradeValueUS`), which header keys do not have. */
export const comtradeLegacy: Profile = {
	name: 'comtrade-legacy',
	title: 'UN Comtrade, legacy download',
	kind: 'period',
	requires: ['period', 'tradeflow', 'reporter', 'partner', 'commoditycode', 'netweightkg'],
	fields: { period: 'period_start', reporter: 'supplier', commoditycode: 'hs_code', netweightkg: 'quantity' },
	constants,
	marks: (row) => marks(row, legacyForm),
	read: (row, seen) => read(row, legacyForm, seen)
};
