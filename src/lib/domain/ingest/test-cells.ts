// One row for the tests of a reader: cells by the name of their column, settled by the row itself.
import type { IsoDate } from '../calendar.ts';
import type { RecordKind } from '../record.ts';
import { Cells } from './cells.ts';
import { readDecisions } from './decisions.ts';
import type { Answers } from './decisions.ts';
import { Survey } from './survey.ts';
import { understand } from './understand.ts';

export function cellsOf(
	row: Readonly<Record<string, string>>,
	kind: RecordKind,
	line: number,
	answers: Answers = {}
): Cells {
	const header = { cells: Object.keys(row), line: 1 };
	const data = { cells: Object.values(row), line };
	const { layout } = understand([header, data], kind, readDecisions(answers));
	if (layout === null) throw new Error('header');
	const survey = new Survey(layout, '2026-11-23' as IsoDate);
	survey.add(data);
	return new Cells(survey.settle(',', true), data.cells, line);
}
