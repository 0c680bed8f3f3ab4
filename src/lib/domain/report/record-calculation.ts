// How the barrels of one record came about: the amount with its factor, and the same written out so that a reader can do
// it again with a pencil. Barrels of deliveries and transfers are those that were stored when the row was read.
import type { StoredFigure } from '../cap/figure.ts';
import { inBarrels } from '../cap/figure.ts';
import { parseDecimal, scaleBy, shareText, toRatio } from '../decimal.ts';
import type { Fraction } from '../decimal.ts';
import { productLabel } from '../product.ts';
import type { Barrels, Conversion, FactorSet, FactorSetName, Unit } from '../units.ts';
import { DEFAULT_LADEN, FACTOR_SET_NAMES, barrelsText, factorSet, toBarrels } from '../units.ts';
import { ladenText } from './reading.ts';
import type { LedgerRecord, StoredMovement } from './record-view.ts';

const NBSP = ' ';

export interface Amount {
	/** Which rule made the barrels. */
	readonly rule: 'published' | 'converted' | 'laden' | 'scenario' | 'none';
	/** Null where no figure is known, and for a scenario, whose share is the reader's choice. */
	readonly barrels: Barrels | null;
	/** What the ship would carry fully laden; only where a deadweight was used. */
	readonly fullLoad: Barrels | null;
	/** `8.33` bbl per t, `6.2898` per m3; null where barrels stand as given. */
	readonly factor: string | null;
	/** The table of the factor; null where none was needed. */
	readonly factorSet: FactorSetName | null;
	/** True when the table has no factor for the product and its unspecified one was taken. */
	readonly isUnspecifiedFactor: boolean;
}

export interface Calculation extends Amount {
	/** `1,410 t × 8.33 = 11,745.300 bbl`; one line a step. */
	readonly steps: readonly string[];
	/** What a reader should know about the factor or the rule. */
	readonly note: string;
}

const NO_AMOUNT: Amount = {
	rule: 'none',
	barrels: null,
	fullLoad: null,
	factor: null,
	factorSet: null,
	isUnspecifiedFactor: false
};

/** Null for a ship, which carries no volume of its own. */
export function amountOfRecord(record: LedgerRecord, setName: FactorSetName): Amount | null {
	switch (record.recordKind) {
		case 'shipment':
		case 'sts':
			return movementAmount(record, setName);
		case 'period':
			return figureAmount(record, setName);
		case 'vessel':
			return null;
	}
}

function movementAmount(record: StoredMovement, setName: FactorSetName): Amount {
	const stored = record.barrels?.[FACTOR_SET_NAMES.indexOf(setName)] ?? null;
	const unit = record.kind === 'stated' ? record.unit : 't';
	if (record.kind === 'none' || stored === null || unit === null) return NO_AMOUNT;
	const used = factorUsed(unit, record.product, setName);
	switch (record.kind) {
		case 'stated':
			return { ...used, rule: 'converted', barrels: stored, fullLoad: null };
		case 'laden':
			return { ...used, rule: 'laden', barrels: stored, fullLoad: loadOf(record, setName) };
		case 'scenario':
			return { ...used, rule: 'scenario', barrels: null, fullLoad: stored };
	}
}

function loadOf({ dwt, product }: StoredMovement, setName: FactorSetName): Barrels | null {
	const tonnes = parseDecimal(dwt);
	return tonnes && toBarrels(tonnes, 't', product, factorSet(setName)).barrels;
}

function figureAmount(figure: StoredFigure, setName: FactorSetName): Amount {
	const { barrels } = inBarrels(figure, factorSet(setName));
	if (barrels === null) return NO_AMOUNT;
	if (figure.publishedBarrels !== null || figure.unit === null) {
		return { ...NO_AMOUNT, rule: 'published', barrels };
	}
	return { ...factorUsed(figure.unit, figure.product, setName), rule: 'converted', barrels, fullLoad: null };
}

type FactorUsed = Pick<Amount, 'factor' | 'factorSet' | 'isUnspecifiedFactor'>;

