-- Articles whose entry in the search index is out of date. Triggers write the rows (repeatable/search-queue.sql).
-- Indexing deletes a row if its stamp is unchanged: with another stamp, the article has changed meanwhile.
create table reindex (
  article_id integer primary key,
  stamp text not null
) strict;
