-- The ledger. Barrels are whole thousandths (bigint). Rows are never changed once stored: an import is committed or
-- withdrawn as a whole, at a data version, and a row that another one replaces is set aside from that version on.

create table import (
	id integer generated always as identity primary key,
	sha256 text not null check (length(sha256) = 64),
	file_name text not null,
	bytes bigint not null,
	-- What the analyst named, then what the file was found to be; null when it fits no template.
	kind text check (kind in ('shipment', 'sts', 'period', 'vessel')),
	-- Where it came in: the bundled public record, the page, the command line.
	origin text not null check (origin in ('record', 'page', 'cli')),
	state text not null check (state in ('reading', 'draft', 'committed', 'withdrawn', 'discarded', 'failed')),
	-- Answers the analyst gave, and what the reader found: counts, format, mapping, questions, barrels.
	answers jsonb not null default '{}',
	-- The import whose decisions on the same header were taken over, where the analyst gave none.
	remembered_from integer references import,
	report jsonb,
	-- What a draft would change, worked out at `effect_version`; what a commit did change.
	effect jsonb,
	effect_version integer,
	failure text,
	bytes_read bigint not null default 0,
	rows_read bigint not null default 0,
	created_at timestamptz not null default now(),
	committed_at timestamptz,
	-- The calendar day that as-of views go by, for rows whose source has no day of its own.
	committed_on date,
	committed_version integer,
	withdrawn_at timestamptz,
	withdrawn_version integer,
	withdrawn_reason text
);

-- One file is in the ledger at most once.
create unique index import_committed_file on import (sha256) where state = 'committed';
create index import_file on import (sha256);

-- Decisions of the last committed import with this header: how it is written and what its names mean.
create table remembered_answers (
	header_key text primary key,
	kind text,
	answers jsonb not null,
	import_id integer not null references import,
	remembered_at timestamptz not null default now()
);

-- Rises by one with every change that can move a figure.
create table data_version (
	version integer primary key,
	at timestamptz not null default now(),
	cause text not null check (cause in ('commit', 'withdraw')),
	import_id integer not null references import
);

create table import_issue (
	import_id integer not null references import,
	ordinal integer not null,
	severity text not null,
	code text not null,
	line integer,
	column_name text,
	seen text not null,
	primary key (import_id, ordinal)
);

-- Every line of which something was refused, however many, for the list that can be corrected and imported again.
create table refused_line (
	import_id integer not null references import,
	line integer not null,
	-- JSON: code, column and cell of each error.
	reasons text not null,
	primary key (import_id, line)
);

-- Deliveries and ship-to-ship transfers. `vessel` is the delivering ship, `giver` and `receiver` those of a transfer.
create table movement (
	import_id integer not null,
	line integer not null,
	-- Which of the records that the line stands for; 1 where it is the only one.
	part smallint not null default 1,
	kind text not null,
	record_key uuid not null,
	content_key uuid not null,
	starts date,
	ends date,
	date_precision text,
	window_year smallint,
	month text,
	supplier text not null,
	supplier_text text,
	supplier_role text,
	basis text not null,
	source text,
	source_ref text,
	source_url text,
	source_class text not null,
	confidence text,
	notes text,
	product text not null,
	product_text text,
	product_class text not null,
	hs_code text,
	quantity text,
	unit text,
	dwt text,
	laden text,
	volume text not null,
	-- Barrels by factor set, thousandths: stated or laden, the full load where the volume is a scenario.
	mbbl_committee bigint,
	mbbl_basket bigint,
	mbbl_diesel bigint,
	mbbl_unsd bigint,
	left_out text,
	to_dprk boolean not null default false,
	flags text,
	extra jsonb,
	vessel_name text,
	imo text,
	imo_text text,
	flag text,
	flag_text text,
	origin_port text,
	destination_port text,
	latitude text,
	longitude text,
	location text,
	direction text,
	giver_name text,
	giver_imo text,
	giver_imo_text text,
	giver_mmsi text,
	giver_flag text,
	giver_flag_text text,
	giver_dwt text,
	receiver_name text,
	receiver_imo text,
	receiver_imo_text text,
	receiver_mmsi text,
	receiver_flag text,
	receiver_flag_text text,
	receiver_dwt text,
	draught_before text,
	draught_after text,
	primary key (import_id, line, part)
) partition by list (import_id);

