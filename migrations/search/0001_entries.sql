-- The search index. It is derived from the content, which can rebuild it at any time (npm run search:rebuild).

-- One row for each published article, with the texts that a result shows. `place` has the order of publication: seconds
-- since 1970 × 2^20 + the last 20 bits of the id. The body is the last column, so that lists do not read it.
create table entries (
  place integer primary key,
  article_id integer not null unique,
  published_at text not null,
  slug text not null,
  category_id integer not null,
  category_slug text not null,
  category_name text not null,
  organisation text not null,
  -- The number of the current rebuild when the row was written. A finished rebuild deletes rows with a lower number.
  generation integer not null,
  title text not null,
  lead text not null,
  body text not null
) strict;

create index entries_facets on entries (place, category_slug, category_name);
