-- What is still to be done after a change that is committed. Rows are written in the change's transaction and
-- deleted when the work is done, so a crash in between loses nothing (src/outbox.ts).

-- Cache tags to purge. `due_at` and `leased_until` are Unix seconds. Whoever purges leases rows first; a lease that
-- runs out is anybody's. What Workers Cache has purged is purged again a little later (`again`).
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

-- The day of the site that its pages were last turned over to.
create table clock (
  id integer primary key check (id = 1),
  day text not null
) strict;

insert into clock (id, day) values (1, '');

-- Whoever writes says which version was read, as with articles.
create trigger categories_refuse_a_stale_version before update of parent_id, slug, name, kind, position on categories
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger pages_refuse_a_stale_version before update of slug, title, in_menu, position, body on pages
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;
