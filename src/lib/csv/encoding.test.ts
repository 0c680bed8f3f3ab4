// Every encoding from short and long files of our field, written by another program than the one that reads them.
import countries from 'i18n-iso-countries';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Encoding } from './encoding.ts';
import { ENCODINGS, guessEncoding } from './encoding.ts';

type Language = 'chinese' | 'traditional' | 'korean' | 'japanese' | 'russian' | 'western';

const NAMES: Partial<Record<Encoding, string>> = { 'euc-kr': 'cp949', 'utf-16le': 'utf-16le' };
const write = (text: string, encoding: Encoding) =>
	new Uint8Array(iconv.encode(text, NAMES[encoding] ?? encoding, { addBOM: false }));

/** A header and rows that are said in other words each time. */
const TABLES: Record<Language, readonly [header: string, ...rows: string[]]> = {
	chinese: [
		'数据年月,商品编码,商品名称,贸易伙伴名称,第一数量,第一计量单位,美元',
		'202301,27101922,5-7号燃料油,朝鲜,"1,234",千克,56789',
		'202302,27101220,车用汽油和航空汽油,朝鲜,250,吨,1200',
		'202303,27101991,润滑油,俄罗斯联邦,17,千克,900',
		'202304,27132000,石油沥青,越南,88,千克,4100',
		'202305,27101923,柴油,新加坡,3,吨,77'
	],
	traditional: [
		'日期,船名,供應國,商品名稱,數量,單位,備註',
		'2023-05-01,高雄輪,俄羅斯,燃料油,1200,公噸,於公海轉運',
		'2023-05-09,順豐號,中國,柴油,300,公噸,船旗國不明',
		'2023-06-11,永發輪,臺灣,汽油,45,公噸,港口未申報',
		'2023-07-02,金星號,新加坡,潤滑油,7,公噸,依據專家小組報告'
	],
	korean: [
		'날짜,선박명,국가,품목,수량,단위,비고',
		'2023-05-01,천마산호,러시아,정제유,1200,톤,남포항 입항',
		'2023-05-09,유정2호,중국,경유,300,톤,해상 환적 의심',
		'2023-06-11,삼마2호,북한,휘발유,45,톤,선박자동식별장치 꺼짐',
		'2023-07-02,금진강호,싱가포르,윤활유,7,톤,전문가단 보고서'
	],
	japanese: [
		'日付,船名,国名,品目,数量,単位,備考',
		'2023-05-01,チョンマサン号,ロシア,燃料油,1200,トン,南浦港に入港した',
		'2023-05-09,ユジョン2号,中国,軽油,300,トン,洋上での積み替えの疑い',
		'2023-06-11,サムマ2号,北朝鮮,ガソリン,45,トン,位置情報が途絶えた',
		'2023-07-02,クムジンガン号,シンガポール,潤滑油,7,トン,専門家パネルの報告'
	],
	russian: [
		'Дата,Судно,Страна,Товар,Количество,Единица,Примечание',
		'2023-05-01,ЧХОНМАСАН,Россия,мазут,1200,тонн,выгрузка в порту Нампхо',
		'2023-05-09,Юджон 2,Китай,дизельное топливо,300,тонн,перегрузка в открытом море',
		'2023-06-11,Самма 2,КНДР,бензин,45,тонн,сигнал судна отключён',
		'2023-07-02,Кымджинган,Сингапур,масла смазочные,7,тонн,по данным группы экспертов'
	],
	western: [
		'Fecha,Buque,País,Producto,Cantidad,Unidad,Observación',
		'2023-05-01,Doña Mercè,España,fuel óleo,1200,t,descargado según el informe',
		'2023-05-09,Château d’If,Côte d’Ivoire,gazole,300,t,déchargé à quai – vérifié',
		'2023-06-11,Düsseldorf,Österreich,Heizöl,45,t,über 5 °C gelöscht',
		'2023-07-02,São Tomé,Moçambique,óleo lubrificante,7,t,posição não informada'
	]
};

const LANGUAGE: Record<Encoding, Language> = {
	'utf-8': 'korean',
	'utf-16le': 'chinese',
	'utf-16be': 'russian',
	gb18030: 'chinese',
	big5: 'traditional',
	'euc-kr': 'korean',
	shift_jis: 'japanese',
	'windows-1251': 'russian',
	'koi8-r': 'russian',
	'windows-1252': 'western'
};

