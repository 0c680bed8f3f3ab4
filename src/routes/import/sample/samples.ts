// The filled examples of the upload templates, as they stand in data/samples. A kind without one has no link.
import type { RecordKind } from '#lib/domain/record.ts';
import { RECORD_KINDS } from '#lib/domain/record.ts';

const texts = import.meta.glob<string>('/data/samples/template-*.csv', { query: '?raw', import: 'default' });

const FILES: Record<RecordKind, string> = {
	shipment: 'shipments',
	sts: 'sts',
	period: 'period',
	vessel: 'vessels'
};

const addressOf = (kind: RecordKind) => `/data/samples/template-${FILES[kind]}.csv`;

export const sampleKinds: readonly RecordKind[] = RECORD_KINDS.filter((kind) => addressOf(kind) in texts);

export async function sampleText(kind: RecordKind): Promise<string | null> {
	return (await texts[addressOf(kind)]?.()) ?? null;
}