-- Small imports stand together. A large one gets a table of its own, filled before it has an index.
create table movement_small partition of movement default;

create index movement_record_key on movement (record_key);
-- Pages of records by day; rows of one day are sorted when read, which costs less than a wider index.
create index movement_starts on movement (starts);

-- One row of a re-upload replaces or repeats another. `seen_on` is the day from which an as-of view leaves the row out.
create table set_aside (
	import_id integer not null,
	line integer not null,
	part smallint not null default 1,
	record_key uuid not null,
	reason text not null check (reason in ('repeat', 'superseded')),
	by_import_id integer not null,
	by_line integer not null,
	by_part smallint not null default 1,
	seen_on date not null,
	from_version integer not null,
	to_version integer,
	primary key (import_id, line, part, from_version)
);

create index set_aside_record_key on set_aside (record_key);

-- Sums of one import's deliveries and transfers, made while it was read, so that a commit need not read its rows again.
create table import_total (
	import_id integer not null,
	kind text not null,
	window_year smallint,
	month text,
	supplier text not null,
	basis text not null,
	product_class text not null,
	volume text not null,
	left_out text,
	to_dprk boolean not null,
	records bigint not null,
	mbbl_committee numeric not null,
	mbbl_basket numeric not null,
	mbbl_diesel numeric not null,
	mbbl_unsd numeric not null
);

create index import_total_import on import_total (import_id);

-- What each data version added to or took from the totals. A total as of version v is the sum of all rows up to v.
create table movement_total (
	version integer not null,
	seen_on date not null,
	kind text not null,
	window_year smallint,
	month text,
	supplier text not null,
	basis text not null,
	product_class text not null,
	volume text not null,
	left_out text,
	to_dprk boolean not null,
	records bigint not null,
	mbbl_committee numeric not null,
	mbbl_basket numeric not null,
	mbbl_diesel numeric not null,
	mbbl_unsd numeric not null
);

create index movement_total_year on movement_total (window_year, kind, version);

-- One figure for a span: a declared month or year, a customs month, a published estimate. Versions are kept.
create table period_figure (
	import_id integer not null,
	line integer not null,
	part smallint not null default 1,
	record_key uuid not null,
	content_key uuid not null,
	starts date not null,
	ends date not null,
	date_precision text not null,
	covers_end date,
	supplier text not null,
	supplier_text text not null,
	product text not null,
	product_text text not null,
	product_class text not null,
	hs_code text not null,
	quantity text not null,
	unit text,
	published_mbbl bigint,
	status text not null,
	basis text not null,
	as_of date,
	deliveries integer,
	scenario text not null,
	laden text,
	headline text,
	headline_reason text not null,
	source text not null,
	source_ref text not null,
	source_url text not null,
	source_class text not null,
	confidence text not null,
	notes text not null,
	flags text,
	extra jsonb,
	primary key (import_id, line, part)
);

create index period_figure_record_key on period_figure (record_key);
create index period_figure_basis on period_figure (basis, starts);

create table vessel_entry (
	import_id integer not null,
	line integer not null,
	part smallint not null default 1,
	record_key uuid not null,
	content_key uuid not null,
	imo text,
	imo_text text not null,
	mmsi text,
	name text not null,
	former_names text not null,
	flag text,
	flag_text text not null,
	type text not null,
	dwt text not null,
	owner text not null,
	designations text not null,
	source_url text not null,
	source_class text not null,
	notes text not null,
	flags text,
	extra jsonb,
	primary key (import_id, line, part)
);

create index vessel_entry_record_key on vessel_entry (record_key);
create index vessel_entry_imo on vessel_entry (imo);
