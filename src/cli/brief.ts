// `oilcap brief`: the picture of a year's briefing page, as a file.
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import type { Context } from '#lib/server/context.ts';
import { BriefingError, exportBriefingAlone } from '#lib/server/use-cases/export-briefing.ts';
import { complain, print, printJson } from './command.ts';

export interface BriefOptions {
	readonly year: number;
	readonly format: 'png';
	readonly out: string;
	readonly query: ViewQuery;
	readonly json: boolean;
}

/** The exit code: 0 when the file stands, 1 with one sentence on stderr when it does not. */
export async function brief(
	{ year, format, out, query, json }: BriefOptions,
	context: Context,
	draw: typeof exportBriefingAlone = exportBriefingAlone
): Promise<number> {
	const file = resolve(out);
	try {
		const briefing = await draw(context, year, query);
		if (briefing === null) return refuse(`No cap window has started in ${year}.`);
		const { png, sha256, dataVersion } = briefing;
		await writeWhole(file, png);
		if (json) printJson({ file, year, format, data_version: dataVersion, bytes: png.length, sha256 });
		else print(`${file}: ${png.length} bytes, data version ${dataVersion}.`);
		return 0;
	} catch (error) {
		if (error instanceof BriefingError) return refuse(error.message);
		if (error instanceof WriteError) return refuse(`${file} cannot be written: ${error.message}.`);
		throw error;
	}
}

function refuse(sentence: string): number {
	complain(sentence);
	return 1;
}

class WriteError extends Error {}

// Under its own name it is either the whole picture or what stood there before.
async function writeWhole(path: string, content: Buffer): Promise<void> {
	const draft = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}`);
	try {
		const file = await open(draft, 'wx');
		try {
			await file.writeFile(content);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(draft, path);
	} catch (error) {
		await rm(draft, { force: true });
		throw new WriteError((error as Error).message);
	}
}
