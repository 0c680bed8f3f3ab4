-- Ships by number, for pages of one ship and for links after a small change. Large imports to come get theirs after their
-- commit.
do $$
declare
	part regclass;
	number text;
begin
	for part in select inhrelid::regclass from pg_inherits where inhparent = 'movement'::regclass loop
		foreach number in array array['imo', 'giver_imo', 'receiver_imo'] loop
			execute format('create index %I on %s (%I) where %I is not null', part || '_' || number, part, number, number);
		end loop;
	end loop;
end $$;
