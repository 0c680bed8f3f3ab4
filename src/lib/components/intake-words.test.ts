import { describe, expect, it } from 'vitest';
import { QUESTION_CHOICES } from '#lib/domain/ingest/decisions.ts';
import { decisionSentence } from './decision-words.ts';
import { answerExample, questionWords } from './question-words.ts';

describe('a question', () => {
	it.each(Object.entries(QUESTION_CHOICES))('has words for every answer to %s', (code, choices) => {
		const words = questionWords[code as keyof typeof questionWords];
		expect(Object.keys(words.choices)).toEqual([...choices]);
	});
	it('shows what a unit makes of a quantity', () => {
		// 1,000 t at 8.33 bbl/t, the Committee's rate for diesel
		expect(answerExample('unit', 't', [])).toBe('1,000 of them are 8,330 bbl of diesel');
		expect(answerExample('unit', 'bbl', [])).toBe('1,000 of them are 1,000 bbl of diesel');
	});
	it('shows nothing for a text that it cannot read', () => {
		expect(answerExample('date_order', 'DMY', ['soon'])).toBeNull();
	});
});

describe('a decision', () => {
	const headers = ['日期', '数量'];
	it.each([
		['delimiter', ';', 'Cells are parted by a semicolon.'],
		['header_line', '3', 'Line 3 names the columns.'],
		['column:2', 'quantity', 'Column 2, “数量”, is quantity.'],
		['column:1', 'ignore', 'Column 1, “日期”, is not used.'],
		['value:supplier:A: B', 'Singapore', 'Every supplier that says “A: B” is read as “Singapore”.'],
		['value:unit:', 't', 'Every unit that says nothing is read as “t”.'],
		['cell:8:unit', 't', 'Line 8: unit is read as “t”.'],
		['leave:9', 'seen twice', 'Line 9 is left out: seen twice'],
		['date_order', 'DMY', 'Does the day or the month come first? Day first.']
	])('%s=%s is a sentence', (code, choice, sentence) => {
		expect(decisionSentence(code, choice, headers)).toBe(sentence);
	});
});
