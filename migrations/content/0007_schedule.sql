-- The authority's work schedule.
create table schedule_entries (
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
  position integer not null default 0
) strict;

create index schedule_entries_by_day on schedule_entries (day);
