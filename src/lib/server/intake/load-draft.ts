// Reads a stored file into the ledger as a draft: all of its rows or none, in one transaction, invisible until committed.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { ReadProgress } from '#lib/csv/read-file.ts';
import type { FileReport } from '#lib/domain/ingest/file-report.ts';
import type { RefusedLine } from '#lib/domain/ingest/ingest.ts';
import type { ParsedRecord, PeriodFigure, VesselEntry } from '#lib/domain/record.ts';
import type { DatabaseHandle } from '../db/connection.ts';
import { CopyLines } from '../db/copy-lines.ts';
import { copyFrom } from '../db/copy.ts';
import { withTransaction } from '../db/transaction.ts';
import { insertFigures } from '../stores/figures.ts';
import {
	deleteRows,
	failReading,
	finishReading,
	importById,
	insertIssues,
	noteProgress
} from '../stores/imports.ts';
import { insertImportCharges } from '../stores/charges.ts';
import { copyMovement, movementCopy } from '../stores/movement-copy.ts';
import { insertImportTotals } from '../stores/movements.ts';
import { analyzeShared, attachTable, createTable, isLarge, tableOf } from '../stores/large-import.ts';
import { deleteRefusedLines, insertRefusedLines } from '../stores/refused-lines.ts';
import type { Alias } from '../stores/record-alias.ts';
import { aliasOf, insertAliases } from '../stores/record-alias.ts';
import { insertVessels } from '../stores/vessels.ts';
import { readStoredFile } from './raw-files.ts';
import { readRecords } from './read-records.ts';

export interface DraftJob {
	readonly importId: number;
	readonly dataDir: string;
	readonly today: IsoDate;
	/** True for an exercise ledger. */
	readonly isExercise?: boolean;
}

const PROGRESS_MS = 500;
const SMALL_BATCH = 2_000;
/** Of refused lines, and of other keys. */
const LINES_BATCH = 5_000;
const COPY_BYTES = 256 * 1024;

/** Leaves the import as `draft`, or as `failed` with a sentence; a file that is refused whole is `failed` too. */
export async function loadDraft(database: DatabaseHandle, job: DraftJob): Promise<FileReport | null> {
	try {
		return await load(database, job);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		await failReading(database.db, job.importId, `The file could not be stored: ${message}`);
		throw error;
	}
}

async function load(
	database: DatabaseHandle,
	{ importId, dataDir, today, isExercise = false }: DraftJob
): Promise<FileReport | null> {
	const row = await importById(database.db, importId);
	if (row?.state !== 'reading') return null;
	let lastNote = 0;
	return await withTransaction(database, async (client, db) => {
		const hasOwnTable = isLarge(row.bytes);
		if (hasOwnTable) await createTable(db, importId);
		const table = hasOwnTable ? tableOf(importId) : 'movement';
		const writer = new RecordWriter(importId, table, (sqlText) => copyFrom(client, sqlText));
		const small: (PeriodFigure | VesselEntry)[] = [];
		const flush = async () => {
			// One connection carries either a COPY or a statement.
			await writer.end();
			const figures = small.filter((record) => record.recordKind === 'period');
			const vessels = small.filter((record) => record.recordKind === 'vessel');
			if (figures.length > 0) await insertFigures(db, importId, figures);
			if (vessels.length > 0) await insertVessels(db, importId, vessels);
			small.length = 0;
		};
		const aliases: Alias[] = [];
		const writeAliases = async () => {
			await writer.end();
			await insertAliases(db, importId, aliases);
			aliases.length = 0;
		};
		const refused: RefusedLine[] = [];
		const writeRefused = async () => {
			await writer.end();
			await insertRefusedLines(db, importId, refused);
			refused.length = 0;
		};
		const note = async ({ phase, bytes, rows }: ReadProgress) => {
			const now = performance.now();
			if (now - lastNote < PROGRESS_MS) return;
			lastNote = now;
			await noteProgress(database.db, importId, bytes, phase === 'look' ? 0 : rows);
		};
		const { report, issues, totals } = await readRecords(
			() => readStoredFile(dataDir, row.sha256),
			{ kind: row.kind, answers: row.answers, today, isExercise },
			{
				write: async (records, progress, lines) => {
					refused.push(...lines);
					if (refused.length >= LINES_BATCH) await writeRefused();
					for (const record of records) {
						const alias = aliasOf(record);
						if (alias !== null) aliases.push(alias);
						if (record.recordKind === 'period' || record.recordKind === 'vessel') small.push(record);
					}
					if (small.length >= SMALL_BATCH) await flush();
					if (aliases.length >= LINES_BATCH) await writeAliases();
					await writer.write(records);
					await note(progress);
				},
				look: note,
				reset: async () => {
					await writer.end();
					small.length = 0;
					refused.length = 0;
					aliases.length = 0;
					await deleteRows(db, importId);
					if (hasOwnTable) await createTable(db, importId);
					await deleteRefusedLines(db, importId);
				}
			}
		);
		await writeRefused();
		await writeAliases();
		await flush();
		await insertImportTotals(db, importId, totals.movementTotals());
		await insertImportCharges(db, importId, totals.chargeTotals());
		await insertIssues(db, importId, issues);
		if (hasOwnTable) await attachTable(db, importId);
		else await analyzeShared(db, report.rows.accepted);
		const isRefused = report.outcome === 'reject';
		if (isRefused) await deleteRows(db, importId);
		await finishReading(
			db,
			importId,
			isRefused ? 'failed' : 'draft',
			report,
			isRefused ? 'No row of the file can be stored.' : null
		);
		return report;
	});
}

/**
 * Streams deliveries and transfers into COPY, held back when the database is slower. A file may hold both: of each chunk
 * the rows of one kind go before those of the other, and a change of kind ends one COPY and begins the next.
 */
class RecordWriter {
	private stream: Writable | null = null;
	private kind: 'shipment' | 'sts' | null = null;
	private readonly lines = new CopyLines();
	private readonly importId: number;
	private readonly table: string;
	private readonly open: (sqlText: string) => Writable;

	constructor(importId: number, table: string, open: (sqlText: string) => Writable) {
		this.importId = importId;
		this.table = table;
		this.open = open;
	}

	async write(records: readonly ParsedRecord[]): Promise<void> {
		await this.writeKind('shipment', records);
		await this.writeKind('sts', records);
	}

	private async writeKind(kind: 'shipment' | 'sts', records: readonly ParsedRecord[]): Promise<void> {
		for (const record of records) {
			if (record.recordKind !== kind || (record.recordKind !== 'shipment' && record.recordKind !== 'sts'))
				continue;
			if (this.kind !== kind) await this.change(kind);
			copyMovement(this.lines, this.importId, record);
			if (this.lines.length >= COPY_BYTES) await this.send();
		}
	}

	private async change(kind: 'shipment' | 'sts'): Promise<void> {
		await this.end();
		this.kind = kind;
		this.stream = this.start(kind);
	}

	private async send(): Promise<void> {
		const { stream } = this;
		if (stream === null || this.lines.length === 0) return;
		if (stream.errored) throw stream.errored;
		if (!stream.write(this.lines.take())) await once(stream, 'drain');
	}

	private start(kind: 'shipment' | 'sts'): Writable {
		const stream = this.open(movementCopy(kind, this.table));
		// The failure itself is thrown by the next write or by `end`; without a listener it would end the process.
		stream.on('error', () => undefined);
		return stream;
	}

	async end(): Promise<void> {
		if (this.stream === null) return;
		await this.send();
		const { stream } = this;
		this.stream = null;
		this.kind = null;
		stream.end();
		await finished(stream);
	}
}