const used = new Map<string, FactorUsed>();

function factorUsed(unit: Unit, product: string, setName: FactorSetName): FactorUsed {
	const key = `${unit} ${setName} ${product}`;
	let found = used.get(key);
	if (!found) {
		const { per, factor, factorSet: table, isUnspecified } = conversionOfOne(unit, product, setName);
		found = { factor: per === 'bbl' ? null : factor, factorSet: table, isUnspecifiedFactor: isUnspecified };
		used.set(key, found);
	}
	return found;
}

function conversionOfOne(unit: Unit, product: string, setName: FactorSetName): Conversion {
	return toBarrels({ units: 1n, scale: 0 }, unit, product, factorSet(setName));
}

/** The same with its steps; `laden` is the share of the view. Null for a ship. */
export function calculationOf(
	record: LedgerRecord,
	setName: FactorSetName,
	laden: Fraction | null = null
): Calculation | null {
	const amount = amountOfRecord(record, setName);
	if (amount === null || record.recordKind === 'vessel') return null;
	const set = factorSet(setName);
	switch (amount.rule) {
		case 'published':
			return { ...amount, ...publishedWords(record as StoredFigure, amount, setName) };
		case 'converted':
			return { ...amount, ...convertedWords(record, amount, set) };
		case 'laden':
		case 'scenario':
			return {
				...amount,
				...ladenWords(record as StoredMovement, amount, laden ?? DEFAULT_LADEN.chosen, set)
			};
		case 'none':
			return { ...amount, steps: [], note: blankNote(record) };
	}
}

type Words = Pick<Calculation, 'steps' | 'note'>;

function publishedWords(figure: StoredFigure, { barrels }: Amount, setName: FactorSetName): Words {
	const { quantity, unit, product } = figure;
	const number = unit === null ? null : parseDecimal(quantity);
	const beside =
		number === null || unit === null
			? ''
			: ` The ${groupedText(quantity)}${NBSP}${unit} beside it would give ${thousandths(toBarrels(number, unit, product, factorSet(setName)).barrels)}; published barrels come first.`;
	return {
		steps: barrels === null ? [] : [`${thousandths(barrels)}, as published`],
		note: `No factor is used.${beside}`
	};
}

function convertedWords(
	{ quantity, unit, product }: StoredMovement | StoredFigure,
	{ barrels, factor, isUnspecifiedFactor }: Amount,
	set: FactorSet
): Words {
	if (unit === null || barrels === null) return { steps: [], note: '' };
	const { per } = conversionOfOne(unit, product, set.name);
	return {
		steps: [conversionText(quantity, unit, { per, factor: factor ?? '1', barrels })],
		note: conversionNote(product, { per, factor: factor ?? '1', isUnspecified: isUnspecifiedFactor }, set)
	};
}

function ladenWords(record: StoredMovement, amount: Amount, chosen: Fraction, set: FactorSet): Words {
	const { barrels, fullLoad, factor, isUnspecifiedFactor } = amount;
	if (fullLoad === null || factor === null) return { steps: [], note: '' };
	const first = `${groupedText(record.dwt)}${NBSP}t deadweight × ${factor} = ${thousandths(fullLoad)} fully laden`;
	const note = factorNote(record.product, factor, isUnspecifiedFactor, set);
	if (record.laden !== null && barrels !== null) {
		const second = `× ${shareText(record.laden)} laden, as the row states = ${thousandths(barrels)}`;
		return { steps: [first, second], note };
	}
	const share = ladenText(toRatio(chosen.numerator, chosen.denominator));
	const worked = thousandths(scaleBy(fullLoad, chosen) as Barrels);
	return {
		steps: [first, `× ${share} laden, chosen for this view ≈ ${worked}`],
		note: `The source states no quantity and no share. The chosen share is applied once to the sum of all full loads, so rows of this kind are never rounded one by one. ${note}`
	};
}

