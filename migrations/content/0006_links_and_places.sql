-- Links to other sites, in groups.
create table link_groups (
  id integer primary key,
  name text not null unique check (name <> ''),
  position integer not null default 0
) strict;

create table links (
  id integer primary key,
  group_id integer not null references link_groups (id) on delete cascade,
  title text not null check (title <> ''),
  url text not null check (url glob 'https://?*' or url glob 'http://?*'),
  position integer not null default 0,
  unique (group_id, url)
) strict;

-- Places on the map.
create table places (
  id integer primary key,
  name text not null check (name <> ''),
  sort_key text not null,
  address text not null default '',
  phone text not null default '',
  description text not null default '',
  latitude real not null check (latitude between -90 and 90),
  longitude real not null check (longitude between -180 and 180),
  position integer not null default 0
) strict;

create index places_in_order on places (position, sort_key);
