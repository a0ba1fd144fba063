-- Pages without news, such as introduction and contact. The body is the last column, as in `articles`.
create table pages (
  id integer primary key,
  slug text not null unique check (slug <> '' and slug not glob '*[^a-z0-9-]*'),
  title text not null check (title <> ''),
  in_menu integer not null default 0 check (in_menu in (0, 1)),
  position integer not null default 0,
  updated_at text not null check (updated_at is strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
  version integer not null default 1,
  body text not null default ''
) strict;

create index pages_in_menu on pages (in_menu, position);
