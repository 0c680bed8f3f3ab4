-- Links between records: reports of one event, legs of one cargo. They are found by rules and kept by data version; what
-- they change in the totals is written as differences, as commits and withdrawals are.

create table link (
	id integer generated always as identity primary key,
	rule text not null,
	-- The record that is left out, or the earlier one; the one that stands, or the later.
	from_import_id integer not null,
	from_line integer not null,
	from_part smallint not null,
	to_import_id integer not null,
	to_line integer not null,
	to_part smallint not null,
	-- The ship along whose days a cargo was followed; null between reports of one event.
	hull text,
	-- Hundredths.
	score smallint not null,
	reasons text not null,
	in_force boolean not null,
	from_version integer not null,
	to_version integer
);

create index link_from on link (from_import_id, from_line, from_part) where to_version is null;
create index link_to on link (to_import_id, to_line, to_part) where to_version is null;

-- What an analyst said of a pair of records, by their keys, the smaller one first; it holds for re-uploads too.
create table link_verdict (
	key_a uuid not null,
	key_b uuid not null check (key_a < key_b),
	verdict text not null check (verdict in ('confirmed', 'refused')),
	reason text not null default '',
	at timestamptz not null default now(),
	from_version integer not null,
	to_version integer,
	primary key (key_a, key_b, from_version)
);

-- Where links put a record. `seen_on` is the day from which an as-of view shows it so.
create table link_place (
	import_id integer not null,
	line integer not null,
	part smallint not null,
	supplier text not null,
	reason text,
	by_import_id integer,
	by_line integer,
	by_part smallint,
	delivered boolean not null,
	sources smallint not null,
	seen_on date not null,
	from_version integer not null,
	to_version integer,
	primary key (import_id, line, part, from_version)
);

alter table data_version drop constraint data_version_cause_check;
alter table data_version add constraint data_version_cause_check check (cause in ('commit', 'withdraw', 'link'));
alter table data_version alter column import_id drop not null;
-- False while the links of a large import are still being worked out; until then views read the version before.
alter table data_version add column settled boolean not null default true;

-- Agencies that report the event, and whether a transfer is followed to a delivery: as links have it, at that version.
alter table movement_total add column sources smallint not null default 1;
alter table movement_total add column delivered boolean not null default false;
