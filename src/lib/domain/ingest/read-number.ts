// Cells that hold numbers: quantities with their units, deadweights, shares. What cannot be read in one way only is an
// issue; nothing here picks a reading.
import type { Decimal, Fraction } from '../decimal.ts';
import { decimalText, parseDecimal, parseShare } from '../decimal.ts';
import type { Unit } from '../units.ts';
import type { Cells } from './cells.ts';
import { numberForm, readNumberText, splitUnit } from './number-form.ts';
import { parseUnit } from './unit-names.ts';

type NumberProblem = 'quantity_format' | 'dwt_format' | 'draught_format';

/** `text` is the number as a plain decimal, which is what records keep; the cell itself stays in its file. */
export interface NumberReading {
	readonly number: Decimal | null;
	readonly text: string;
}

const NO_NUMBER: NumberReading = { number: null, text: '' };

/** A number of zero or more; an issue otherwise; null when blank. */
export function readNumber(cells: Cells, column: string, problem: NumberProblem): NumberReading {
	const text = cells.value(column);
	if (text === '') return NO_NUMBER;
	const reading = readSigned(cells, column, text, problem);
	if (reading.number !== null && reading.number.units < 0n) {
		cells.note('quantity_negative', column);
		return NO_NUMBER;
	}
	return reading;
}

/** The same with its sign. */
export function readSigned(
	cells: Cells,
	column: string,
	text: string,
	problem: NumberProblem
): NumberReading {
	const plain = parseDecimal(text);
	if (plain !== null && !isGroupShaped(text)) return { number: plain, text };
	const reading = readNumberText(text, cells.convention(column, dependsOnSign(text)).decimal);
	switch (reading.kind) {
		case 'number':
			return { number: reading.value, text: decimalText(reading.value) };
		case 'ambiguous':
			cells.note('number_ambiguous', column);
			return NO_NUMBER;
		case 'bad':
			cells.note(reading.reason === 'too_large' ? 'quantity_impossible' : problem, column);
			return NO_NUMBER;
	}
}

/** True for a form that reads differently under another decimal sign, or that settles one. */
export function dependsOnSign(text: string): boolean {
	const form = numberForm(text);
	return form !== 'plain' && form !== 'bad';
}

const GROUP_SHAPED = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/** `1.234` is a decimal or a group of thousands, as its column has it. */
function isGroupShaped(text: string): boolean {
	return text.length <= 8 && GROUP_SHAPED.test(text);
}

export interface QuantityReading extends NumberReading {
	readonly unit: Unit | null;
}

/** A quantity with its unit: from the unit column, glued to the number, from the header, or the analyst's answer. */
export function readQuantity(cells: Cells, column: string, ownUnit: Unit | null = null): QuantityReading {
	const text = cells.value(column);
	if (text === '' && cells.text(column) !== '') cells.note('quantity_null', column);
	const glued = text === '' ? null : gluedUnit(text);
	const reading =
		glued === null ? readNumber(cells, column, 'quantity_format') : readNumberOf(cells, column, glued.number);
	// Written out: a spread here is felt in a million rows.
	return {
		number: reading.number,
		text: reading.text,
		unit: readUnit(cells, text !== '', ownUnit, glued?.unit ?? null)
	};
}

function gluedUnit(text: string): { number: string; unit: string } | null {
	const last = text.charCodeAt(text.length - 1);
	return last >= 48 && last <= 57 ? null : splitUnit(text);
}

function readNumberOf(cells: Cells, column: string, text: string): NumberReading {
	const reading = readSigned(cells, column, text, 'quantity_format');
	if (reading.number === null || reading.number.units >= 0n) return reading;
	cells.note('quantity_negative', column);
	return NO_NUMBER;
}

/** Null without a quantity. `own` is the unit of a column that names it, such as `tonnes`. */
export function readUnit(
	cells: Cells,
	hasQuantity: boolean,
	own: Unit | null = null,
	glued: string | null = null
): Unit | null {
	const text = cells.value('unit');
	const named = text === '' ? glued : text;
	if (named === null) {
		if (!hasQuantity) return null;
		const implied = cells.layout.impliedUnit;
		if (own !== null) return own;
		if (implied === null) cells.note('unit_missing', 'unit');
		else if (implied.isLoose) cells.note('unit_loose', 'unit');
		if (implied !== null) cells.means(`unit ${implied.unit}`);
		return implied?.unit ?? null;
	}
	const unit = parseUnit(named);
	if (unit === null) cells.note('unit_unknown', 'unit', named);
	else if (!hasQuantity) cells.note('unit_alone', 'unit');
	else if (unit.isLoose) cells.note('unit_loose', 'unit', named);
	const { headerUnit } = cells.layout;
	if (unit !== null && own === null && headerUnit !== null && unit.unit !== headerUnit) {
		cells.note('unit_unknown', 'unit', `${named} under a header in ${headerUnit}`);
	}
	if (unit !== null && text !== '' && glued !== null && parseUnit(glued)?.unit !== unit.unit) {
		cells.note('unit_unknown', 'unit', `${glued} beside ${text}`);
	}
	return hasQuantity ? (unit?.unit ?? null) : null;
}

export function readLaden(cells: Cells): Fraction | null {
	const text = cells.value('laden_fraction');
	if (text === '') return null;
	const share = parseShare(text) ?? parseShare(text.replace(/^([01]?)[,](\d+\s*%?)$/, '$1.$2'));
	if (share === null) cells.note('laden_format', 'laden_fraction');
	return share;
}
