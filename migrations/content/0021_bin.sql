-- The bin: what was deleted, for 30 days. Triggers fill it (repeatable/bin.sql), so whatever is deleted can be restored
-- with the same ids.
create table bin (
  id integer primary key autoincrement,
  -- The name of the table, and the key of the row in it.
  kind text not null,
  row_key text not null,
  title text not null,
  -- The author of a deleted article ('editor:3'), as in articles.created_by.
  owner text not null,
  -- The actor that deleted it.
  actor text not null,
  name text not null,
  deleted_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  -- 1 inside of the transaction that restores it.
  restoring integer not null default 0 check (restoring in (0, 1)),
  -- The row, and the rows that were deleted with it by their tables: JSON by the names of the columns.
  children text not null check (json_valid(children)),
  content text not null check (json_valid(content))
) strict;

create index bin_by_row on bin (kind, row_key);
-- For the log, which asks at every entry.
create index bin_restoring on bin (id) where restoring = 1;
create index bin_by_time on bin (deleted_at);

-- The highest id that a deleted row of a table had. New rows get higher ones, so that an id never means two things.
create table last_ids (
  kind text primary key,
  id integer not null
) strict, without rowid;
