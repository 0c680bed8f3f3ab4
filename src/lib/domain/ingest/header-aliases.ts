// Names under which columns come that are not in our templates: English, Chinese, Russian and Korean, by kind of file.
// Data, compared by header key; a name of the template always wins over one of these. Bare numbers of rows (`No.`,
// `编号`, `번호`) are left out on purpose: as a reference they would make different records of two files one.
import type { RecordKind } from '../record.ts';
import { headerKey } from './templates.ts';

type Names = Readonly<Record<string, readonly string[]>>;

/** One text a language, its names between commas. */
function names(...languages: readonly string[]): string[] {
	return languages.flatMap((language) => language.split(', '));
}

const DATE = names('日期', 'Дата', '날짜, 일자');

const deliveryDate = [
	...DATE,
	...names(
		'delivery date, transfer date, discharge date, date of delivery, date of transfer, date of discharge, arrival date, event date, shipment date, transaction date, date utc',
		'交付日期, 交货日期, 卸货日期, 转运日期, 到达日期, 运输日期',
		'Дата поставки, Дата отгрузки, Дата выгрузки, Дата передачи, Дата прибытия',
		'인도일, 인도일자, 하역일, 환적일, 거래일자, 도착일'
	)
];

const supplier = names(
	'supplier state, supplier country, supplying state, supplying country, country of origin, origin country, exporter, exporting country, exporting state, country, state',
	'供应国, 供应方, 供应商, 出口国, 出口国家, 来源国, 原产国, 原产地, 国家',
	'Страна, Поставщик, Страна-поставщик, Страна поставщика, Страна-экспортер, Страна-экспортёр, Экспортер, Экспортёр, Страна происхождения, Государство',
	'국가, 공급국, 공급국가, 수출국, 수출국가, 원산지, 원산국'
);

const goods = {
	product: names(
		'commodity, cargo, goods, product name, product type, fuel, fuel type, cargo type, oil product, commodity description',
		'产品, 产品名称, 商品, 商品名称, 货物, 油品, 品名, 货品',
		'Продукт, Товар, Груз, Наименование, Наименование товара, Нефтепродукт, Вид нефтепродукта, Вид топлива',
		'제품, 제품명, 품목, 품목명, 화물, 유종, 상품명'
	),
	hs_code: names(
		'hs, hs6, hs number, commodity code, tariff code, customs code, cn code',
		'商品编码, 海关编码, 税号, 税则号列, 商品编号',
		'ТН ВЭД, Код ТН ВЭД, Код ТН ВЭД ЕАЭС, Код товара',
		'품목코드, HS코드, 세번, 품목번호, HS부호'
	),
	quantity: names(
		'volume, qty, amount, quantity delivered, delivered quantity, volume delivered, delivered volume, net weight, weight, cargo quantity, cargo volume',
		'数量, 重量, 净重, 交付数量, 供应量, 出口数量, 油量',
		'Количество, Объем, Объём, Масса, Вес, Вес нетто, Объем поставки, Объём поставки',
		'수량, 물량, 중량, 공급량, 수출량, 순중량'
	),
	unit: names(
		'units, uom, unit of measure, unit of measurement, measurement unit, quantity unit, qty unit, volume unit',
		'单位, 计量单位, 数量单位',
		'Ед. изм., Единица измерения, Единицы измерения, Единица, Единицы',
		'단위, 계량단위, 수량단위'
	)
};

const SOURCE_URL = names(
	'url, link, source link, web address',
	'网址, 链接, 来源网址',
	'Ссылка на источник, URL источника',
	'링크, 출처링크'
);

const sources: Names = {
	source: names(
		'data source, reported by, source name, information source',
		'来源, 数据来源, 信息来源, 资料来源',
		'Источник, Источник данных, Источник информации',
		'출처, 자료출처, 정보원'
	),
	source_ref: names(
		'reference, ref, reference no, reference number, source reference, record id, event id, cargo id, document no, document number, report no',
		'参考号, 文号, 文件编号, 记录编号',
		'Номер документа, Референс',
		'참조번호, 문서번호, 관리번호'
	),
	source_url: SOURCE_URL,
	confidence: names(
		'certainty, reliability, confidence level, probability',
		'可信度, 置信度',
		'Достоверность, Уверенность',
		'신뢰도, 신뢰수준'
	),
	notes: names(
		'remark, remarks, comment, comments',
		'备注, 说明, 注释',
		'Примечание, Примечания, Комментарий, Комментарии',
		'비고, 메모, 참고, 주석'
	)
};

