// A file sent through the page: kept, then read by the worker while the page shows its progress.
import type { Context } from '../context.ts';
import type { Arrival, NewFile } from './import-file.ts';
import { receiveFile } from './import-file.ts';
import { startReading } from './start-reading.ts';

/** Answers as soon as the file is kept; reading goes on. Throws `FileTooLarge` past the limit. */
export async function uploadFile(
	context: Context,
	chunks: AsyncIterable<Uint8Array>,
	meta: Omit<NewFile, 'origin' | 'rememberedFrom'>
): Promise<Arrival> {
	const arrival = await receiveFile(context, chunks, { ...meta, origin: 'page' });
	if (arrival.state === 'reading') startReading(context, arrival.importId);
	return arrival;
}