const by = (encoding: Encoding) => (encoding === 'utf-8' ? 'utf-8' : 'statistics');
const guess = (text: string, encoding: Encoding) => {
	const { encoding: found, by: how } = guessEncoding(write(text, encoding));
	return [found, how];
};

describe.each(ENCODINGS)('%s', (encoding) => {
	const [header, ...rows] = TABLES[LANGUAGE[encoding]];
	const english = 'date,vessel_name,supplier,product,quantity,unit,notes';
	const filler = '2023-05-01,SHIP ONE,RU,fuel oil,100,t,observed by satellite\n';

	it('is told from a header and three rows', () => {
		expect(guess([header, ...rows.slice(0, 3)].join('\r\n'), encoding)).toEqual([encoding, by(encoding)]);
	});

	it('is told from a header and a hundred rows', () => {
		const many = Array.from({ length: 100 }, (_, i) => rows[i % rows.length]);
		expect(guess([header, ...many].join('\n'), encoding)).toEqual([encoding, by(encoding)]);
	});

	it('is told from the header alone, and from each row alone', () => {
		for (const line of [header, ...rows]) {
			expect([line, ...guess(`${line}\n`, encoding)]).toEqual([line, encoding, by(encoding)]);
		}
	});

	it('is told from one row of foreign cells among English ones', () => {
		for (const row of rows) {
			const text = `${english}\n${filler.repeat(40)}${row}\n${filler.repeat(40)}`;
			expect([row, ...guess(text, encoding)]).toEqual([row, encoding, by(encoding)]);
		}
	});

	it('is told wherever the sample is cut', () => {
		const bytes = write([header, ...rows].join('\n'), encoding);
		for (let cut = 1; cut < 9; cut++) {
			expect(guessEncoding(bytes.subarray(0, bytes.length - cut)).encoding).toBe(encoding);
		}
	});

	it('stands first among all ten, each named once', () => {
		const { ranked } = guessEncoding(write([header, ...rows].join('\n'), encoding));
		expect(ranked[0]).toBe(encoding);
		expect([...ranked].sort()).toEqual([...ENCODINGS].sort());
	});
});

describe('a single foreign cell in an English file', () => {
	const filler = 'date,supplier,notes\n2023-05-01,RU,observed\n';
	it.each<[Encoding, string]>([
		['gb18030', '朝鲜'],
		['gb18030', '中国'],
		['gb18030', '大连港'],
		['gb18030', '俄罗斯联邦'],
		['big5', '臺灣'],
		['big5', '俄羅斯'],
		['euc-kr', '러시아'],
		['euc-kr', '남포'],
		['euc-kr', '북한'],
		['shift_jis', 'ロシア'],
		['shift_jis', '北朝鮮'],
		['windows-1251', 'Россия'],
		['windows-1251', 'КИТАЙ'],
		['windows-1251', 'Владивосток'],
		['koi8-r', 'Россия'],
		['koi8-r', 'Владивосток'],
		['windows-1252', 'Curaçao'],
		['windows-1252', 'Société Générale'],
		['windows-1252', 'Côte d’Ivoire'],
		['windows-1252', 'Åland'],
		['windows-1252', 'SÃO TOMÉ'],
		['windows-1252', 'at 5 °C'],
		['windows-1252', 'Türkiye']
	])('%s: %s', (encoding, cell) => {
		expect(guess(`${filler}2023-05-02,${cell},x\n`, encoding)).toEqual([encoding, 'statistics']);
	});
});

