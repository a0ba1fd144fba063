-- The layout snapshot: head, menu, blocks and foot of every page as one row. A page reads this row instead of a
-- statement and its rows for each block. Triggers keep it up to date: repeatable/layout-snapshot.sql.
-- The version is random, not counted: a database that is restored to an earlier time must not repeat one.
create table layout (
  id integer primary key check (id = 1),
  value text not null check (json_valid(value)),
  version text not null,
  -- The visits that pages show, as of the last minute. Durable Objects count visits.
  visits_day text not null default '',
  visits_today integer not null default 0,
  -- Since this portal began, without the count of an old portal (settings.visit_base).
  visits_counted integer not null default 0
) strict;

-- repeatable/layout-snapshot.sql fills the row.
insert into layout (id, value, version) values (1, '{}', '');
