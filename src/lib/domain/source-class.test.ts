import { describe, expect, it } from 'vitest';
import { parseSourceClass, sourceClassOf } from './source-class.ts';

describe('the class of a source', () => {
	it.each([
		['UN 1718 Committee', 'official'],
		['un 1718 committee', 'official'],
		['UN Panel of Experts S/2020/151 via AP', 'panel'],
		['United States via UN Panel of Experts', 'panel'],
		['MSMT', 'state'],
		['White House', 'state'],
		['Japan MOFA/MOD', 'state'],
		['China Customs', 'state'],
		['RUSI / FT', 'ngo'],
		['C4ADS and RUSI', 'ngo'],
		['Open Source Centre', 'ngo'],
		['Yonhap', 'press'],
		['somebody', 'press'],
		['', 'press']
	])('%j is %s', (source, expected) => {
		expect(sourceClassOf(source)).toBe(expected);
		expect(sourceClassOf(source)).toBe(expected);
	});

	it.each(['VOA citing the UN 1718 Committee', 'not the UN 1718 Committee', '1718 Committee (Yonhap)', 'UN'])(
		'%j is not official: only the Committee itself is',
		(source) => {
			expect(sourceClassOf(source)).toBe('press');
		}
	);

	it('is not found inside a longer word', () => {
		expect(sourceClassOf('APEX Shipping')).toBe('press');
		expect(sourceClassOf('RUSIA Today')).toBe('press');
	});

	it('is read from a cell without regard to case, or is null', () => {
		expect(parseSourceClass('Official')).toBe('official');
		for (const text of ['', 'un', 'Officials', '__proto__']) expect(parseSourceClass(text)).toBeNull();
	});
});