const LADEN = names('laden share, load factor, load share', '装载率', 'Загрузка', '적재율');

const ship = {
	name: names(
		'vessel, ship, ship name, name of vessel, name of ship, tanker, tanker name',
		'船名, 船舶, 船舶名称, 油轮, 油轮名称',
		'Судно, Название судна, Наименование судна, Танкер',
		'선박, 선박명, 선명, 유조선, 유조선명'
	),
	imo: names(
		'imo no, imo number, imo num, vessel imo, ship imo',
		'IMO编号, IMO号, 船舶IMO号',
		'ИМО, Номер ИМО, Номер IMO, IMO судна',
		'IMO번호'
	),
	flag: names(
		'flag state, vessel flag, ship flag, flag country, flag of vessel',
		'船旗, 船旗国',
		'Флаг, Флаг судна, Государство флага',
		'선적, 기국'
	),
	dwt: names(
		'deadweight, deadweight tonnage, vessel dwt, ship dwt, dwt tonnage',
		'载重吨, 载重量, 载重吨位',
		'Дедвейт',
		'재화중량톤수, 재화중량'
	)
};

const shipment: Names = {
	...goods,
	...sources,
	date: deliveryDate,
	supplier,
	vessel_name: ship.name,
	imo: ship.imo,
	flag: ship.flag,
	dwt: ship.dwt,
	laden_fraction: LADEN,
	origin_port: names(
		'load port, loadport, loading port, port of loading, port of origin, departure port, port of departure, from port, origin',
		'装货港, 起运港, 出发港, 装运港',
		'Порт погрузки, Порт отправления, Порт отгрузки',
		'선적항, 출발항, 적재항'
	),
	destination_port: names(
		'discharge port, disport, port of discharge, unloading port, port of unloading, arrival port, port of arrival, to port, destination, port of destination',
		'卸货港, 目的港, 到达港',
		'Порт выгрузки, Порт разгрузки, Порт назначения, Порт прибытия',
		'양륙항, 도착항, 하역항, 목적항'
	),
	period_start: names('period from, start of period', '期间开始', 'Начало периода', '기간시작'),
	period_end: names('period to, end of period', '期间结束', 'Конец периода', '기간종료')
};

/** Who stands on a side, as the first word of a header: `Receiver IMO`. */
const SIDES = {
	from: ['giver', 'giving', 'donor', 'supplying', 'discharging', 'offloading', 'vessel a', 'vessel 1'],
	to: ['receiver', 'receiving', 'recipient', 'vessel b', 'vessel 2']
};

function sideNames(side: 'from' | 'to', ...ships: readonly string[]): Names {
	const of = (...words: readonly string[]) =>
		SIDES[side].flatMap((who) => words.map((word) => `${who} ${word}`));
	const plainSide = (...words: readonly string[]) => words.map((word) => `${side} ${word}`);
	const whole = SIDES[side].filter((who) => !who.endsWith('ing'));
	return {
		[`${side}_vessel`]: [
			...whole,
			...of('vessel', 'ship', 'name', 'vessel name', 'ship name', 'tanker'),
			...plainSide('ship', 'name', 'vessel name', 'ship name', 'tanker'),
			...ships
		],
		[`${side}_imo`]: [...of('imo', 'imo number', 'vessel imo'), ...plainSide('imo number', 'vessel imo')],
		[`${side}_flag`]: [...of('flag', 'flag state', 'vessel flag'), ...plainSide('flag state', 'vessel flag')],
		[`${side}_dwt`]: [...of('dwt', 'deadweight', 'vessel dwt'), ...plainSide('deadweight', 'vessel dwt')],
		[`${side}_mmsi`]: [...of('mmsi', 'vessel mmsi'), ...plainSide('vessel mmsi')]
	};
}

