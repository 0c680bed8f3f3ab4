import { expect, it } from 'vitest';
import { isRate } from './rate-header.ts';

it.each([
	'Quantity (bbl/d)',
	'Quantity, bbl / day',
	'barrels per day',
	'Barrels a day',
	'daily quantity (bbl)',
	'Supply, kb/d',
	'kbd',
	'bpd',
	'mb/d',
	'Volume (t/month)',
	'Quantity per year',
	'China (bbl/d)',
	'数量（桶/日）',
	'日均数量',
	'Объём, барр./сут',
	'Количество в сутки',
	'수량 (배럴/일)'
])('%s is a rate', (header) => expect(isRate(header)).toBe(true));

it.each([
	'Quantity (bbl)',
	'quantity',
	'Date (D/M/Y)',
	'date',
	'Price per t',
	'USD/bbl',
	'数量/吨',
	'数据年月',
	'days',
	'port calls per day',
	'barrels',
	'notes',
	'product',
	'Delivered',
	'id',
	'd',
	'bd',
	'month'
])('%s is none', (header) => expect(isRate(header)).toBe(false));
