-- What stands around every page, as one row, so that a page reads one row for it instead of a statement and its rows
-- for each block. The database keeps it true itself: repeatable/layout-snapshot.sql.
-- The version is random, not counted: a database restored to an earlier time must not repeat one.
create table layout (
  id integer primary key check (id = 1),
  value text not null check (json_valid(value)),
  version text not null,
  -- Visits are counted by Durable Objects. What pages say of them is here, as of the last minute.
  visits_day text not null default '',
  visits_today integer not null default 0,
  -- Since this portal began: without what an old portal had counted (settings.visit_base).
  visits_counted integer not null default 0
) strict;

-- The snapshot is made for the first time when its view is.
insert into layout (id, value, version) values (1, '{}', '');
