import { describe, expect, it } from 'vitest';
import { portState } from './port-state.ts';

describe('the state of a port', () => {
	it.each([
		['Vostochny Port, Russia', 'RU'],
		['Vostochny Port, Russia, about 800 m off the oil pier', 'RU'],
		['Longkou, China (loading-port call)', 'CN'],
		['Nakhodka (Russian Federation)', 'RU'],
		['Nakhodka, RU', 'RU'],
		['Yeosu - Republic of Korea', 'KR'],
		['Busan, Korea, Republic of', 'KR'],
		['Владивосток, Россия', 'RU'],
		['大连（中国）', 'CN'],
		['大连, 中国', 'CN'],
		['Singapore', 'SG'],
		['Singapore, Singapore', 'SG'],
		['RUVYP', 'RU'],
		['RU VYP', 'RU'],
		['Vostochny (RUVYP)', 'RU'],
		['Dalian, CNDLC', 'CN'],
		['TW KHH', 'TW'],
		['KPNAM', 'KP']
	])('%s is that of %s', (text, state) => {
		expect(portState(text)).toBe(state);
	});

	it.each([
		['a blank', ''],
		['a port alone', 'Vostochny'],
		['a port whose name reads like a code', 'YEOSU'],
		['another', 'NAMPO'],
		['another, printed with a blank', 'LA PAZ'],
		['a sea', 'Sea of Japan'],
		['a gulf', 'Gulf of Oman'],
		['two states', 'Rason, North Korea or Khasan, Russia'],
		['a guess', 'Vostochny, Russia (probably)'],
		['a way', 'Nakhodka, Russia to Nampo'],
		['a territory and its state', 'Hong Kong, China'],
		['two states by their codes', 'RUVYP, CNDLC'],
		['a name shared with a province', 'Savannah, Georgia'],
		['a code shared with a province', 'Wilmington, DE'],
		['a code in small letters', 'ru vyp'],
		['nothing', '-']
	])('%s is nobody’s', (_what, text) => {
		expect(portState(text)).toBeNull();
	});

	it('is the named state where a name in capitals also reads like a code', () => {
		expect(portState('TOKYO, JAPAN')).toBe('JP');
	});
});
