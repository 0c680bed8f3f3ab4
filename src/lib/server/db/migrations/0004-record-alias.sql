-- Other keys that a row is known by: what its record key would be had nobody said what a column holds, and the one it had
-- before it was found to be a record of the ledger under such a key. Only files with answers on columns have any.

create table record_alias (
	import_id integer not null,
	line integer not null,
	part smallint not null,
	record_key uuid not null,
	primary key (import_id, line, part, record_key)
);

create index record_alias_key on record_alias (record_key);
