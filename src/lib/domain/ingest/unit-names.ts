// Units by the names that files give them, in four languages. A name of another size or measure (10,000 t, a million
// barrels, a long ton, a megabit) is no unit of ours and stays a question: 715 t read as 715 bbl was printed once.
import type { Unit } from '../units.ts';
import { narrow } from './number-form.ts';

export interface UnitReading {
	readonly unit: Unit;
	/** True for `ton` and `tons`, which name metric, short and long tons alike. */
	readonly isLoose: boolean;
}

/** Names as keys, see `unitKey`; with the codes of UN/ECE Recommendation 20 that customs files carry. */
const NAMES: Readonly<Record<Unit, string>> = {
	bbl: 'bbl bbls barrel barrels usbarrel usbarrels bll 桶 баррель барреля баррели баррелей барр 배럴',
	kbbl:
		'kbbl kbbls kilobarrel kilobarrels thousandbarrels thousandbbl thousandbbls thousandsofbarrels 000bbl 000bbls ' +
		'000barrels 1000bbl 1000bbls 1000barrels 千桶 тысбарр тысбаррелей тысячбаррелей тысячабаррелей 천배럴',
	t:
		't mt m/t tonne tonnes metricton metrictons metrictonne metrictonnes tne 吨 噸 公吨 公噸 ' +
		'т тн тонна тонны тонн метрическаятонна метрическихтонн 톤 미터톤 메트릭톤',
	kt:
		'kt kmt kilotonne kilotonnes ktonne ktonnes thousandtonnes thousandmt thousandt thousandmetrictons ' +
		'thousandmetrictonnes thousandsoftonnes thousandsofmetrictons 000t 000mt 000tonnes 000metrictons 1000t 1000mt ' +
		'1000tonnes 1000metrictons 千吨 千噸 тыст тыстонн тысячтонн тысячатонн кт килотонн 천톤',
	kg: 'kg kgs kgm kilogram kilograms kilogramme kilogrammes 千克 公斤 кг килограмм килограмма килограммов килограммы 킬로그램',
	m3:
		'm3 m^3 cbm mtq cubicmetre cubicmetres cubicmeter cubicmeters 立方米 立方公尺 м3 м^3 кубм кубометр кубометра ' +
		'кубометров кубометры кубическийметр кубическихметров 세제곱미터 입방미터',
	kl: 'kl kilolitre kilolitres kiloliter kiloliters 千升 кл килолитр килолитров 킬로리터',
	L: 'l ltr ltrs litre litres liter liters 升 公升 л литр литра литры литров 리터',
	gal: 'gal gals gallon gallons usgal usgals usgallon usgallons gll 加仑 美制加仑 галлон галлона галлонов 갤런'
};

const LOOSE: Readonly<Record<string, Unit>> = {
	ton: 't',
	tons: 't',
	thousandton: 'kt',
	thousandtons: 'kt',
	thousandsoftons: 'kt',
	'000tons': 'kt',
	'1000tons': 'kt',
	kton: 'kt',
	ktons: 'kt',
	kilotons: 'kt'
};

const byName = new Map<string, UnitReading>();
for (const [unit, names] of Object.entries(NAMES) as [Unit, string][]) {
	for (const name of names.split(' ')) byName.set(name, { unit, isLoose: false });
}
for (const [name, unit] of Object.entries(LOOSE)) byName.set(name, { unit, isLoose: true });

/** Without case, spaces, full stops, quotes, hyphens and `(s)`; every other sign stays, so `$/t` and `t/d` are no `t`. */
function unitKey(text: string): string {
	return narrow(text)
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\(s\)$/, 's')
		.replace(/(\d),(?=\d)/g, '$1')
		.replace(/[\s.'’"`_-]/g, '');
}

const seen = new Map<string, UnitReading | null>();

/**
 * `BBLS` and `баррелей` are bbl, `'000 bbl` is kbbl, `吨` is t, `tons` is t and loose; null for what is no unit of ours.
 * Case matters once: `MT` is a metric tonne, `Mt` a million of them.
 */
export function parseUnit(text: string): UnitReading | null {
	const known = seen.get(text);
	if (known !== undefined) return known;
	const reading = readUnitName(text);
	if (seen.size < 10_000) seen.set(text, reading);
	return reading;
}

function readUnitName(text: string): UnitReading | null {
	const trimmed = narrow(text).trim();
	if (trimmed.length > 40 || /^M\.? ?t\.?$/.test(trimmed)) return null;
	return byName.get(unitKey(trimmed)) ?? null;
}