describe('three names of states in an English file', () => {
	it.each<[Encoding, string]>([
		['gb18030', 'zh'],
		['euc-kr', 'ko'],
		['shift_jis', 'ja'],
		['windows-1251', 'ru'],
		['windows-1251', 'uk'],
		['koi8-r', 'ru'],
		['windows-1252', 'fr'],
		['windows-1252', 'de'],
		['windows-1252', 'es'],
		['windows-1252', 'pt'],
		['utf-8', 'ru'],
		['utf-8', 'el']
	])('%s, whichever they are: %s', (encoding, language) => {
		const names = Object.values(countries.getNames(language)).filter((name) => {
			const bytes = write(name, encoding);
			return /[^\0-\u007f]/.test(name) && iconv.decode(bytes, NAMES[encoding] ?? encoding) === name;
		});
		expect(names.length).toBeGreaterThan(20);
		for (let at = 0; at + 3 <= names.length; at += 3) {
			const three = names.slice(at, at + 3);
			const rows = three.map((name) => `2023-05-01,${name},observed\n`).join('');
			const [found, how] = guess(`date,supplier,notes\n${rows}`, encoding);
			expect([three, found, how]).toEqual([three, encoding, by(encoding)]);
		}
	});
});

describe('a mark', () => {
	it.each<[Encoding, number[]]>([
		['utf-8', [0xef, 0xbb, 0xbf]],
		['utf-16le', [0xff, 0xfe]],
		['utf-16be', [0xfe, 0xff]],
		['gb18030', [0x84, 0x31, 0x95, 0x33]]
	])('of %s is believed', (encoding, mark) => {
		const bytes = new Uint8Array([...mark, ...write('日期,数量\n', encoding)]);
		expect(guessEncoding(bytes)).toMatchObject({ encoding, by: 'mark' });
	});
});

describe('what is not certain', () => {
	const bytes = (...all: (string | number)[]) =>
		new Uint8Array(all.flatMap((one) => (typeof one === 'number' ? [one] : [...write(one, 'utf-8')])));

	it('ASCII alone is UTF-8 and anything else as well', () => {
		expect(guessEncoding(write('date,supplier\n', 'utf-8'))).toMatchObject({
			encoding: 'utf-8',
			by: 'utf-8'
		});
	});
	it('UTF-8 with damaged bytes is named UTF-8, for the reader to refuse them', () => {
		expect(guessEncoding(bytes('a,b\n中国,Россия\n', 0xff, 0xe9, ',x\n'))).toMatchObject({
			encoding: 'utf-8',
			by: 'statistics'
		});
		expect(guessEncoding(bytes('a\ncafé\ncaf', 0xe9, '\n'))).toMatchObject({
			encoding: 'utf-8',
			by: 'statistics'
		});
	});
	it('two-byte UTF-8 of a few letters is UTF-8', () => {
		for (const text of ['café', 'Дата', 'Россия', 'São Tomé', 'Türkiye', '5 °C', 'Ελλάδα']) {
			expect(guessEncoding(write(`a,b\n${text},x\n`, 'utf-8'))).toMatchObject({
				encoding: 'utf-8',
				by: 'utf-8'
			});
		}
	});
	it('ASCII with a few NULs is not UTF-16', () => {
		for (const text of ['a,b\nc,\0d\n', 'abc\0,defg\0,hi\njkl\0,mnop\0,qr\n'.repeat(9)]) {
			expect(guessEncoding(write(text, 'utf-8')).encoding).toBe('utf-8');
		}
	});
	it('UTF-16 without a mark is told although its text has few commas', () => {
		const text = '日期,说明\n2023年,' + '上海港一号码头卸载成品油的油轮于上月离港'.repeat(4) + '\n';
		expect(guessEncoding(write(text, 'utf-16le')).encoding).toBe('utf-16le');
		expect(guessEncoding(write(text, 'utf-16be')).encoding).toBe('utf-16be');
	});
	it('one damaged byte does not turn a long Chinese file into a Western one', () => {
		const [header, ...rows] = TABLES.chinese;
		const text = write([header, ...rows].join('\n'), 'gb18030');
		expect(guessEncoding(new Uint8Array([...text, 0xff, 0x2c, ...text])).encoding).toBe('gb18030');
	});
	it('one damaged byte in UTF-8 that is one long run leaves it UTF-8', () => {
		const text = write('人民共和国'.repeat(9), 'utf-8');
		expect(guessEncoding(new Uint8Array([...text, 0xff, ...text])).encoding).toBe('utf-8');
	});
	it('a Chinese character that is valid UTF-8 by chance makes no certain UTF-8', () => {
		// "剩" is CA A3, in UTF-8 the letter U+02A3.
		expect(guessEncoding(write('a,b\n剩,x\n', 'gb18030')).by).toBe('statistics');
	});
});
