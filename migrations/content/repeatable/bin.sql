-- What can be deleted goes into the bin in the same transaction, whatever way it is deleted. For each table that can be
-- deleted from: a view of its rows as the bin has them, and two triggers. A new column belongs in the view.
-- The code restores a row of the bin by the names in `content` and `children` (src/content/bin/restore.ts).

create view deletable_articles (row_key, title, owner, version, children, content) as
select id, title, created_by, version,
  json_object(
    'attachments', (
      select json_group_array(json_object(
        'article_id', attachments.article_id, 'media_id', attachments.media_id, 'title', attachments.title,
        'position', attachments.position
      )) from attachments where article_id = articles.id
    ),
    'previews', (
      select json_group_array(json_object(
        'token_hash', previews.token_hash, 'article_id', previews.article_id, 'expires_at', previews.expires_at
      )) from previews where article_id = articles.id
    )
  ),
  json_insert(json_object(
      'id', id, 'category_id', category_id, 'status', status, 'published_at', published_at,
      'published_day', published_day, 'first_published_at', first_published_at, 'updated_at', updated_at,
      'expires_at', expires_at, 'featured_position', featured_position, 'version', version, 'slug', slug,
      'title', title, 'lead', lead, 'author', author, 'organisation', organisation, 'cover_media_id', cover_media_id
    ),
    '$.cover_alt', cover_alt, '$.cover_caption', cover_caption, '$.external_id', external_id, '$.old_url', old_url,
    '$.review', review, '$.review_note', review_note, '$.withdrawn_reason', withdrawn_reason,
    '$.created_by', created_by, '$.body', body
  )
from articles;

create trigger articles_into_the_bin before delete on articles
begin
  insert into bin (kind, row_key, title, owner, actor, name, children, content)
  select 'articles', row_key, title, owner, audit_actor.actor, audit_actor.name, children, content
  from deletable_articles, audit_actor where row_key = old.id;
end;

create trigger articles_keep_the_last_id after delete on articles begin
  insert into last_ids values ('articles', old.id) on conflict (kind) do update set id = max(id, excluded.id);
end;

create view deletable_pages (row_key, title, owner, version, children, content) as
select id, title, '', version,
  '{}',
  json_object(
    'id', id, 'slug', slug, 'title', title, 'in_menu', in_menu, 'position', position, 'updated_at', updated_at,
    'version', version, 'body', body
  )
from pages;

create trigger pages_into_the_bin before delete on pages
begin
  insert into bin (kind, row_key, title, owner, actor, name, children, content)
  select 'pages', row_key, title, owner, audit_actor.actor, audit_actor.name, children, content
  from deletable_pages, audit_actor where row_key = old.id;
end;

create trigger pages_keep_the_last_id after delete on pages begin
  insert into last_ids values ('pages', old.id) on conflict (kind) do update set id = max(id, excluded.id);
end;

create view deletable_categories (row_key, title, owner, version, children, content) as
select id, name, '', version,
  '{}',
  json_object(
    'id', id, 'parent_id', parent_id, 'slug', slug, 'name', name, 'sort_key', sort_key, 'kind', kind,
    'position', position, 'version', version
  )
from categories;

create trigger categories_into_the_bin before delete on categories
begin
  insert into bin (kind, row_key, title, owner, actor, name, children, content)
  select 'categories', row_key, title, owner, audit_actor.actor, audit_actor.name, children, content
  from deletable_categories, audit_actor where row_key = old.id;
end;

create trigger categories_keep_the_last_id after delete on categories begin
  insert into last_ids values ('categories', old.id) on conflict (kind) do update set id = max(id, excluded.id);
end;

create view deletable_link_groups (row_key, title, owner, version, children, content) as
select id, name, '', version,
  json_object(
    'links', (
      select json_group_array(json_object(
        'id', links.id, 'group_id', links.group_id, 'title', links.title, 'url', links.url,
        'position', links.position, 'version', links.version
      )) from links where group_id = link_groups.id
    )
  ),
  json_object(
    'id', id, 'name', name, 'position', position, 'version', version
  )
from link_groups;

create trigger link_groups_into_the_bin before delete on link_groups
begin
  insert into bin (kind, row_key, title, owner, actor, name, children, content)
  select 'link_groups', row_key, title, owner, audit_actor.actor, audit_actor.name, children, content
  from deletable_link_groups, audit_actor where row_key = old.id;
end;

create trigger link_groups_keep_the_last_id after delete on link_groups begin
  insert into last_ids values ('link_groups', old.id) on conflict (kind) do update set id = max(id, excluded.id);
end;

