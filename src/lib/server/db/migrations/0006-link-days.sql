-- A view of a past day shows the places that links gave on that day: what comes later ends them, and does not undo them.
alter table link_place add column seen_until date;
alter table link_place drop constraint link_place_pkey;
alter table link_place add primary key (import_id, line, part, from_version, seen_on);
