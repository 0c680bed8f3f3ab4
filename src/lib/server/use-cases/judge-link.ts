// An analyst's word on two records: they are one event or one cargo, they are not, or the rules shall decide again. Each is
// a data version of its own, and nothing of the records is changed.
import { parseRecordId } from '#lib/domain/record.ts';
import type { EffectJson } from '#lib/domain/report/effect.ts';
import { effectJson, effectOf } from '#lib/domain/report/effect.ts';
import type { StoredMovement } from '#lib/domain/report/record-view.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import { withRollback, withTransaction } from '../db/transaction.ts';
import type { Executor } from '../stores/executor.ts';
import { ledgerView } from '../stores/ledger-view.ts';
import { recordsOfLinks } from '../stores/linking/link-pages.ts';
import { relinkRecords } from '../stores/linking/relink.ts';
import type { Verdict } from '../stores/linking/verdicts.ts';
import { setVerdict, verdictOn } from '../stores/linking/verdicts.ts';
import { currentVersion, lockLedger, nextVersion } from '../stores/standing.ts';
import { allYears } from './import-file.ts';
import type { LinkedPair } from './read-links.ts';
import { settleDue } from './settle-links.ts';
import { readLinksOfRecord } from './read-links.ts';

export interface PairPage {
	readonly dataVersion: number;
	readonly from: StoredMovement;
	readonly to: StoredMovement;
	/** Null where no rule joins them. */
	readonly pair: LinkedPair | null;
	readonly said: { readonly verdict: Verdict; readonly reason: string } | null;
	/** What each word would change; a word that is said already is not among them. */
	readonly effects: Readonly<Partial<Record<Verdict | 'undo', EffectJson>>>;
}

export type Judgement =
	| { readonly state: 'judged'; readonly version: number; readonly effect: EffectJson }
	| { readonly state: 'not_found' };

export async function readPair(context: Context, from: string, to: string): Promise<PairPage | null> {
	const { reader } = context.database;
	const records = await recordsAt(reader, from, to);
	if (records === null) return null;
	const [a, b] = records;
	const said = await verdictOn(reader, [a.recordKey, b.recordKey]);
	const place = parseRecordId(from);
	const links = place === null ? [] : await readLinksOfRecord(context, place, LATEST_VIEW);
	const pair = links.find(
		({ link }) => [link.from, link.to].includes(from) && [link.from, link.to].includes(to)
	);
	const words = (['confirmed', 'refused', 'undo'] as const).filter((word) =>
		word === 'undo' ? said !== null : said?.verdict !== word
	);
	const effects: Partial<Record<Verdict | 'undo', EffectJson>> = {};
	for (const word of words) {
		const judged = await withRollback(
			context.database,
			async (db) => await judge(db, context, [from, to], word === 'undo' ? null : word, '')
		);
		if (judged.state === 'judged') effects[word] = judged.effect;
	}
	return { dataVersion: await currentVersion(reader), from: a, to: b, pair: pair ?? null, said, effects };
}

export async function judgeLink(
	context: Context,
	records: readonly [from: string, to: string],
	verdict: Verdict | null,
	reason: string
): Promise<Judgement> {
	return await withTransaction(
		context.database,
		async (_client, db) => await judge(db, context, records, verdict, reason)
	);
}

async function judge(
	db: Executor,
	context: Context,
	[from, to]: readonly [string, string],
	verdict: Verdict | null,
	reason: string
): Promise<Judgement> {
	await lockLedger(db);
	await settleDue(db);
	const records = await recordsAt(db, from, to);
	if (records === null) return { state: 'not_found' };
	const [a, b] = records;
	const before = await allYears(db, context);
	const version = await nextVersion(db, 'link', null);
	await setVerdict(db, [a.recordKey, b.recordKey], verdict, reason, version);
	await relinkRecords(
		db,
		[a.id, b.id].flatMap((id) => parseRecordId(id) ?? []),
		version,
		context.today()
	);
	const after = await allYears(db, context);
	return { state: 'judged', version, effect: effectJson(effectOf(before, after)) };
}

/** Two different records that are in the ledger now. */
async function recordsAt(
	db: Executor,
	from: string,
	to: string
): Promise<[StoredMovement, StoredMovement] | null> {
	const view = await ledgerView(db, await currentVersion(db), null);
	const held = new Set(view.imports.map(({ id }) => id));
	const places = [from, to].flatMap((id) => parseRecordId(id) ?? []);
	if (from === to || !places.every(({ importId }) => held.has(importId))) return null;
	const found = await recordsOfLinks(db, view, places);
	const [a, b] = [found.get(from), found.get(to)];
	return a && b && a.recordKey !== b.recordKey ? [a, b] : null;
}
