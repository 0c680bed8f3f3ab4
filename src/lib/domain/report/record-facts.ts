// Every field of a record as term and words, in the order a reader asks for them. Where the file said it otherwise, the
// words of the file stand beside.
import type { DatePrecision, DateSpan } from '../calendar.ts';
import type { StoredFigure } from '../cap/figure.ts';
import { countryName } from '../country.ts';
import { shareText } from '../decimal.ts';
import type { Party } from '../record.ts';
import { productLabel } from '../product.ts';
import type { ProductClass } from '../product.ts';
import { groupedText, thousandths } from './record-calculation.ts';
import type {
	LedgerRecord,
	StoredMovement,
	StoredShipment,
	StoredTransfer,
	StoredVessel
} from './record-view.ts';
import { basisNames, roleNames, shipName, sourceClassNames, supplierName } from './record-view.ts';
import { dayText } from './reading.ts';

export interface Fact {
	readonly term: string;
	readonly text: string;
	readonly note: string;
	/** An IMO number by which other records of the ship can be found. */
	readonly imo: string | null;
}

const NBSP = '\u00a0';

export const productClassNames: Readonly<Record<ProductClass, { name: string; meaning: string }>> = {
	refined: { name: 'refined', meaning: 'counts toward the refined cap' },
	crude: { name: 'crude', meaning: 'has a limit and a window of its own; enters no refined total' },
	banned: { name: 'banned', meaning: 'condensates, LNG and other natural gas liquids: banned in any amount' },
	unsettled: {
		name: 'unsettled',
		meaning: 'LPG: counted as refined and shown apart, because its place is unsettled'
	},
	unknown: { name: 'not recognised', meaning: 'kept in the total as unmapped, never dropped' }
};

export function recordFacts(record: LedgerRecord): Fact[] {
	return [...ownFacts(record), ...sharedFacts(record)].filter(({ text }) => text !== '');
}

function fact(term: string, text: string, note = '', imo: string | null = null): Fact {
	return { term, text, note, imo };
}

function ownFacts(record: LedgerRecord): Fact[] {
	switch (record.recordKind) {
		case 'shipment':
			return [
				fact('Date', spanText(record.span), precisionNote(record.span)),
				...supplierFacts(record),
				...shipmentFacts(record),
				...volumeFacts(record)
			];
		case 'sts':
			return [
				fact('Date', spanText(record.span), precisionNote(record.span)),
				...transferFacts(record),
				...supplierFacts(record),
				...volumeFacts(record)
			];
		case 'period':
			return figureFacts(record);
		case 'vessel':
			return vesselFacts(record);
	}
}

function spanText(span: DateSpan | null): string {
	if (span === null) return 'not given';
	return span.start === span.end ? dayText(span.start) : `${dayText(span.start)} to ${dayText(span.end)}`;
}

const precisionNotes: Readonly<Record<DatePrecision, string>> = {
	day: '',
	month: 'the source gives the month',
	year: 'the source gives the year',
	range: 'the source gives a first and a last day'
};

function precisionNote(span: DateSpan | null): string {
	return span === null ? '' : precisionNotes[span.precision];
}

function supplierFacts(record: StoredMovement): Fact[] {
	const asGiven =
		record.supplierText === '' || record.supplierText === record.supplier
			? ''
			: `given as “${record.supplierText}”`;
	if (record.supplier === 'unknown') {
		return [
			fact(
				'Supplier',
				supplierName(record.supplier),
				asGiven || 'the row names none; the flag of the giving ship is not the supplier'
			)
		];
	}
	const role = record.recordKind === 'shipment' ? roleNames[record.supplierRole] : null;
	return [
		fact('Supplier', supplierName(record.supplier), asGiven),
		...(role === null ? [] : [fact('Why this state', role.name, role.meaning)])
	];
}

function shipmentFacts(record: StoredShipment): Fact[] {
	return [
		fact('Ship', record.vesselName),
		imoFact('IMO number', record.imo, record.imoText),
		fact('Flag', flagText(record.flag, record.flagText)),
		fact('Origin', record.originPort),
		fact('Destination', record.destinationPort),
		fact('Basis', basisNames[record.basis].name, basisNames[record.basis].meaning)
	];
}

function imoFact(term: string, imo: string | null, imoText: string): Fact {
	if (imo !== null) return fact(term, imo, '', imo);
	return fact(
		term,
		imoText,
		imoText === '' ? '' : 'kept as text; its check digit fails or its form is wrong'
	);
}

function flagText(flag: string | null, text: string): string {
	if (flag === null) return text;
	return countryName(flag);
}

