-- The purges that committed changes still need. The transaction of a change writes the rows, and the purge deletes
-- them, so a crash in between loses nothing.

-- Cache tags to purge. `due_at` and `leased_until` are Unix seconds. A purge leases rows first; after a lease expires,
-- another purge can lease them. Workers Cache purges a tag again a little later (`again`).
create table outbox (
  id integer primary key,
  tag text not null check (tag <> ''),
  due_at real not null,
  again integer not null default 0 check (again in (0, 1)),
  lease text,
  leased_until real not null default 0
) strict;

-- At most one row of a tag waits, even if the tag has become stale several times.
create unique index outbox_waiting on outbox (tag) where lease is null;

-- Workers Cache accepts 5 purge calls a minute from a bucket of 25. All isolates share this token bucket.
create table purge_budget (
  id integer primary key check (id = 1),
  calls real not null,
  refilled_at real not null,
  -- 1: the last request for a call got it.
  granted integer not null default 0
) strict;

insert into purge_budget (id, calls, refilled_at) values (1, 25, 0);
