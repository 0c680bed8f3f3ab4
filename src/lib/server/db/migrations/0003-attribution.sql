-- Who is charged under each rule of attribution. Sums that count are kept once for each rule and charged state, beside
-- the totals and not as more columns of them: four rules add to the rows of totals, where flags and ports would multiply
-- them.

alter table movement add column load_port_state text;

create table import_charge (
	import_id integer not null,
	rule text not null,
	kind text not null,
	window_year smallint not null,
	month text,
	charged text not null,
	volume text not null,
	records bigint not null,
	mbbl_committee numeric not null,
	mbbl_basket numeric not null,
	mbbl_diesel numeric not null,
	mbbl_unsd numeric not null
);

create index import_charge_import on import_charge (import_id);

-- What each data version added to or took from the charges, as in movement_total.
create table movement_charge (
	version integer not null,
	seen_on date not null,
	rule text not null,
	kind text not null,
	window_year smallint not null,
	month text,
	charged text not null,
	volume text not null,
	records bigint not null,
	mbbl_committee numeric not null,
	mbbl_basket numeric not null,
	mbbl_diesel numeric not null,
	mbbl_unsd numeric not null
);

create index movement_charge_year on movement_charge (window_year, kind, version);

-- Rows that are stored already. Ports are read here by the English names of states with oil ports and by codes printed
-- after a comma; the program reads more, and a row that this does not settle stays with the unknown supplier.
create temporary table port_of_state on commit drop as
select split_part(entry, '=', 1) as state, split_part(entry, '=', 2) as name
from unnest(string_to_array(
	'AE=united arab emirates,AE=uae,BG=bulgaria,BR=brazil,CN=china,CY=cyprus,EG=egypt,ES=spain,GR=greece,HK=hong kong,'
	'ID=indonesia,IN=india,IQ=iraq,IR=iran,IT=italy,JP=japan,KP=north korea,KP=dprk,KR=south korea,KR=republic of korea,'
	'KR=rok,KW=kuwait,MN=mongolia,MY=malaysia,NG=nigeria,NL=netherlands,OM=oman,PA=panama,PH=philippines,QA=qatar,'
	'RO=romania,RU=russia,RU=russian federation,SA=saudi arabia,SG=singapore,SY=syria,TG=togo,TH=thailand,TR=turkey,'
	'TR=turkiye,TW=taiwan,UA=ukraine,US=united states,US=usa,VN=vietnam,VN=viet nam,'
	'RU=ru,RU=rus,CN=cn,CN=chn,KP=kp,KP=prk,KR=kr,KR=kor,TW=tw,TW=twn,HK=hk,HK=hkg,SG=sgp,JP=jp,JP=jpn,'
	'VN=vn,VN=vnm,MY=my,MY=mys,TH=th,TH=tha', ',')) as entry;

update movement m set load_port_state = told.state
from (
	select origin_port, min(p.state) as state
	from (select distinct origin_port from movement where origin_port is not null) as port
	cross join lateral regexp_split_to_table(lower(origin_port), '[,;/|()]') as part
	join port_of_state p on p.name = btrim(part)
	where origin_port !~* '\m(or|via|then|to|possibly|probably|likely|unconfirmed|unknown)\M|->|\?'
	group by origin_port having count(distinct p.state) = 1
) as told
where m.origin_port = told.origin_port;

create temporary table charge_of_row on commit drop as
select m.import_id, m.line, m.part, charge.rule, m.kind, m.window_year, m.month, charge.charged, m.volume,
	m.mbbl_committee, m.mbbl_basket, m.mbbl_diesel, m.mbbl_unsd
from movement m
cross join lateral (
	select nullif(m.supplier, 'unknown') as supplier, coalesce(m.supplier_role, 'unknown') as role,
		case m.kind when 'sts' then m.giver_flag else m.flag end as flag
) as told
cross join lateral (values
	('reporting_state', coalesce(case when role = 'reporting_state' then told.supplier end, 'unknown')),
	('load_port_state', coalesce(case when role = 'load_port_state' then told.supplier end, m.load_port_state, 'unknown')),
	('flag_state', coalesce(told.flag, case when role = 'flag_state' then told.supplier end, 'unknown')),
	('seller', coalesce(case when role = 'seller' then told.supplier end, 'unknown'))
) as charge (rule, charged)
where m.window_year is not null and m.left_out is null and (m.kind = 'sts' or m.basis = 'observed');

insert into import_charge
select import_id, rule, kind, window_year, month, charged, volume, count(*),
	coalesce(sum(mbbl_committee), 0), coalesce(sum(mbbl_basket), 0), coalesce(sum(mbbl_diesel), 0),
	coalesce(sum(mbbl_unsd), 0)
from charge_of_row
group by import_id, rule, kind, window_year, month, charged, volume;

-- Commits and withdrawals.
insert into movement_charge
select change.version, i.committed_on, c.rule, c.kind, c.window_year, c.month, c.charged, c.volume,
	change.sign * c.records, change.sign * c.mbbl_committee, change.sign * c.mbbl_basket,
	change.sign * c.mbbl_diesel, change.sign * c.mbbl_unsd
from import_charge c
join import i on i.id = c.import_id
cross join lateral (values (i.committed_version, 1), (i.withdrawn_version, -1)) as change (version, sign)
where change.version is not null;

-- Rows set aside, and those given back.
insert into movement_charge
select change.version, s.seen_on, c.rule, c.kind, c.window_year, c.month, c.charged, c.volume, sum(change.sign),
	coalesce(sum(change.sign * c.mbbl_committee), 0), coalesce(sum(change.sign * c.mbbl_basket), 0),
	coalesce(sum(change.sign * c.mbbl_diesel), 0), coalesce(sum(change.sign * c.mbbl_unsd), 0)
from set_aside s
join charge_of_row c on c.import_id = s.import_id and c.line = s.line and c.part = s.part
cross join lateral (values (s.from_version, -1), (s.to_version, 1)) as change (version, sign)
where change.version is not null
group by change.version, s.seen_on, c.rule, c.kind, c.window_year, c.month, c.charged, c.volume;

-- Rows that links leave out, where links are kept already.
do $$
begin
	if to_regclass('link_place') is not null then
		execute $sql$
			insert into movement_charge
			select change.version, p.seen_on, c.rule, c.kind, c.window_year, c.month, c.charged, c.volume, sum(change.sign),
				coalesce(sum(change.sign * c.mbbl_committee), 0), coalesce(sum(change.sign * c.mbbl_basket), 0),
				coalesce(sum(change.sign * c.mbbl_diesel), 0), coalesce(sum(change.sign * c.mbbl_unsd), 0)
			from link_place p
			join charge_of_row c on c.import_id = p.import_id and c.line = p.line and c.part = p.part
			cross join lateral (values (p.from_version, -1), (p.to_version, 1)) as change (version, sign)
			where p.reason is not null and change.version is not null
			group by change.version, p.seen_on, c.rule, c.kind, c.window_year, c.month, c.charged, c.volume
		$sql$;
	end if;
end
$$;
