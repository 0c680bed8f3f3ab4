// Cargo movements of Vortexa, flattened: one row a cargo, which may pass over several ships. One cargo of N ships is
// one delivery and N-1 transfers, never N deliveries.
import { classifyProduct } from '../../product.ts';
import type { Profile, RowPart, SourceCells } from './profile.ts';
import { given, leftOut, measured, part, portIn } from './verdict.ts';

const LOAD = 'eventscargoportloadevent0';
const UNLOAD = 'eventscargoportunloadevent0';
const MOST_TRANSFERS = 10;

const AMOUNTS = [
	['quantitybarrels', 'bbl'],
	['quantitytonnes', 't'],
	['quantitycubicmetres', 'm3']
] as const;

/** Discharged where a unit is known for it, else loaded, in barrels if the file has them; and which it was. */
function amountOf(row: SourceCells): { quantity: string; unit: string; words: string } {
	const discharged = given(row, 'dischargequantity');
	const loaded = given(row, 'quantity');
	// `quantity` has no unit of its own; it is one of the three whose number it repeats.
	const unit = AMOUNTS.find(([key]) => loaded !== '' && given(row, key) === loaded)?.[1] ?? '';
	const named = AMOUNTS.find(([key]) => given(row, key) !== '');
	if (discharged !== '' && (unit !== '' || !named)) {
		return { ...amount(discharged, unit), words: 'Quantity as discharged.' };
	}
	if (named) return { ...amount(given(row, named[0]), named[1]), words: 'Quantity as loaded.' };
	return { ...amount(loaded, ''), words: loaded === '' ? '' : 'Quantity as loaded.' };
}

function amount(quantity: string, unit: string): { quantity: string; unit: string } {
	return { quantity, unit: measured(quantity, unit)['unit'] ?? '' };
}

/** The finest name that is a known product: a grade such as a crude stream says less than its group. */
function productOf(row: SourceCells): string {
	const names = ['grade', 'category', 'groupproduct', 'group']
		.map((level) => given(row, `product${level}label`))
		.filter((name) => name !== '');
	return names.find((name) => classifyProduct(name, null).by === 'name') ?? names[0] ?? '';
}

function place(row: SourceCells, event: string): string {
	const at = (kind: string) => given(row, `${event}location${kind}label`);
	return portIn(at('port') || at('stszone'), at('country'));
}

function transfersOf(row: SourceCells, shared: Readonly<Record<string, string>>): RowPart[] {
	const parts: RowPart[] = [];
	for (let at = 0; at < MOST_TRANSFERS; at++) {
		const event = `eventscargostsevent${at}`;
		const cell = (name: string) => given(row, event + name);
		const [from, to] = [cell('fromvesselname'), cell('tovesselname')];
		if (from === '' && to === '' && cell('starttimestamp') === '') continue;
		const { source_ref: cargo = '' } = shared;
		parts.push(
			part(
				{
					...shared,
					// One cargo has one reference; its transfers are told apart behind it.
					source_ref: cargo === '' ? '' : `${cargo} sts ${at + 1}`,
					date: cell('starttimestamp'),
					end_date: cell('endtimestamp'),
					from_vessel: from,
					to_vessel: to,
					direction: 'stated',
					// GeoJSON order: longitude first.
					lon: cell('pos0'),
					lat: cell('pos1'),
					location: place(row, event)
				},
				[],
				'sts'
			)
		);
	}
	return parts;
}

/** The ship that discharged: the last one that took the cargo over. */
function shipOf(row: SourceCells, transfers: readonly RowPart[]): Record<string, string> {
	const last = transfers.at(-1)?.values['to_vessel'] ?? '';
	for (let at = 0; at <= MOST_TRANSFERS; at++) {
		const cell = (name: string) => given(row, `vessels${at}${name}`);
		const name = cell('name');
		if (name !== '' && (last === '' || name === last)) {
			return { vessel_name: name, imo: cell('imo'), dwt: cell('dwt') };
		}
	}
	return { vessel_name: last, imo: '', dwt: '' };
}

export const vortexaCargoMovements: Profile = {
	name: 'vortexa-cargo-movements',
	title: 'Vortexa, cargo movements',
	kind: 'shipment',
	requires: [`${UNLOAD}starttimestamp`],
	requiresOneOf: [
		[`${UNLOAD}locationportlabel`, `${LOAD}locationportlabel`],
		['quantity', 'dischargequantity', 'quantitybarrels', 'quantitytonnes', 'quantitycubicmetres']
	],
	fields: {
		[`${UNLOAD}starttimestamp`]: 'date',
		cargomovementid: 'source_ref',
		[`${UNLOAD}locationportprobability`]: 'confidence'
	},
	constants: { source: 'Vortexa', basis: 'observed' },
	isWorldwide: true,
	read: (row) => {
		const status = given(row, 'status');
		if (status !== '' && !/^unloaded/i.test(status)) return leftOut('not_delivered', 'status', status);
		const date = given(row, `${UNLOAD}starttimestamp`);
		if (date === '') return leftOut('not_delivered', `${UNLOAD}.start_timestamp`, '');
		const { quantity, unit, words } = amountOf(row);
		const supplier = given(row, `${LOAD}locationcountrylabel`);
		const shared = {
			source: 'Vortexa',
			source_ref: given(row, 'cargomovementid'),
			product: productOf(row),
			quantity,
			unit,
			supplier
		};
		const transfers = transfersOf(row, shared);
		const delivery = part({
			...shared,
			...shipOf(row, transfers),
			date,
			origin_port: place(row, LOAD),
			destination_port: place(row, UNLOAD),
			supplier_role: supplier === '' ? '' : 'load_port_state',
			notes: words
		});
		return { kind: 'parts', parts: [delivery, ...transfers] };
	}
};
