import { expect, it } from 'vitest';
import type { RecordKind } from '../record.ts';
import { suggestField } from './suggest-field.ts';

it.each<[string, RecordKind, string]>([
	['quantiy', 'shipment', 'quantity'],
	['Vesel name', 'shipment', 'vessel_name'],
	['destinaton port', 'shipment', 'destination_port'],
	['supllier', 'period', 'supplier'],
	['barels', 'period', 'barrels'],
	['from_imo_numbr', 'sts', 'from_imo'],
	['desigations', 'vessel', 'designations']
])('suggests for %s of a %s file the field %s', (header, kind, field) => {
	expect(suggestField(header, kind)).toEqual({ field, confidence: 'close' });
});

it.each<[string, RecordKind]>([
	['quantity', 'shipment'],
	['volume', 'shipment'],
	['rate', 'shipment'],
	['mood', 'shipment'],
	['cargo mood', 'shipment'],
	['Flg', 'shipment'],
	['', 'period'],
	['unrelated words', 'sts']
])('suggests nothing for %s of a %s file: it is known, too short or too far', (header, kind) => {
	expect(suggestField(header, kind)).toBeNull();
});

it('suggests nothing where two fields are as near', () => {
	// One letter from both `vessel a` (the giver) and `vessel b` (the receiver).
	expect(suggestField('vessel c', 'sts')).toBeNull();
});
