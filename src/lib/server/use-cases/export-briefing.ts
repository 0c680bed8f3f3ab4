// The picture of a briefing page. The address that is photographed is built here from checked options alone, and pins
// the data version, so that a picture never shows another state than the one it is filed under.
import { createHash } from 'node:crypto';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { viewQueryText } from '#lib/domain/report/view-query.ts';
import { BriefingError } from '../briefing/briefing-error.ts';
import { serveBuiltPages, type ServedSite } from '../briefing/built-pages.ts';
import { pictureCache } from '../briefing/picture-cache.ts';
import { openRenderer, type Renderer } from '../briefing/render.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { readCapYear } from './read-cap-year.ts';

export { BriefingError };

export interface Briefing {
	readonly png: Buffer;
	readonly sha256: string;
	readonly dataVersion: number;
	/** Such as `oilcap-2023-v6.png`. */
	readonly fileName: string;
}

const pictures = pictureCache({ pictures: 24, bytes: 64 * 1_048_576 });
let shared: Renderer | null = null;

/** Drawn by the one warm browser of this server; null when no window has started in `year`. */
export async function exportBriefing(
	context: Context,
	year: number,
	query: ViewQuery
): Promise<Briefing | null> {
	return await briefingOf(context, year, query, (path) =>
		pictures.get(`${path} ${context.today()}`, () => drawShared(context, path))
	);
}

/** The same without a server: `serve` opens the pages for as long as it takes. */
export async function exportBriefingAlone(
	context: Context,
	year: number,
	query: ViewQuery,
	serve: (config: Config) => Promise<ServedSite> = serveBuiltPages
): Promise<Briefing | null> {
	return await briefingOf(context, year, query, async (path) => {
		const site = await serve(context.config);
		const renderer = openRenderer(site, context.config.chromiumPath);
		try {
			return await renderer.photograph(path);
		} finally {
			await renderer.close();
			await site.close();
		}
	});
}

async function briefingOf(
	context: Context,
	year: number,
	query: ViewQuery,
	photograph: (path: string) => Promise<Buffer>
): Promise<Briefing | null> {
	const view = await readCapYear(context, year, query);
	if (view === null) return null;
	const { dataVersion } = view;
	const png = await photograph(`/${year}/brief${viewQueryText({ ...query, version: dataVersion })}`);
	return {
		png,
		sha256: createHash('sha256').update(png).digest('hex'),
		dataVersion,
		fileName: `${context.config.isExercise ? 'exercise-' : ''}oilcap-${year}-v${dataVersion}.png`
	};
}

async function drawShared(context: Context, path: string): Promise<Buffer> {
	try {
		return await sharedRenderer(context).photograph(path);
	} catch (error) {
		const isBusy = error instanceof BriefingError && error.problem === 'busy';
		if (!isBusy) log.error({ path, err: error }, 'no briefing could be drawn');
		throw error;
	}
}

function sharedRenderer({ config }: Context): Renderer {
	if (shared === null) {
		const renderer = openRenderer(config, config.chromiumPath);
		process.once('sveltekit:shutdown' as 'disconnect', () => void renderer.close());
		shared = renderer;
	}
	return shared;
}
