import { describe, expect, it } from 'vitest';
import type { IssueCode } from './issue.ts';
import { issueKinds, issueMessage, severityOf } from './issue.ts';

const codes = Object.keys(issueKinds) as IssueCode[];

describe('every kind of issue', () => {
	it('has a severity, a title, what was expected and what to do next', () => {
		for (const code of codes) {
			const { severity, title, expected, advice } = issueKinds[code];
			expect(['error', 'warning', 'info']).toContain(severity);
			expect(severityOf(code)).toBe(severity);
			expect(title).toMatch(/^\S.*[^.]$/);
			expect(expected).toMatch(/^\S.*[^.]$/);
			expect(advice).toMatch(/^[A-Z].*\.$/);
		}
	});

	it('never calls a supply lawful, and never names an HS list of the UN', () => {
		for (const code of codes) {
			const words = Object.values(issueKinds[code]).join(' ');
			expect(words).not.toMatch(/complian|\blegal|within sanctions|UN HS/i);
		}
	});
});

describe('the sentence of an issue', () => {
	it('says where, what, what was seen, what was expected and what to do', () => {
		expect(issueMessage({ code: 'unit_missing', line: 5, column: 'unit', seen: '' })).toBe(
			'Line 5, unit: A quantity without a unit. Expected bbl, kbbl, t, kt, kg, m3, kl, L or gal. Name the unit; it is never guessed.'
		);
		expect(issueMessage({ code: 'date_format', line: 7, column: 'date', seen: '31.02.2023' })).toMatch(
			/^Line 7, date: Not a date that exists \(seen: 31\.02\.2023\)\. /
		);
		expect(issueMessage({ code: 'file_encoding', line: null, column: null, seen: 'utf-8' })).toMatch(
			/^Bytes that do not fit the encoding \(seen: utf-8\)\. /
		);
	});

	it('shows at most 80 characters of what was seen', () => {
		const message = issueMessage({ code: 'date_format', line: 1, column: 'date', seen: 'x'.repeat(81) });
		expect(message).toContain(`(seen: ${'x'.repeat(80)}…)`);
	});
});
