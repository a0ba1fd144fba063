-- A list has no version of its own. A save that would overwrite a colleague's order puts a row here, which the table
-- refuses: then the whole batch is given up. It never has rows.
create table stale_lists (
  list text not null constraint stale_list check (0)
) strict;
