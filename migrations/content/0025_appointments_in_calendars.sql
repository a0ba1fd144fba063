-- Calendars know an appointment by its id, and take a change if it is newer. So an id is never given twice
-- (autoincrement), and each appointment has the time of its last change.
create table appointments (
  id integer primary key autoincrement,
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
  (id, day, part, starts_at, leader, content, place, participants, prepared_by, status, position, version)
select id, day, part, starts_at, leader, content, place, participants, prepared_by, status, position, version
from schedule_entries;

drop table schedule_entries;
alter table appointments rename to schedule_entries;
create index schedule_entries_by_day on schedule_entries (day);
