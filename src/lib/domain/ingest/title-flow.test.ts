import { expect, it } from 'vitest';
import { importTitle } from './title-flow.ts';

it.each([
	'中国进口商品数据',
	'2023年 自朝鲜进口 成品油',
	'从朝鲜进口',
	'进出口商品数据',
	'2023년 수입 실적',
	'북한산 석유 수입',
	'수출입 통계',
	'Импорт нефтепродуктов, 2023',
	'Импорт из КНДР',
	'Импорт Китая, партнёр КНДР',
	'China: imports from the DPRK',
	'Imports of refined oil from North Korea'
])('asks which way %s goes', (title) => expect(importTitle(['Exercise', title])).toBe(title));

it.each([
	'中国出口商品数据',
	'朝鲜从中国进口成品油',
	'朝鲜成品油进口',
	'북한 정제유 수입',
	'대북 수출 통계',
	'Импорт нефтепродуктов в КНДР',
	'Импорт КНДР',
	'Экспорт в КНДР',
	'DPRK petroleum imports, 2023',
	'North Korea’s imports',
	'Imports of refined petroleum by the DPRK',
	'Exported 2026-11-01, imported again',
	'Deliveries seen in the exercise'
])('takes %s as it stands', (title) => expect(importTitle([title])).toBeNull());
