-- What is still to be purged after a change that is committed. Rows are written in the transaction of the change and
-- deleted when the work is done, so a crash in between loses nothing.

-- Cache tags to purge. `due_at` and `leased_until` are Unix seconds. A purge leases rows first; a lease that runs out
-- is anybody's. What Workers Cache has purged is purged again a little later (`again`).
create table outbox (
  id integer primary key,
  tag text not null check (tag <> ''),
  due_at real not null,
  again integer not null default 0 check (again in (0, 1)),
  lease text,
  leased_until real not null default 0
) strict;

-- Of a tag one row waits, however often it has become stale meanwhile.
create unique index outbox_waiting on outbox (tag) where lease is null;

-- Workers Cache takes 5 purges a minute from a bucket of 25: a token bucket that every isolate shares.
create table purge_budget (
  id integer primary key check (id = 1),
  calls real not null,
  refilled_at real not null,
  -- Whether the last who asked got a call.
  granted integer not null default 0
) strict;

insert into purge_budget (id, calls, refilled_at) values (1, 25, 0);
