-- Which way of making entries has made the index (INDEX_FORMAT in src/search/rebuild.ts). With another number, it
-- is made anew. From 1 on, `place` is seconds since 1970 × 2^25 + the id: exact and different for every article.
alter table state add column format integer not null default 0;

-- Published articles that are not in the index, since they cannot be. An article that is indexed leaves this table in
-- the same transaction.
create table set_aside (
  article_id integer primary key,
  -- unreadable: no entry can be made of it; refused: the index does not accept its entry.
  reason text not null check (reason in ('unreadable', 'refused')),
  -- The error's own words.
  detail text not null,
  since text not null,
  attempts integer not null,
  -- When it is tried again by itself; a save of the article does not wait for it.
  retry_at text not null,
  -- As in `entries`: a finished rebuild deletes rows that it has not renewed.
  generation integer not null
) strict;

create index set_aside_by_retry_at on set_aside (retry_at);
