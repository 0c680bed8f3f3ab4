import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import countries from '#data/reference/countries.json' with { type: 'json' };
import { ALL_STATES, UNKNOWN_SUPPLIER, countryName, parseCountry, parseSupplierCode } from './country.ts';

describe('a state', () => {
	it.each([
		['CN', ['CN', 'cn', 'CHN', 'China', 'china', 'P.R. China', "People's Republic of China", 'PRC']],
		['CN', ['中国', '中华人民共和国', 'Китай', 'КНР', '중국', '  China  ']],
		['RU', ['RU', 'RUS', 'Russia', 'Russian Federation', 'россия', 'РОССИЯ', 'РФ', '俄罗斯', '러시아']],
		['KP', ['KP', 'PRK', 'North Korea', 'DPRK', 'D.P.R.K.', 'N. Korea', '朝鲜', '북한', 'КНДР', '北朝鮮']],
		['KR', ['KR', 'KOR', 'South Korea', 'Republic of Korea', '韩国', '한국', 'Южная Корея', '南朝鲜']],
		['HK', ['HK', 'Hong Kong', 'Hong Kong, China', '香港', 'Гонконг', '홍콩']],
		['TW', ['TW', 'Taiwan', '台灣', 'Тайвань', '대만']],
		['CD', ['CD', 'COD', 'DRC', 'Congo-Kinshasa']],
		['CG', ['CG', 'COG', 'Republic of the Congo', 'Congo, Rep.', 'Congo-Brazzaville', '刚果（布）']],
		[
			'CD',
			['Congo, Dem. Rep.', 'Congo (Kinshasa)', '刚果（金）', 'Демократическая Республика Конго', 'ДР Конго']
		],
		[
			'CN',
			['Китайская Народная Республика', 'P.R.C.', "China, People's Republic of", '中国大陆', 'chn', 'cn']
		],
		['RU', ['俄罗斯联邦', '俄', 'Российская Федерация', 'Russian Fed.', '러시아 연방', 'rus', 'ru']],
		[
			'KP',
			["Dem. People's Rep. of Korea", "Korea, Dem. People's Rep. of", 'Korea, North', 'N. Korea', 'prk']
		],
		['KP', ["Democratic People's Republic of Korea", 'DPR Korea', 'Korea (North)', 'North Korea (DPRK)']],
		['KP', ['朝鲜民主主义人民共和国', '조선민주주의인민공화국', '조선', 'Северная Корея', '朝鮮']],
		[
			'KR',
			['Rep. of Korea', 'Korea, Rep. of', 'Korea, South', 'ROK', '대한민국', 'Республика Корея', '大韩民国']
		],
		[
			'HK',
			['Hong Kong SAR', 'China, Hong Kong SAR', 'Hong Kong, China', '中国香港', '香港特别行政区', 'hkg']
		],
		['MO', ['Macau', 'China, Macao SAR', '澳门', 'Макао']],
		['TW', ['Chinese Taipei', 'Taiwan, Province of China', 'Taiwan, China', '中国台湾', '台湾省', 'twn']],
		['VN', ['Viet Nam', 'Vietnam', '越南', 'Вьетнам', '베트남']],
		[
			'SY',
			[
				'Syria',
				'Syrian Arab Republic',
				'Syrian Arab Rep.',
				'叙利亚',
				'Сирия',
				'Сирийская Арабская Республика'
			]
		],
		['IR', ['Iran', 'Iran (Islamic Republic of)', 'Iran, Islamic Rep.', '伊朗', 'Иран', '이란']],
		['VC', ['St. Vincent & the Grenadines', 'Saint Vincent and the Grenadines']],
		['GB', ['GB', 'UK', 'U.K.', 'United Kingdom', '英国']],
		['US', ['US', 'USA', 'U.S.', 'United States', 'США', '美国', '미국']]
	])('%s is known by %j', (code, names) => {
		expect(names.map((name) => parseCountry(name))).toEqual(names.map(() => code));
	});

	it.each([
		'',
		' ',
		'---',
		'Korea',
		'Корея',
		'Congo',
		'Конго',
		'콩고',
		'刚果',
		'Other Asia, nes',
		'Areas, nes',
		'Bunkers',
		'Chin',
		'Chinaa',
		'Russia and China',
		'China/Russia',
		'Atlantis',
		'EU',
		'Total',
		'World',
		'all states',
		'unknown',
		'__proto__',
		'constructor',
		'ZZ',
		'XX',
		'朝',
		'北',
		'C N'
	])('%j stays unknown', (text) => {
		expect(parseCountry(text)).toBeNull();
	});

	it('is read alike with accents, full-width letters and odd punctuation', () => {
		expect(parseCountry('Côte d’Ivoire')).toBe('CI');
		expect(parseCountry("COTE D'IVOIRE")).toBe('CI');
		expect(parseCountry('ＣＨＩＮＡ')).toBe('CN');
		expect(parseCountry('(China)')).toBe('CN');
	});

	it('shares none of its names with another', () => {
		// The last owner of a shared name would win, so every name must lead back to its own state.
		for (const { code, alpha3, name, aliases } of countries) {
			for (const text of [code, alpha3, name, ...aliases]) {
				expect(`${text}: ${parseCountry(text)}`).toBe(`${text}: ${code}`);
			}
		}
	});

	it('is listed once, with codes of two and three letters', () => {
		const codes = countries.map(({ code }) => code);
		expect(new Set(codes).size).toBe(codes.length);
		for (const { code, alpha3, name } of countries) {
			expect(code).toMatch(/^[A-Z]{2}$/);
			expect(alpha3).toMatch(/^[A-Z]{3}$/);
			expect(name).not.toBe('');
		}
	});

	it('is one that exists, or null, for any text, the second time too', () => {
		const codes = new Set<string>(countries.map(({ code }) => code));
		const known = fc.constantFrom(...countries.flatMap(({ name, aliases }) => [name, ...aliases]));
		fc.assert(
			fc.property(fc.oneof(fc.string(), known), (text) => {
				const code = parseCountry(text);
				if (code !== null) expect(codes.has(code)).toBe(true);
				expect(parseCountry(text)).toBe(code);
				expect(parseCountry(` ${text} `)).toBe(code);
				expect(parseCountry(text.toUpperCase().toLowerCase())).toBe(parseCountry(text.toLowerCase()));
			})
		);
	});
});

describe('the name of a state', () => {
	it('is the short one, "Unknown supplier" for none, and the code itself where there is no name', () => {
		expect(countryName('CN')).toBe('China');
		expect(countryName('KP')).toBe('North Korea');
		expect(countryName('CD')).toBe('DR Congo');
		expect(countryName(UNKNOWN_SUPPLIER)).toBe('Unknown supplier');
		expect(countryName('ZZ')).toBe('ZZ');
		expect(countryName('constructor')).toBe('constructor');
	});
});

describe('a supplier in an address', () => {
	it('is a code that exists, or unknown', () => {
		expect(parseSupplierCode('CN')).toBe('CN');
		expect(parseSupplierCode('unknown')).toBe('unknown');
	});

	it.each(['cn', 'CHN', 'UK', 'ZZ', 'China', ALL_STATES, '', 'Unknown', 'CN ', "CN'--", '__proto__'])(
		'%j is none',
		(text) => {
			expect(parseSupplierCode(text)).toBeNull();
		}
	);
});
