-- Queues articles for indexing, and renews the version of the synonyms when they change.

create trigger reindex_after_articles_insert after insert on articles
when new.status = 'published'
begin
  insert or replace into reindex (article_id, stamp) values (new.id, hex(randomblob(8)));
end;

create trigger reindex_after_articles_update
after update of status, category_id, published_at, slug, title, lead, body, author, organisation, cover_caption
on articles
when old.status = 'published' or new.status = 'published'
begin
  insert or replace into reindex (article_id, stamp) values (new.id, hex(randomblob(8)));
end;

create trigger reindex_after_articles_delete after delete on articles
begin
  insert or replace into reindex (article_id, stamp) values (old.id, hex(randomblob(8)));
end;

-- An entry has the name and the slug of its category. Filters find it by the category's ancestors too.
create trigger reindex_after_categories_update after update of parent_id, slug, name on categories
begin
  insert or replace into reindex (article_id, stamp)
  with recursive tree (id) as (
    select new.id
    union
    select c.id from categories c join tree t on c.parent_id = t.id
  )
  select a.id, hex(randomblob(8)) from tree cross join articles a
  where a.category_id = tree.id and a.status = 'published';
end;

create trigger synonyms_version_after_insert after insert on synonyms
begin
  update synonyms_version set version = hex(randomblob(8));
end;

create trigger synonyms_version_after_update after update on synonyms
begin
  update synonyms_version set version = hex(randomblob(8));
end;

create trigger synonyms_version_after_delete after delete on synonyms
begin
  update synonyms_version set version = hex(randomblob(8));
end;
