import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../record.ts';
import { profiles } from './profiles/all.ts';
import { recogniseHeaderless, recogniseProfile } from './recognise.ts';
import { headerKey, templates } from './templates.ts';

/** Headers as published. */
const PUBLISHED: [string, string][] = [
	[
		'gfw-encounters',
		'fishing_vessel_mmsi,transshipment_vessel_mmsi,start_time,end_time,mean_latitude,mean_longitude,duration_hr,median_distance_km,median_speed_knots'
	],
	[
		'gfw-loitering',
		'transshipment_mmsi,starting_latitude,starting_longitude,ending_latitude,ending_longitude,starting_timestamp,ending_timestamp,median_speed_knots,total_event_duration'
	],
	['gfw-vessels', 'mmsi,shipname,callsign,flag,imo,first_timestamp,last_timestamp'],
	[
		'gfw-portal-encounters',
		'start,end,latitude,longitude,rfmos,eezs,vessel.flag,vessel.name,vessel.type,vessel.ssvid,encounter.vessel.flag,encounter.vessel.name,encounter.vessel.type,encounter.vessel.ssvid,encounter.medianDistanceKilometers'
	],
	[
		'gfw-portal-loitering',
		'start,end,latitude,longitude,rfmos,eezs,vessel.flag,vessel.name,vessel.ssvid,loitering.totalTimeHours,loitering.totalDistanceKilometers,loitering.medianSpeedKnots'
	],
	[
		'gfw-map-report',
		'type,start,end,latitude,longitude,vesselId,vesselMMSI,vesselName,vesselFlag,vesselType,encounteredVesselName,encounteredVesselFlag,encounteredVesselType'
	],
	[
		'gfw-map-report',
		'type,start,end,latitude,longitude,vesselId,vesselName,vesselFlag,vesselType,encounteredVesselName,encounteredVesselFlag,encounteredVesselType'
	],
	[
		'gfw-events-api',
		'start,end,id,type,position.lat,position.lon,regions.eez,vessel.id,vessel.name,vessel.ssvid,vessel.flag,encounter.vessel.name,encounter.vessel.ssvid,loitering.totalTimeHours'
	],
	[
		'gfw-events-api',
		'start,end,id,type,position_lat,position_lon,vessel_id,vessel_name,vessel_ssvid,vessel_flag,encounter_vessel_name'
	],
	['gfw-radar', 'detect_id,timestamp,lat,lon,vessel_length_m,vessel_score,vessel_type'],
	[
		'lloyds-pairings',
		'ActivityStartDate,ActivityEndDate,ActivityAreaName,VesselPairings.0.Imo,VesselPairings.0.VesselName,VesselPairings.1.Imo,VesselPairings.1.VesselName'
	],
	[
		'ais-marinecadastre',
		'MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo'
	],
	[
		'ais-danish',
		'# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,IMO'
	],
	[
		'radiance-ais',
		'MMSI,Timestamp,Latitude,Longitude,SOG,COG,Heading,IMO,Name,CallSign,VesselType,Status,Length,Width,Draft,Cargo,Transceiver'
	],
	[
		'vortexa-cargo-movements',
		'events.cargo_port_load_event.0.location.port.label,events.cargo_port_unload_event.0.location.port.label,product.group.label,product.grade.label,quantity,vessels.0.name,events.cargo_port_load_event.0.end_timestamp,events.cargo_port_unload_event.0.start_timestamp'
	],
	[
		'kpler-trades',
		'vessel_name,closest_ancestor_product,closest_ancestor_grade,start,end,origin_location_name,destination_location_name,origin_country_name,destination_country_name,cargo_origin_cubic_meters,cargo_origin_tons,status'
	],
	[
		'crea-voyages',
		'id,status,is_sts,commodity_origin_iso2,departure_date_utc,arrival_date_utc,ship_name,ship_imo,commodity,value_tonne,pricing_scenario'
	],
	[
		'crea-trades',
		'id,trade_id,status,is_sts,commodity_origin_iso2,departure_date_utc,arrival_date_utc,ship_name,ship_imo,commodity,value_tonne,pricing_scenario'
	],
	[
		'port-calls-crea',
		'port_unlocode,move_type,ship_mmsi,ship_imo,date_utc,load_status,port_operation,draught,terminal_id,berth_id'
	],
	[
		'marinetraffic-calls',
		'Vessel Name,Port Call Type,Port Type,Port At Call,Port At Call Country,Port At Call Unlocode,Ata/atd,Mmsi,Imo,Port Operation'
	],
	[
		'cites-uploads',
		'Appendix,SpeciesName,TermCode,Quantity,UnitCode,TradingPartner,CountryOfOrigin,ExportPermit,OriginPermit,IFSPermit,PurposeCode,SourceCode,Year'
	],
	['cites-quotas', 'quota_type,start_date,end_date,taxon_name,taxon_concept_id,rank,iso_code2,quota,unit'],
	[
		'uk-quotas',
		'quota_definition__sid,quota__order_number,quota__geographical_areas,quota_definition__initial_volume,quota_definition__balance'
	],
	[
		'comtrade-new',
		'typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,cmdCode,motCode,netWgt'
	],
	[
		'comtrade-legacy',
		'Classification,Year,Period,Period Desc.,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Partner,Commodity Code,Commodity,Netweight (kg)'
	],
	[
		'comtrade-legacy',
		'Classification,Year,Period,TradeFlow,Reporter,Partner,CommodityCode,Netweightkg,TradeValueUS'
	],
	[
		'china-gacc',
		'数据年月,商品编码,商品名称,贸易伙伴编码,贸易伙伴名称,第一数量,第一计量单位,第二数量,第二计量单位,美元'
	],
	['korea-customs', 'year,statCd,statCdCntnKor1,hsCd,statKor,expWgt,expDlr,impWgt,impDlr,balPayments'],
	[
		'eurostat-comext',
		'DECLARANT,DECLARANT_ISO,PARTNER,PARTNER_ISO,TRADE_TYPE,PRODUCT_NC,FLOW,STAT_REGIME,SUPP_UNIT,PERIOD,VALUE_IN_EUROS,QUANTITY_IN_KG,SUP_QUANTITY'
	],
	['jodi', 'REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,ASSESSMENT_CODE'],
	['japan-mof', 'Exp or Imp,Year,Custom,HS,Country,Unit1,Unit2,Quantity1-Year,Quantity2-Year,Quantity1-Jan'],
	['un-1718-monthly', 'Month,Member State,Quantity,Unit,Barrels,Running total,Share of 500000'],
	[
		'ofac-sdn',
		'ent_num,SDN_Name,SDN_Type,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,Vess_owner,Remarks'
	],
	[
		'opensanctions-targets',
		'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,last_change'
	],
	['opensanctions-maritime', 'type,caption,imo,risk,countries,flag,mmsi,id,url,datasets,aliases'],
	[
		'house-events',
		'event_id,kind,date,date_precision,lat,lon,location,from_vessel,from_imo,from_flag,to_vessel,to_imo,to_flag,product,volume,unit,supplier_state,source,source_url,note'
	],
	['house-official-monthly', 'month,supplier,tonnes,barrels,as_of,source_url,confidence,note'],
	['house-official-annual', 'year,supplier,tonnes,barrels,as_of,source_url'],
	[
		'house-estimates',
		'period_start,period_end,publisher,document,deliveries,scenario,barrels,multiple_of_cap,source_url,confidence'
	]
];

