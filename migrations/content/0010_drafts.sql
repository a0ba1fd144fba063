-- Autosaves: texts that an editor has typed and not saved yet. The id of a new article is 0.
create table autosaves (
  editor_id integer not null references editors (id) on delete cascade,
  article_id integer not null,
  fields text not null check (json_valid(fields)),
  base_version integer not null,
  saved_at text not null,
  primary key (editor_id, article_id)
) strict, without rowid;

-- Links that show an article before it is published. The token is stored as SHA-256 (hex).
create table previews (
  token_hash text primary key,
  article_id integer not null references articles (id) on delete cascade,
  expires_at text not null
) strict, without rowid;
