// What has to stand beside a record wherever one is shown: that a transfer is of a kind prohibited in itself, and that an
// estimate is disputed.
import type { IsoDate } from '../calendar.ts';
import { disputesOf } from '../objection.ts';
import { disputedText } from './objection-words.ts';
import type { LedgerRecord } from './record-view.ts';
import { kindWords, prohibitedKind } from './sts-words.ts';

/** Blank where there is nothing to say. Objections are those made by the as-of day; null asks for all. */
export function recordCaution(record: LedgerRecord, asOf: IsoDate | null): string {
	if (record.recordKind === 'sts') return kindWords[prohibitedKind(record)];
	if (record.recordKind !== 'period' || record.basis !== 'estimated') return '';
	return disputedText([{ disputes: disputesOf(record, asOf) }]);
}
