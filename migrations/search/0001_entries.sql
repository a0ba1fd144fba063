-- The search index: derived from the content, and made anew from it at any time (npm run search:rebuild).

-- One row an article that can be found, with what a result shows. `place` orders by time of publication: seconds
-- since 1970 × 2^20 + the id's last 20 bits. The text stands last, so that lists read the rest without it.
create table entries (
  place integer primary key,
  article_id integer not null unique,
  published_at text not null,
  slug text not null,
  category_id integer not null,
  category_slug text not null,
  category_name text not null,
  organisation text not null,
  -- Which rebuild has seen it last.
  generation integer not null,
  title text not null,
  lead text not null,
  body text not null
) strict;

create index entries_facets on entries (place, category_slug, category_name);