function transferFacts(record: StoredTransfer): Fact[] {
	const directions = {
		stated: 'as the source states it',
		assumed: 'assumed: the source does not say who gave',
		unknown: 'not known: the order of the two ships means nothing'
	};
	const [first, second] =
		record.direction === 'unknown' ? ['One ship', 'Other ship'] : ['Giving ship', 'Receiving ship'];
	const position = record.latitude === '' ? '' : `${record.latitude}, ${record.longitude}`;
	return [
		...partyFacts(first ?? '', record.giver),
		...partyFacts(second ?? '', record.receiver),
		fact('Direction', directions[record.direction]),
		fact('Place', record.location),
		fact('Position', position, position === '' ? '' : 'decimal degrees'),
		fact(
			'Draught',
			[record.draughtBefore, record.draughtAfter].filter(Boolean).join(` to `),
			'metres, before and after'
		)
	].filter(({ text }) => text !== '');
}

function partyFacts(term: string, party: Party): Fact[] {
	const rest = [
		party.imo === null ? (party.imoText === '' ? '' : `IMO given as “${party.imoText}”`) : `IMO ${party.imo}`,
		party.mmsi === null ? '' : `MMSI ${party.mmsi}`,
		party.flag === null && party.flagText === '' ? '' : `flag ${flagText(party.flag, party.flagText)}`,
		party.dwt === '' ? '' : `${groupedText(party.dwt)}${NBSP}t deadweight`
	].filter((part) => part !== '');
	return [fact(term, shipName(party), rest.join(', '), party.imo)];
}

function volumeFacts(record: StoredMovement): Fact[] {
	return [
		...productFacts(record),
		fact(
			'Quantity',
			record.quantity === '' ? 'not stated' : `${groupedText(record.quantity)}${NBSP}${record.unit ?? ''}`
		),
		fact(
			'Deadweight used',
			record.dwt === '' ? '' : `${groupedText(record.dwt)}${NBSP}t`,
			'what the ship carries, not its cargo'
		),
		fact('Laden share', record.laden === null ? '' : shareText(record.laden))
	];
}

function productFacts(record: StoredMovement | StoredFigure): Fact[] {
	const { name, meaning } = productClassNames[record.productClass];
	const asGiven = record.productText === '' ? 'the row names none' : `given as “${record.productText}”`;
	return [
		fact('Product', productLabel(record.product), asGiven),
		fact('Product class', name, meaning),
		fact('HS code', record.hsCode, 'class by China’s national list')
	];
}

function figureFacts(figure: StoredFigure): Fact[] {
	const amount = figure.quantity === '' ? '' : `${groupedText(figure.quantity)}${NBSP}${figure.unit ?? ''}`;
	const statuses = {
		value: 'a figure',
		zero: 'an explicit zero',
		missing: 'a source says that no report was filed',
		blank: 'no figure; never read as zero'
	};
	return [
		fact('Period', `${dayText(figure.start)} to ${dayText(figure.end)}`),
		fact('Covers only to', figure.coversEnd === null ? '' : dayText(figure.coversEnd), 'a running total'),
		fact(
			'Supplier',
			supplierName(figure.supplier),
			figure.supplier === 'ALL' ? 'never added to single suppliers' : ''
		),
		...productFacts(figure),
		fact('Quantity', amount),
		fact(
			'Barrels as published',
			figure.publishedBarrels === null ? '' : thousandths(figure.publishedBarrels)
		),
		fact('Status', statuses[figure.status]),
		fact('Basis', basisNames[figure.basis].name, basisNames[figure.basis].meaning),
		fact(
			'As of',
			figure.asOf === null ? 'day not stated' : dayText(figure.asOf),
			figure.asOf === null ? 'in the latest view only' : 'the day of the page or report'
		),
		fact('Deliveries counted', figure.deliveries === null ? '' : String(figure.deliveries)),
		fact('Scenario', figure.scenario),
		fact('Laden share', figure.laden === null ? '' : shareText(figure.laden), 'one share for all tankers'),
		fact('Heads its year', figure.headline === null ? '' : figure.headline, figure.headlineReason)
	];
}

function vesselFacts(record: StoredVessel): Fact[] {
	return [
		fact('Name', record.name),
		fact('Former names', record.formerNames),
		imoFact('IMO number', record.imo, record.imoText),
		fact('MMSI', record.mmsi ?? ''),
		fact('Flag', flagText(record.flag, record.flagText)),
		fact('Type', record.type),
		fact('Deadweight', record.dwt === '' ? '' : `${groupedText(record.dwt)}${NBSP}t`),
		fact('Owner', record.owner, record.owner === '' ? '' : 'as its source names it'),
		fact('Listed', record.designations)
	];
}

function sharedFacts(record: LedgerRecord): Fact[] {
	const { name, meaning } = sourceClassNames[record.sourceClass];
	return [
		fact('Source class', name, meaning),
		fact('Confidence', record.confidence, 'how well it was read, not whether it is true'),
		fact('Notes', record.notes),
		...Object.entries(record.extra ?? {}).map(([header, text]) =>
			fact(header, text, 'a column of the file that no figure uses')
		)
	];
}
