// Files an analyst might bring, in the canonical columns. Deliveries and transfers that never happened.

/** Ten deliveries of 2023. Line 8 has no unit and line 9 a day that does not exist; the other eight can be stored. */
export const DELIVERIES = `date,supplier,vessel_name,imo,product,hs_code,quantity,unit,origin_port,destination_port,source,source_ref,basis,dwt,laden_fraction,supplier_role,notes
2023-02-03,Russia,CHON MA SAN,8660313,diesel,,3000,t,Vostochny,Nampo,Exercise reporter,EX-01,observed,3565,,load_port_state,
2023-02-11,RU,CHONG RIM 2,8916293,diesel,,1100.5,t,Vostochny,KPNAM,Exercise reporter,EX-02,observed,,,load_port_state,
2023-03,CN,,,gasoline,271012,2400,m3,Dalian,Nampo,Exercise reporter,EX-03,observed,,,load_port_state,month only
2023-04-20,,SAM JONG 2,7408873,fuel oil,,,,,Nampo,Exercise reporter,EX-04,observed,2507,,,no volume
2023-05-01,Россия,YU SON,8691702,refined petroleum,,12000,bbl,Vostochny,Chongjin,Exercise reporter,EX-05,observed,,,load_port_state,
2023-06-09,中国,AN SAN 1,7303803,diesel,,2000,t,,Nampo,Exercise reporter,EX-06,observed,3003,90%,seller,
2023-07-30,RU,UN HUNG,,diesel,,715,,Vostochny,Nampo,Exercise reporter,EX-07,observed,,,,unit missing
2023-02-29,RU,PAEK YANG SAN 1,,diesel,,900,t,Vostochny,Nampo,Exercise reporter,EX-08,observed,,,,no such day
2023-08-15,SG,,,lubricants,,50,kl,,Rajin,Exercise reporter,EX-09,observed,,,,
2023-09-01,Atlantis,WOL BONG SAN,,diesel,,500,t,,Nampo,Exercise reporter,EX-10,observed,,,,unknown supplier
`;

/**
 * By hand, at 7.46 bbl/t diesel, 6.35 fuel oil and 6.2898 bbl/m3:
 * Russia 3,000 t = 22,380 + 1,100.5 t = 8,209.73 + 12,000 = 42,589.73
 * China 2,400 m3 = 15,095.52 + 2,000 t = 14,920 = 30,015.52
 * Singapore 50 kl = 314.49
 * unknown 500 t = 3,730 + 0.75 x (2,507 t x 6.35 = 15,919.45) = 11,939.588 (rounded once) = 15,669.588
 */
export const DELIVERED = {
	RU: '42589.730',
	CN: '30015.520',
	SG: '314.490',
	unknown: '15669.588',
	all: '88589.328'
};

/** Five transfers. Line 4 has a longitude of 190 and line 5 one ship on both sides; the other three can be stored. */
export const TRANSFERS = `date,lat,lon,from_vessel,from_imo,from_flag,to_vessel,to_imo,to_flag,product,quantity,unit,supplier,source,source_ref,end_date,location,direction,to_dwt
2023-05-02T22:10:00Z,31.2,124.5,YUK TUNG,9030591,Dominica,RYE SONG GANG 1,7389704,KP,diesel,1200,t,,Exercise patrol,T-1,2023-05-03,East China Sea,assumed,3003
2023-05-12,,,,,,SAEBYOL,8916293,North Korea,diesel,100,t,,Exercise patrol,T-2,,East China Sea,unknown,1150
2023-06-01,31.0,190,NEW REGENT,,Panama,KUM UN SAN 3,8705539,KP,fuel oil,800,t,,Exercise patrol,T-3,,,stated,
2023-07-07,,,KOTI,9417115,Panama,KOTI,9417115,Panama,diesel,500,t,,Exercise patrol,T-4,,,stated,
2023-08-20,30.5,123.9,MERCURY,,Russia,SHUNDLLI,,Togo,diesel,900,t,RU,Exercise patrol,T-5,,Yellow Sea,stated,
`;

/** To DPRK-flagged vessels: 1,300 t x 7.46. */
export const TRANSFERRED = '9698.000';
