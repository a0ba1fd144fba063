-- URLs that have moved. Paths start with '/' and may carry a query (old portals' did).
create table redirects (
  from_path text primary key check (from_path glob '/*'),
  to_path text not null check (to_path glob '/*' and to_path not glob '//*' and to_path <> from_path)
) strict, without rowid;

-- Paths that readers asked for in vain, by week (its Monday).
create table not_found_paths (
  week text not null check (week is date(week)),
  path text not null,
  count integer not null,
  primary key (week, path)
) strict, without rowid;
