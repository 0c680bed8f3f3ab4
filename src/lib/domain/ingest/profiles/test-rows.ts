// For tests of profiles: a small file in, what its profile says of each row out.
import type { Profile, SourceCells, Verdict } from './profile.ts';
import { Marks } from '../marks.ts';
import { headerKey } from '../templates.ts';

/** Reads a file of plain cells, header first unless the profile has none, as the pipeline does. */
export function verdicts(profile: Profile, csv: string, delimiter = ','): Verdict[] {
	const lines = csv
		.trim()
		.split('\n')
		.map((line) => line.trim().split(delimiter));
	const header = profile.headerless ? profile.headerless.header : (lines.shift() ?? []);
	const keys = header.map(headerKey);
	const rows = lines.map((cells): SourceCells => {
		return { text: (key) => cells[keys.indexOf(key)]?.trim() ?? '' };
	});
	const marks = new Marks();
	for (const row of rows) for (const mark of profile.marks?.(row) ?? []) marks.add(mark);
	return rows.map((row) => profile.read?.(row, marks) ?? { kind: 'parts', parts: [{ values: {} }] });
}

/** Code and cell of what was left out, or the values of each part. */
export function outcomes(profile: Profile, csv: string, delimiter = ','): unknown[] {
	return verdicts(profile, csv, delimiter).map((verdict) =>
		verdict.kind === 'left_out'
			? [verdict.note.code, verdict.note.seen]
			: verdict.parts.map(({ values }) => values)
	);
}
