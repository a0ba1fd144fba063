-- Articles whose entry in the search index is out of date, as triggers note (repeatable/search-queue.sql). The row is
-- deleted after indexing if its stamp is still the same: else the article has changed meanwhile.
create table reindex (
  article_id integer primary key,
  stamp text not null
) strict;
