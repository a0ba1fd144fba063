-- What a text said before a change; what it says now is in its own table. Triggers write the revisions
-- (repeatable/revisions.sql) and refuse to change them.

create table article_revisions (
  article_id integer not null,
  version integer not null,
  replaced_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  -- Who replaced it.
  actor text not null,
  name text not null,
  title text not null,
  lead text not null,
  author text not null,
  organisation text not null,
  cover_media_id integer,
  cover_alt text not null,
  cover_caption text not null,
  body text not null,
  primary key (article_id, version)
) strict, without rowid;

-- Pages can be removed, and a later page may get the id again and count its versions from 1: so these have an id.
create table page_revisions (
  id integer primary key,
  page_id integer not null,
  version integer not null,
  replaced_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  -- Who replaced or removed it.
  actor text not null,
  name text not null,
  title text not null,
  body text not null
) strict;

create index page_revisions_by_page on page_revisions (page_id, id);
