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

-- Words as src/search/folding.ts makes them, by the entry's place; e_ are exact, f_ are folded. `facets` has what
-- results are filtered by. Words come separated by spaces, and all beyond ASCII belongs to them.
-- Two indexes: the best results have what is wanted in their heads, which are a tenth of the text.
create virtual table heads using fts5(
  e_title, e_lead, e_by, f_title, f_lead, f_by, facets,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- The whole text, heads included.
create virtual table texts using fts5(
  e_text, f_text, facets,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- Which words there are (folded), for those who misspell one. FTS5's own vocabulary has to read all places of a word to
-- tell that there is one. Words of articles that are gone stay until the index is made anew.
create table spellings (
  term text primary key
) strict, without rowid;

-- What all searches need to know. `synonyms` is a copy of the content's, JSON.
create table state (
  id integer primary key check (id = 1),
  synonyms text not null,
  synonyms_version text not null,
  generation integer not null,
  -- Whether a rebuild is going on.
  rebuilding integer not null default 0 check (rebuilding in (0, 1)),
  -- The last article (its id) that it has reached.
  rebuilt_to integer not null default 0
) strict;

insert into state (id, synonyms, synonyms_version, generation) values (1, '[]', '', 0);