describe('a known format', () => {
	it.each(PUBLISHED)('%s is known by its header', (name, header) => {
		expect(recogniseProfile(header.split(','))?.name).toBe(name);
	});

	it('is tested here with its header, each of them', () => {
		const tested = new Set(PUBLISHED.map(([name]) => name));
		expect(profiles.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
	});

	it('is known in any order of its columns', () => {
		for (const [name, header] of PUBLISHED) {
			expect([name, recogniseProfile(header.split(',').reverse())?.name]).toEqual([name, name]);
		}
	});

	it('is none of our templates, nor a header of a few common words', () => {
		for (const kind of RECORD_KINDS) expect(recogniseProfile(templates[kind].columns)).toBeNull();
		expect(recogniseProfile(['date', 'quantity', 'unit'])).toBeNull();
		expect(recogniseProfile([])).toBeNull();
		expect(
			recogniseProfile(['month', 'supplier', 'tonnes', 'barrels', 'as_of', 'source_url', 'basis'])
		).toBeNull();
	});

	it('maps header keys to columns that its template has', () => {
		for (const { name, kind, fields, requires, constants = {} } of profiles) {
			for (const key of [...requires, ...Object.keys(fields)])
				expect([name, headerKey(key)]).toEqual([name, key]);
			for (const field of [...Object.values(fields), ...Object.keys(constants)]) {
				expect([name, templates[kind].columns]).toEqual([name, expect.arrayContaining([field])]);
			}
		}
	});
});

describe('a format without a header', () => {
	const row =
		'17069,SEA EXAMPLE,vessel,DPRK,-0- ,-0- ,General Cargo,-0- ,-0- ,Panama,-0- ,IMO 8916293.'.split(',');

	it('is known by a row of data', () => {
		expect(recogniseHeaderless(row)?.name).toBe('ofac-sdn');
		expect(recogniseHeaderless(row.with(2, '-0- '))?.name).toBe('ofac-sdn');
	});

	it('is not a row that only resembles it', () => {
		expect(recogniseHeaderless(row.slice(0, 11))).toBeNull();
		expect(recogniseHeaderless(row.with(0, 'ID').with(2, 'Type'))).toBeNull();
		expect(recogniseHeaderless(row.map((cell) => (cell === '-0- ' ? '' : cell)))).toBeNull();
		expect(recogniseHeaderless([])).toBeNull();
	});
});