/** A transfer has no column for the code of its goods. */
const { product, quantity, unit } = goods;

const sts: Names = {
	product,
	quantity,
	unit,
	...sources,
	...sideNames(
		'from',
		...names('供油船, 输出船', 'Судно-донор, Передающее судно, Судно-отправитель', '공급선, 공급선박')
	),
	...sideNames(
		'to',
		...names('受油船, 接收船', 'Судно-получатель, Принимающее судно', '수령선, 수급선, 수급선박')
	),
	date: [...deliveryDate, ...names('start, start time, start date', '开始时间', 'Начало', '시작일')],
	end_date: names('end, end time', '结束时间, 结束日期', 'Окончание, Дата окончания', '종료일'),
	supplier,
	lat: names('latitude, position lat', '纬度', 'Широта', '위도'),
	lon: names('longitude, long, lng, position lon', '经度', 'Долгота', '경도'),
	location: names('place, area, sts location', '地点, 位置', 'Место, Район, Местоположение', '위치, 장소'),
	direction: names('direction of transfer, transfer direction', '方向', 'Направление', '방향'),
	laden_fraction: LADEN,
	draught_before: names('draft before, draft start, draught start', '作业前吃水', 'Осадка до', '작업전흘수'),
	draught_after: names('draft after, draft end, draught end', '作业后吃水', 'Осадка после', '작업후흘수')
};

const period: Names = {
	...goods,
	...sources,
	period_start: [
		...DATE,
		...names(
			'date, period, reporting period, reporting month, year month, time period, start date, from date, period from',
			'数据年月, 年月, 月份, 期间, 统计月份, 报告期, 年份',
			'Период, Месяц, Отчетный период, Отчётный период, Год, Месяц и год',
			'기간, 년월, 연월, 월, 연도, 보고월'
		)
	],
	period_end: names('end date, to date, period to', '期间结束', 'Конец периода', '기간종료'),
	supplier: [
		...supplier,
		...names(
			'reporter, reporting state, reporting country, member state',
			'报告国',
			'Отчитывающаяся страна',
			'보고국'
		)
	],
	barrels: names(
		'bbl, bbls, quantity in barrels, barrels equivalent, equivalent in barrels',
		'桶, 桶数',
		'Баррели, Баррелей',
		'배럴, 배럴수'
	),
	as_of: names('as of date, report date, date published', '截至, 发布日期', 'По состоянию на', '기준일'),
	deliveries: names('number of deliveries, delivery count', '交付次数', 'Число поставок', '인도횟수'),
	scenario: names('assumption', '情景', 'Сценарий', '시나리오'),
	laden_fraction: LADEN
};

const vessel: Names = {
	name: ship.name,
	imo: ship.imo,
	flag: [...ship.flag, 'country'],
	dwt: ship.dwt,
	mmsi: names('mmsi number, mmsi no', 'MMSI号', 'ММСИ', 'MMSI번호'),
	former_names: names(
		'former name, ex name, ex names, previous name, previous names, aliases, aka',
		'曾用名, 原船名',
		'Прежние названия, Бывшее название',
		'이전선명, 구선명'
	),
	type: names(
		'ship type, type of vessel, vessel class',
		'船型, 船舶类型',
		'Тип судна, Тип',
		'선종, 선박종류'
	),
	owner: names(
		'registered owner, vessel owner, ship owner',
		'船东, 所有人',
		'Владелец, Судовладелец',
		'선주, 소유자'
	),
	designations: names('designation, sanctions, sanctions lists', '制裁', 'Санкции', '제재'),
	source_url: SOURCE_URL
};

export const headerAliases: Readonly<Record<RecordKind, Names>> = { shipment, sts, period, vessel };

/** Header keys of the names above, and the field of the template that each stands for. */
export const aliasKeys: Readonly<Record<RecordKind, ReadonlyMap<string, string>>> = {
	shipment: keysOf(shipment),
	sts: keysOf(sts),
	period: keysOf(period),
	vessel: keysOf(vessel)
};

function keysOf(fields: Names): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(fields).flatMap(([field, list]) => list.map((name) => [headerKey(name), field] as const))
	);
}
