// For tests: the bundled public record as views of every window, read through the same door as any upload.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readCsv } from '#lib/csv/csv-reader.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { StoredFigure } from '#lib/domain/cap/figure.ts';
import type { MovementSum } from '#lib/domain/cap/movement-sum.ts';
import { refinedWindows } from '#lib/domain/cap/regime.ts';
import { Ingest } from '#lib/domain/ingest/ingest.ts';
import { recordId } from '#lib/domain/record.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { capYear } from '#lib/domain/report/cap-year.ts';

const TODAY = '2026-11-23' as IsoDate;
const FILES = ['official/monthly.csv', 'official/annual.csv', 'published/estimates.csv'];

async function bundledFigures(): Promise<StoredFigure[]> {
	const figures: StoredFigure[] = [];
	for (const [index, name] of FILES.entries()) {
		const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
		const ingest = new Ingest({ kind: null, today: TODAY, answers: {}, digest });
		const importId = index + 1;
		for await (const rows of readCsv(createReadStream(new URL(`../../../data/${name}`, import.meta.url)))) {
			for (const row of rows) {
				const [record] = ingest.take(row);
				if (record?.recordKind !== 'period') continue;
				const id = recordId(importId, record.line, record.part);
				figures.push({ ...record, importId, id, fileName: name, version: importId });
			}
		}
	}
	return figures;
}

/** Every window from 2017 to 2026, oldest first. */
export async function bundledYears(
	asOf: IsoDate | null = null,
	movements: readonly MovementSum[] = []
): Promise<CapYear[]> {
	const figures = await bundledFigures();
	return refinedWindows(TODAY).map((window) =>
		capYear({
			window,
			dataVersion: 3,
			asOf,
			today: TODAY,
			factorSetName: 'committee-8.33',
			laden: null,
			dueDays: 30,
			figures,
			movements
		})
	);
}

export function yearOfRecord(years: readonly CapYear[], year: number): CapYear {
	const view = years.find((one) => one.year === year);
	if (!view) throw new Error(`no window ${year}`);
	return view;
}
