// A file read to its end: bytes to rows to records, with what was found. The same for a check, a preview and an import,
// on the server and in the browser. It reads a file up to three times: its first rows to understand it, all of them where
// its columns can be read in more than one way, and all of them for the records.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Answers, Decisions } from '#lib/domain/ingest/decisions.ts';
import { readDecisions } from '#lib/domain/ingest/decisions.ts';
import type { FileReport } from '#lib/domain/ingest/file-report.ts';
import { FileTotals, fileReport } from '#lib/domain/ingest/file-report.ts';
import type { Beforehand, RefusedLine } from '#lib/domain/ingest/ingest.ts';
import { Ingest } from '#lib/domain/ingest/ingest.ts';
import { Survey } from '#lib/domain/ingest/survey.ts';
import { understand } from '#lib/domain/ingest/understand.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { ParsedRecord, RecordKind } from '#lib/domain/record.ts';
import type { CsvChoice, CsvFormat, CsvRow } from './csv-reader.ts';
import { CsvRefusal, readCsv } from './csv-reader.ts';
import { parseEncoding } from './encoding.ts';

export interface ReadOptions {
	readonly kind: RecordKind | null;
	readonly answers: Answers;
	readonly today: IsoDate;
	/** 32 hex digits of a digest: equal for equal texts only. */
	readonly digest: (text: string) => string;
	/** True for an exercise ledger. */
	readonly isExercise?: boolean;
}

export interface FileReading {
	readonly report: FileReport;
	readonly issues: readonly Issue[];
	readonly totals: FileTotals;
}

export interface ReadProgress {
	readonly phase: 'look' | 'read';
	readonly bytes: number;
	readonly rows: number;
}

/** Takes the records of one chunk, in file order, with the lines refused meanwhile; the reader waits until it is done with them. */
export interface RecordSink {
	readonly write: (
		records: readonly ParsedRecord[],
		progress: ReadProgress,
		refused: readonly RefusedLine[]
	) => Promise<void>;
	/** Forgets what was written: the file is read again from its start. */
	readonly reset: () => Promise<void>;
	/** Called while the file is looked at before it is read. */
	readonly look?: (progress: ReadProgress) => Promise<void>;
	/** What the file was understood to be, as soon as its first rows were read. */
	readonly begin?: (first: readonly CsvRow[], ingest: Ingest, format: CsvFormat | null) => void;
}

const NO_SINK: RecordSink = { write: () => Promise.resolve(), reset: () => Promise.resolve() };
const FIRST_ROWS = 500;

/** Opens the file from its start; a file may be opened several times. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

/** Never throws on what a file holds; a refusal is an issue of the report. */
export async function readFile(
	open: OpenFile,
	options: ReadOptions,
	sink: RecordSink = NO_SINK
): Promise<FileReading> {
	return await new FileReader(open, options, sink).read();
}

class FileReader {
	private readonly open: OpenFile;
	private readonly options: ReadOptions;
	private readonly sink: RecordSink;
	private readonly decisions: Decisions;
	private format: CsvFormat | null = null;
	private bytes = 0;
	private first: CsvRow[] = [];

	constructor(open: OpenFile, options: ReadOptions, sink: RecordSink) {
		this.open = open;
		this.options = options;
		this.sink = sink;
		this.decisions = readDecisions(options.answers);
	}

	async read(): Promise<FileReading> {
		try {
			this.first = await this.firstRows();
		} catch (error) {
			if (!(error instanceof CsvRefusal)) throw error;
			// What came before the trouble is read all the same, so that the refusal names its line.
			return await this.readRecords(null);
		}
		const understanding = understand(this.first, this.options.kind, this.decisions);
		if (understanding.layout === null) return await this.readRecords({ understanding, settled: null });
		const head = new Survey(understanding.layout, this.options.today);
		for (const row of this.first) if (row.line > understanding.lastLineAbove) head.add(row);
		const survey = head.needsWhole ? await this.surveyAll(understanding) : head;
		const beforehand = (isWhole: boolean, by: Survey): Beforehand => ({
			understanding,
			settled: by.settle(this.format?.delimiter ?? ',', isWhole)
		});
		const reading = await this.readRecords(beforehand(head.needsWhole, survey));
		if (!reading.needsSurvey) return reading;
		// A form that only the whole column settles came after the first rows.
		await this.sink.reset();
		return await this.readRecords(beforehand(true, await this.surveyAll(understanding)));
	}

	private rows(): AsyncGenerator<CsvRow[]> {
		this.bytes = 0;
		const choice: CsvChoice = {
			encoding: parseEncoding(this.decisions.encoding ?? ''),
			delimiter: this.decisions.delimiter
		};
		return readCsv(this.counted(), { choice, onFormat: (found) => (this.format = found) });
	}

	private async *counted(): AsyncGenerator<Uint8Array> {
		for await (const chunk of this.open()) {
			this.bytes += chunk.length;
			yield chunk;
		}
	}

	private async firstRows(): Promise<CsvRow[]> {
		const first: CsvRow[] = [];
		for await (const rows of this.rows()) {
			first.push(...rows.slice(0, FIRST_ROWS - first.length));
			if (first.length >= FIRST_ROWS) break;
		}
		return first;
	}

	private async surveyAll({ layout, lastLineAbove }: Beforehand['understanding']): Promise<Survey> {
		if (layout === null) throw new Error('a file without a layout is not surveyed');
		const survey = new Survey(layout, this.options.today);
		let count = 0;
		try {
			for await (const rows of this.rows()) {
				for (const row of rows) if (row.line > lastLineAbove) survey.add(row);
				count += rows.length;
				await this.sink.look?.({ phase: 'look', bytes: this.bytes, rows: count });
			}
		} catch (error) {
			// The reading that follows meets the same refusal and names it.
			if (!(error instanceof CsvRefusal)) throw error;
		}
		return survey;
	}

	private async readRecords(beforehand: Beforehand | null): Promise<FileReading & { needsSurvey: boolean }> {
		const { options } = this;
		const ingest = new Ingest(options, beforehand);
		const totals = new FileTotals();
		try {
			this.sink.begin?.(this.first, ingest, this.format);
			for await (const rows of this.rows()) {
				const records: ParsedRecord[] = [];
				for (const row of rows) {
					for (const record of ingest.take(row)) {
						totals.add(record);
						records.push(record);
					}
				}
				if (ingest.isRefused || ingest.needsSurvey) break;
				const progress: ReadProgress = { phase: 'read', bytes: this.bytes, rows: ingest.rows.read };
				await this.sink.write(records, progress, ingest.takeRefused());
			}
			if (!ingest.needsSurvey) ingest.finish();
			if (!ingest.isRefused && ingest.rows.read === 0) {
				ingest.refuse({ code: 'file_empty', line: ingest.headerLine, column: null, seen: '' });
			}
		} catch (error) {
			if (!(error instanceof CsvRefusal)) throw error;
			ingest.refuse({ code: error.code, line: error.line, column: null, seen: error.seen });
		}
		if (this.format !== null && isGuess(this.format)) {
			ingest.say({ code: 'encoding_guessed', line: null, column: null, seen: this.format.encoding });
		}
		return {
			report: fileReport(ingest, totals, this.format, options.today, this.first),
			issues: ingest.issues.kept,
			totals,
			needsSurvey: ingest.needsSurvey
		};
	}
}

function isGuess({ encodingBy }: CsvFormat): boolean {
	return encodingBy === 'statistics';
}
