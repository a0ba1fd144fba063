-- URLs that have moved. A path starts with '/' and may have a query, as URLs of old portals do.
create table redirects (
  from_path text primary key check (from_path glob '/*'),
  to_path text not null check (to_path glob '/*' and to_path not glob '//*' and to_path <> from_path)
) strict, without rowid;

-- Paths that were not found, by week (its Monday), for the not-found report.
create table not_found_paths (
  week text not null check (week is date(week)),
  path text not null,
  count integer not null,
  primary key (week, path)
) strict, without rowid;