function blankNote(record: StoredMovement | StoredFigure): string {
	if (record.recordKind === 'shipment') {
		return 'The source gives neither a quantity nor a deadweight, so this counts as one delivery without volume.';
	}
	if (record.recordKind === 'sts') {
		return 'The source gives neither a quantity nor a deadweight, so this stands as one transfer without volume.';
	}
	if (record.status === 'missing') return 'A source says that no report was filed. That is not zero.';
	if (record.scenario !== '') return 'The source states no number for this case.';
	return 'No figure is given. A blank is never read as zero.';
}

/** What stands between a quantity in its unit and the factor. */
const scaling: Readonly<Record<Unit, string>> = {
	bbl: '',
	kbbl: ' × 1,000',
	t: '',
	kt: ' × 1,000',
	kg: ' ÷ 1,000',
	m3: '',
	kl: '',
	L: ' ÷ 1,000',
	gal: ''
};

/** `1,410 t × 8.33 = 11,745.300 bbl`, `12 kt × 1,000 × 7.46 = …`, `84,000 gal ÷ 42 = …`. */
export function conversionText(
	quantity: string,
	unit: Unit,
	{ per, factor, barrels }: Pick<Conversion, 'per' | 'factor' | 'barrels'>
): string {
	const applied = per === 'bbl' ? '' : per === 'gal' ? ` ÷ ${factor.replace('1/', '')}` : ` × ${factor}`;
	return `${groupedText(quantity)}${NBSP}${unit}${scaling[unit]}${applied} = ${thousandths(barrels)}`;
}

function conversionNote(
	product: string,
	{ per, factor, isUnspecified }: Pick<Conversion, 'per' | 'factor' | 'isUnspecified'>,
	set: FactorSet
): string {
	switch (per) {
		case 'bbl':
			return 'Stated in barrels; no factor is used.';
		case 'm3':
			return `1 m³ = ${factor} bbl. A volume needs no table.`;
		case 'gal':
			return '1 bbl = 42 US gal. A volume needs no table.';
		case 't':
			return factorNote(product, factor, isUnspecified, set);
	}
}

function factorNote(product: string, factor: string, isUnspecified: boolean, set: FactorSet): string {
	const name = productLabel(product);
	if (!isUnspecified) return `${factor} bbl per tonne of ${lower(name)}, from the table ${set.name}.`;
	if (product === 'unspecified') {
		return `${factor} bbl per tonne is what the table ${set.name} takes where no product is named.`;
	}
	return `The table ${set.name} has no factor for ${lower(name)}; its factor for unspecified products, ${factor} bbl per tonne, was used.`;
}

function lower(text: string): string {
	return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Groups the digits before the point and leaves the rest as the source wrote it: `1043.08` is `1,043.08`. */
export function groupedText(number: string): string {
	const [whole = '', part] = number.split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return part === undefined ? grouped : `${grouped}.${part}`;
}

/** Barrels with all three places, as they are stored, without the unit: `11,745.300`. */
export function exactThousandths(barrels: Barrels): string {
	return groupedText(barrelsText(barrels)).replace('-', '−');
}

/** The same with its unit: `11,745.300 bbl`. */
export function thousandths(barrels: Barrels): string {
	return `${exactThousandths(barrels)}${NBSP}bbl`;
}

export interface OtherTable {
	readonly name: FactorSetName;
	readonly title: string;
	readonly factor: string;
	readonly barrels: Barrels;
	readonly isUnspecified: boolean;
}

/** The same record under each table; empty where no factor was used. */
export function underEachTable(record: LedgerRecord): OtherTable[] {
	return FACTOR_SET_NAMES.flatMap((name) => {
		const amount = amountOfRecord(record, name);
		if (amount === null || amount.factorSet === null || amount.factor === null) return [];
		const barrels = amount.barrels ?? amount.fullLoad;
		if (barrels === null) return [];
		const { factor, isUnspecifiedFactor } = amount;
		return [{ name, title: factorSet(name).title, factor, barrels, isUnspecified: isUnspecifiedFactor }];
	});
}
