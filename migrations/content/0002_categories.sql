-- The tree of categories. A trigger refuses a cycle.
create table categories (
  id integer primary key,
  parent_id integer references categories (id) on delete restrict check (parent_id <> id),
  slug text not null unique check (slug <> '' and slug not glob '*[^a-z0-9-]*'),
  name text not null check (name <> ''),
  sort_key text not null,
  kind text not null default 'news' check (kind in ('news', 'department')),
  position integer not null default 0,
  version integer not null default 1
) strict;

create index categories_by_parent on categories (parent_id, position, sort_key);
