-- An autosave belongs to the form in which the text was typed: two forms of one editor never overwrite each other.
-- The key is made when the form is opened. Autosaves from before get the key of their article.
create table autosaves_of_forms (
  editor_id integer not null references editors (id) on delete cascade,
  form_key text not null,
  article_id integer not null,
  fields text not null check (json_valid(fields)),
  base_version integer not null,
  saved_at text not null,
  primary key (editor_id, form_key)
) strict, without rowid;

insert into autosaves_of_forms (editor_id, form_key, article_id, fields, base_version, saved_at)
  select editor_id, 'article-' || article_id, article_id, fields, base_version, saved_at from autosaves;

drop table autosaves;
alter table autosaves_of_forms rename to autosaves;
