-- The settings of the portal, one row.
--
-- In all tables times are UTC, 'YYYY-MM-DDTHH:MM:SSZ', and days are days of the site's time zone, 'YYYY-MM-DD'. Text
-- is NFC, as typed. `sort_key` has the order of Vietnamese collation, since D1 compares bytes.
-- A write of a row with a `version` increases the version that it read by 1. A trigger refuses a stale version.
create table settings (
  id integer primary key check (id = 1),
  name text not null check (name <> ''),
  tagline text not null default '',
  owner text not null default '',
  licence text not null default '',
  responsible text not null default '',
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  time_zone text not null default 'Asia/Ho_Chi_Minh',
  -- The last count of an old portal's visit counter.
  visit_base integer not null default 0 check (visit_base >= 0),
  version integer not null default 1
) strict;