create view deletable_links (row_key, title, owner, version, children, content) as
select id, title, '', version,
  '{}',
  json_object(
    'id', id, 'group_id', group_id, 'title', title, 'url', url, 'position', position, 'version', version
  )
from links;

-- Links that go with their group are children of it.
create trigger links_into_the_bin before delete on links
when exists (select 1 from link_groups where id = old.group_id)
begin
  insert into bin (kind, row_key, title, owner, actor, name, children, content)
  select 'links', row_key, title, owner, audit_actor.actor, audit_actor.name, children, content
  from deletable_links, audit_actor where row_key = old.id;
end;

create trigger links_keep_the_last_id after delete on links begin
  insert into last_ids values ('links', old.id) on conflict (kind) do update set id = max(id, excluded.id);
end;

create view deletable_places (row_key, title, owner, version, children, content) as
select id, name, '', version,
  '{}',
  json_object(
    'id', id, 'name', name, 'sort_key', sort_key, 'address', address, 'phone', phone, 'description', description,
    'latitude', latitude, 'longitude', longitude, 'position', position, 'version', version
  )
from places;

create trigger places_into_the_bin before delete on places
begin
  insert into bin (kind, row_key, title, owner, actor, name, children, content)
  select 'places', row_key, title, owner, audit_actor.actor, audit_actor.name, children, content
  from deletable_places, audit_actor where row_key = old.id;
end;

create trigger places_keep_the_last_id after delete on places begin
  insert into last_ids values ('places', old.id) on conflict (kind) do update set id = max(id, excluded.id);
end;

create view deletable_schedule_entries (row_key, title, owner, version, children, content) as
select id, substr(content, 1, 300), '', version,
  '{}',
  json_object(
    'id', id, 'day', day, 'part', part, 'starts_at', starts_at, 'leader', leader, 'content', content, 'place', place,
    'participants', participants, 'prepared_by', prepared_by, 'status', status, 'position', position,
    'version', version, 'changed_at', changed_at
  )
from schedule_entries;

create trigger schedule_entries_into_the_bin before delete on schedule_entries
begin
  insert into bin (kind, row_key, title, owner, actor, name, children, content)
  select 'schedule_entries', row_key, title, owner, audit_actor.actor, audit_actor.name, children, content
  from deletable_schedule_entries, audit_actor where row_key = old.id;
end;

create trigger schedule_entries_keep_the_last_id after delete on schedule_entries begin
  insert into last_ids values ('schedule_entries', old.id) on conflict (kind) do update set id = max(id, excluded.id);
end;

create view deletable_redirects (row_key, title, owner, version, children, content) as
select from_path, from_path || ' → ' || to_path, '', version,
  '{}',
  json_object(
    'from_path', from_path, 'to_path', to_path, 'version', version
  )
from redirects;

create trigger redirects_into_the_bin before delete on redirects
begin
  insert into bin (kind, row_key, title, owner, actor, name, children, content)
  select 'redirects', row_key, title, owner, audit_actor.actor, audit_actor.name, children, content
  from deletable_redirects, audit_actor where row_key = old.from_path;
end;

create view deletable_synonyms (row_key, title, owner, version, children, content) as
select id, (select group_concat(value, ', ') from json_each(forms)), '', version,
  '{}',
  json_object(
    'id', id, 'forms', forms, 'version', version
  )
from synonyms;

create trigger synonyms_into_the_bin before delete on synonyms
begin
  insert into bin (kind, row_key, title, owner, actor, name, children, content)
  select 'synonyms', row_key, title, owner, audit_actor.actor, audit_actor.name, children, content
  from deletable_synonyms, audit_actor where row_key = old.id;
end;

create trigger synonyms_keep_the_last_id after delete on synonyms begin
  insert into last_ids values ('synonyms', old.id) on conflict (kind) do update set id = max(id, excluded.id);
end;

create view deletable_media (row_key, title, owner, version, children, content) as
select id, name, '', version,
  '{}',
  json_object(
    'id', id, 'key', key, 'type', type, 'bytes', bytes, 'width', width, 'height', height, 'name', name, 'alt', alt,
    'created_at', created_at, 'version', version
  )
from media;

create trigger media_into_the_bin before delete on media
begin
  insert into bin (kind, row_key, title, owner, actor, name, children, content)
  select 'media', row_key, title, owner, audit_actor.actor, audit_actor.name, children, content
  from deletable_media, audit_actor where row_key = old.id;
end;

create trigger media_keep_the_last_id after delete on media begin
  insert into last_ids values ('media', old.id) on conflict (kind) do update set id = max(id, excluded.id);
end;
