-- Texts as they were before a change. Current texts are in their own tables. Triggers write the revisions
-- (repeatable/revisions.sql); other triggers refuse changes of them (repeatable/invariants.sql).

create table article_revisions (
  article_id integer not null,
  version integer not null,
  replaced_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  -- The actor that replaced the text.
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

-- These rows have an id: after a page is removed, a later page may get its id, with versions from 1.
create table page_revisions (
  id integer primary key,
  page_id integer not null,
  version integer not null,
  replaced_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  -- The actor that replaced or removed the text.
  actor text not null,
  name text not null,
  title text not null,
  body text not null
) strict;

create index page_revisions_by_page on page_revisions (page_id, id);
