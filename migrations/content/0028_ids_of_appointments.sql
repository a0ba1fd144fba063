-- Ids of appointments are never given twice, as those of all records: by `last_ids` and `nextId`, and no longer by
-- autoincrement, which no other record has.
insert into last_ids (kind, id)
select 'schedule_entries', seq from sqlite_sequence where name = 'schedule_entries'
on conflict (kind) do update set id = max(id, excluded.id);

create table appointments (
  id integer primary key,
  day text not null check (day is date(day)),
  part text not null check (part in ('morning', 'afternoon')),
  -- 'HH:MM', or null for any time in that half of the day.
  starts_at text check (starts_at is strftime('%H:%M', starts_at)),
  leader text not null default '',
  content text not null check (content <> ''),
  place text not null default '',
  participants text not null default '',
  prepared_by text not null default '',
  status text not null default 'planned' check (status in ('planned', 'changed', 'cancelled')),
  position integer not null default 0,
  version integer not null default 1,
  changed_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) strict;

insert into appointments
  (id, day, part, starts_at, leader, content, place, participants, prepared_by, status, position, version, changed_at)
select
  id, day, part, starts_at, leader, content, place, participants, prepared_by, status, position, version, changed_at
from schedule_entries;

drop table schedule_entries;
alter table appointments rename to schedule_entries;
create index schedule_entries_by_day on schedule_entries (day);
