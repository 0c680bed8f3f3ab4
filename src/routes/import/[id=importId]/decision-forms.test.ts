import { describe, expect, it } from 'vitest';
import type { ColumnReading, FileReport } from '#lib/domain/ingest/file-report.ts';
import {
	cellDecision,
	columnDecisions,
	fileDecisions,
	questionDecisions,
	valueDecisions
} from './decision-forms.ts';

function form(entries: Readonly<Record<string, string>>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(entries)) data.set(name, value);
	return data;
}

const column = (position: number, field: string | null, by: ColumnReading['by']): ColumnReading => ({
	position,
	header: `Column ${position}`,
	field,
	by,
	samples: []
});

describe('the form of the columns', () => {
	const row = { kind: 'shipment' as const, answers: {}, report: null };
	const columns = [
		column(1, 'date', 'alias'),
		column(2, 'quantity', 'suggested'),
		column(3, null, 'none'),
		column(4, 'unit', 'exact')
	];

	it('decides only what differs from how the file was read', () => {
		const given = { 'column:1': 'date', 'column:2': 'ignore', 'column:3': 'quantity', 'column:4': 'ignore' };
		expect(columnDecisions(form(given), { columns, row })).toMatchObject({
			add: { 'column:3': 'quantity', 'column:4': 'ignore' },
			remove: [],
			errors: {}
		});
	});
	it('takes a name that is close only when it is chosen', () => {
		expect(columnDecisions(form({ 'column:2': 'quantity' }), { columns, row }).add).toEqual({
			'column:2': 'quantity'
		});
	});
	it('names the second column of a field', () => {
		const { errors } = columnDecisions(form({ 'column:3': 'date' }), { columns, row });
		expect(errors).toEqual({
			'column:3': 'date is the column “Column 1” already; each field has one column.'
		});
	});
	it('passes a rate over only where the file was refused for it', () => {
		const rate = [{ ...column(1, null, 'none'), header: 'Quantity (bbl/d)' }, column(2, null, 'none')];
		const given = form({ 'column:1': 'ignore', 'column:2': 'ignore' });
		expect(columnDecisions(given, { columns: rate, row }).add).toEqual({});
		const refused = { ...row, report: { issue_counts: { only_rates: 1 } } as unknown as FileReport };
		expect(columnDecisions(given, { columns: rate, row: refused }).add).toEqual({ 'column:1': 'ignore' });
	});
	it('says what the rows are where the header does not', () => {
		const unknown = { ...row, kind: null };
		const given = form({ kind: 'sts', 'column:1': 'date' });
		expect(columnDecisions(given, { columns, row: unknown }).add).toEqual({ kind: 'sts' });
	});
});

describe('the form of the file', () => {
	const report = {
		detected: { encoding: 'utf-8', delimiter: ';', header_line: 2 },
		issue_counts: {}
	} as unknown as FileReport;
	const draft = { kind: 'shipment' as const, answers: {}, report };

	it.each([
		['nothing', { encoding: 'utf-8', delimiter: ';', header_line: '2', kind: 'shipment' }, {}],
		['another encoding', { encoding: 'gb18030', delimiter: ';', header_line: '2' }, { encoding: 'gb18030' }],
		['a tab', { delimiter: '\t' }, { delimiter: '\t' }],
		['another header line', { header_line: ' 4 ' }, { header_line: '4' }],
		['another kind', { kind: 'period' }, { kind: 'period' }],
		['its own header', { profile: 'none' }, { profile: 'none' }]
	])('decides %s', (_what, given, add) => {
		expect(fileDecisions(form(given as Record<string, string>), draft).add).toEqual(add);
	});
	it('decides the header line that was found, where the file has two tables', () => {
		const two = { ...draft, report: { ...report, issue_counts: { second_table: 1 } } };
		expect(fileDecisions(form({ header_line: '2' }), two).add).toEqual({ header_line: '2' });
		const chosen = { ...two, answers: { header_line: '2' } };
		expect(fileDecisions(form({ header_line: '2' }), chosen).add).toEqual({});
	});

	it('takes a known format up again by taking the decision away', () => {
		const own = { ...draft, answers: { profile: 'none' } };
		expect(fileDecisions(form({ profile: 'known' }), own).remove).toEqual(['profile']);
	});
	it('names a line that is no number', () => {
		expect(fileDecisions(form({ header_line: 'two' }), draft).errors).toEqual({
			header_line: 'header_line must be the number of a line.'
		});
	});
});

describe('the form of unknown words', () => {
	it('keeps what was said, and leaves the empty alone', () => {
		const given = { 'value:supplier:Atlantis': ' Singapore ', 'value:unit:stone': '', other: 'x' };
		expect(valueDecisions(form(given))).toMatchObject({
			add: { 'value:supplier:Atlantis': 'Singapore' },
			errors: {}
		});
	});
	it.each([
		['value:supplier:Atlantis', 'Nowhere'],
		['value:product:goo', 'slime'],
		['value:unit:stone', 'pebbles']
	])('names a meaning of %s that is unknown itself', (code, choice) => {
		expect(Object.keys(valueDecisions(form({ [code]: choice })).errors)).toEqual([code]);
	});
});

describe('the form of one row', () => {
	it.each([
		[{ scope: 'cell', line: '8', field: 'unit', seen: '', text: 't' }, { 'cell:8:unit': 't' }],
		[{ scope: 'all', line: '8', field: 'unit', seen: 'stone', text: 't' }, { 'value:unit:stone': 't' }],
		[{ scope: 'leave', line: '8', reason: 'seen twice' }, { 'leave:8': 'seen twice' }],
		[
			{ scope: 'settled', cause: 'supplier_unknown', reason: 'as printed' },
			{ 'settled:supplier_unknown': 'as printed' }
		]
	])('%j is a decision', (given, add) => {
		expect(cellDecision(form(given as Record<string, string>))).toMatchObject({ add, errors: {} });
	});
	it('asks for the reason why a line is left out', () => {
		expect(cellDecision(form({ scope: 'leave', line: '8', reason: ' ' })).errors).toEqual({
			'leave:8': 'Say why: the reason is kept.'
		});
	});
});

describe('the form of the questions', () => {
	it('takes the answers that were given and refuses one that is none', () => {
		expect(questionDecisions(form({ date_order: 'DMY', unit: '' })).add).toEqual({ date_order: 'DMY' });
		expect(questionDecisions(form({ unit: 'stone' })).errors).toHaveProperty('unit');
	});
});
