-- Who may change the content, how they sign in, and what they did. Tokens of all kinds are stored as SHA-256 (hex): who
-- reads the database cannot sign in with what is in it. Times are UTC, 'YYYY-MM-DDTHH:MM:SSZ'.

create table editors (
  id integer primary key,
  email text not null unique check (email like '_%@_%' and email = lower(email)),
  name text not null default '',
  role text not null check (role in ('author', 'editor', 'administrator')),
  -- One who has left keeps the row: the log names it.
  active integer not null default 1 check (active in (0, 1)),
  created_at text not null,
  version integer not null default 1
) strict;

-- A one-time link that lets somebody make a passkey.
create table invitations (
  token_hash text primary key,
  editor_id integer not null references editors (id) on delete cascade,
  -- Taken only from the portal's own machine.
  loopback integer not null default 0 check (loopback in (0, 1)),
  expires_at text not null
) strict, without rowid;

create table passkeys (
  -- As the browser calls the credential: base64url.
  id text primary key,
  editor_id integer not null references editors (id) on delete cascade,
  public_key text not null,
  counter integer not null default 0,
  transports text not null default '[]' check (json_valid(transports)),
  name text not null default '',
  created_at text not null,
  last_used_at text
) strict, without rowid;

create index passkeys_of_editor on passkeys (editor_id);

-- What a passkey has to sign; good once, for minutes. `editor_id` is set when one is made.
create table challenges (
  challenge text primary key,
  editor_id integer references editors (id) on delete cascade,
  expires_at text not null
) strict, without rowid;

create table sessions (
  token_hash text primary key,
  editor_id integer not null references editors (id) on delete cascade,
  created_at text not null,
  -- To the minute or so: not every request writes.
  last_used_at text not null,
  expires_at text not null
) strict, without rowid;

create index sessions_of_editor on sessions (editor_id);

-- For scripts. Whoever has one acts with its role.
create table access_tokens (
  id integer primary key,
  token_hash text not null unique,
  name text not null check (name <> ''),
  role text not null check (role in ('author', 'editor', 'administrator')),
  created_at text not null,
  last_used_at text,
  expires_at text,
  revoked_at text
) strict;

-- What a script has asked for with an Idempotency-Key, and what it was answered.
create table idempotent_requests (
  actor text not null,
  key text not null,
  -- Of method, path and body: another request under the same key is refused.
  fingerprint text not null,
  status integer,
  answer text,
  created_at text not null,
  primary key (actor, key)
) strict, without rowid;

-- What editors' work needs to know of an article, beyond what readers see.
-- A draft is submitted for review, and may be returned with a note.
alter table articles add column review text not null default '' check (review in ('', 'submitted', 'returned'));
alter table articles add column review_note text not null default '';
-- Said on the page that stands where a withdrawn article was.
alter table articles add column withdrawn_reason text not null default '';
-- 'editor:3', 'token:2'; empty when a script on the newsroom's own machine did it.
alter table articles add column created_by text not null default '';

create index articles_by_editing on articles (updated_at, id);

-- Files that are listed under an article, in order.
create table attachments (
  article_id integer not null references articles (id) on delete cascade,
  media_id integer not null references media (id) on delete restrict,
  title text not null default '',
  position integer not null default 0,
  primary key (article_id, media_id)
) strict, without rowid;

create index attachments_by_media on attachments (media_id);

alter table media add column alt text not null default '';

-- What an editor has typed and not saved yet. Of a new article the id is 0.
create table autosaves (
  editor_id integer not null references editors (id) on delete cascade,
  article_id integer not null,
  fields text not null check (json_valid(fields)),
  base_version integer not null,
  saved_at text not null,
  primary key (editor_id, article_id)
) strict, without rowid;

-- Links that show an article that is not published to who has them.
create table previews (
  token_hash text primary key,
  article_id integer not null references articles (id) on delete cascade,
  expires_at text not null
) strict, without rowid;

-- Addresses that readers asked for in vain, by week (its Monday).
create table missed_paths (
  week text not null check (week is date(week)),
  path text not null,
  count integer not null,
  primary key (week, path)
) strict, without rowid;

-- Who is changing something right now: set first and emptied last in the transaction of the change (src/db.ts), so that
-- triggers can say who did it. Empty outside of one.
create table acting (
  id integer primary key check (id = 1),
  actor text not null default '',
  name text not null default '',
  address text not null default ''
) strict;

insert into acting (id) values (1);

-- Every change of every kind. `actor` is 'editor:3', 'token:2', or empty for scripts and the clock. `before` and `after`
-- have what has changed (JSON); long texts are in the revisions.
create table audit_log (
  id integer primary key,
  at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  actor text not null,
  name text not null,
  address text not null,
  action text not null check (action in ('add', 'change', 'remove')),
  subject text not null,
  subject_id text not null,
  title text not null,
  before text,
  after text
) strict;

create index audit_log_by_subject on audit_log (subject, subject_id, id);

-- What an article said before a change. What it says now is in the article.
create table article_revisions (
  article_id integer not null,
  version integer not null,
  replaced_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  actor text not null,
  name text not null,
  title text not null,
  lead text not null,
  author text not null,
  organisation text not null,
  cover_media_id integer,
  cover_alt text not null,
  cover_caption text not null,
  body text not null,
  primary key (article_id, version)
) strict, without rowid;

create trigger article_revisions_after_update
after update of title, lead, author, organisation, cover_media_id, cover_alt, cover_caption, body on articles
when (old.title, old.lead, old.author, old.organisation, old.cover_media_id, old.cover_alt, old.cover_caption, old.body)
  is not (new.title, new.lead, new.author, new.organisation, new.cover_media_id, new.cover_alt, new.cover_caption, new.body)
begin
  insert into article_revisions (article_id, version, actor, name, title, lead, author, organisation, cover_media_id,
    cover_alt, cover_caption, body)
  select old.id, old.version, actor, name, old.title, old.lead, old.author, old.organisation, old.cover_media_id,
    old.cover_alt, old.cover_caption, old.body
  from acting;
end;

create trigger audit_log_refuse_update before update on audit_log
begin
  select raise(abort, 'constraint: audit_log is append-only');
end;

create trigger audit_log_refuse_delete before delete on audit_log
begin
  select raise(abort, 'constraint: audit_log is append-only');
end;

create trigger article_revisions_refuse_update before update on article_revisions
begin
  select raise(abort, 'constraint: article_revisions is append-only');
end;

create trigger article_revisions_refuse_delete before delete on article_revisions
begin
  select raise(abort, 'constraint: article_revisions is append-only');
end;

create trigger articles_log_add after insert on articles
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'articles', new.id, new.title, null,
    json_object('category_id', new.category_id, 'status', new.status, 'review', new.review, 'review_note',
    new.review_note, 'published_at', new.published_at, 'expires_at', new.expires_at, 'featured_position',
    new.featured_position, 'slug', new.slug, 'title', new.title, 'lead', new.lead, 'author', new.author,
    'organisation', new.organisation, 'cover_media_id', new.cover_media_id, 'withdrawn_reason',
    new.withdrawn_reason, 'version', new.version)
  from acting;
end;

create trigger articles_log_change after update of category_id, status, review, review_note, published_at, expires_at, featured_position, slug, title, lead, author, organisation, cover_media_id, withdrawn_reason, version on articles
when (old.category_id, old.status, old.review, old.review_note, old.published_at, old.expires_at, old.featured_position, old.slug, old.title, old.lead, old.author, old.organisation, old.cover_media_id, old.withdrawn_reason, old.version)
  is not (new.category_id, new.status, new.review, new.review_note, new.published_at, new.expires_at, new.featured_position, new.slug, new.title, new.lead, new.author, new.organisation, new.cover_media_id, new.withdrawn_reason, new.version)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'articles', new.id, new.title,
    (select json_group_object(o.key, o.value) from json_each(json_object('category_id', old.category_id, 'status', old.status, 'review', old.review, 'review_note', old.review_note, 'published_at', old.published_at, 'expires_at', old.expires_at, 'featured_position', old.featured_position, 'slug', old.slug, 'title', old.title, 'lead', old.lead, 'author', old.author, 'organisation', old.organisation, 'cover_media_id', old.cover_media_id, 'withdrawn_reason', old.withdrawn_reason, 'version', old.version)) o
      join json_each(json_object('category_id', new.category_id, 'status', new.status, 'review', new.review, 'review_note', new.review_note, 'published_at', new.published_at, 'expires_at', new.expires_at, 'featured_position', new.featured_position, 'slug', new.slug, 'title', new.title, 'lead', new.lead, 'author', new.author, 'organisation', new.organisation, 'cover_media_id', new.cover_media_id, 'withdrawn_reason', new.withdrawn_reason, 'version', new.version)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('category_id', new.category_id, 'status', new.status, 'review', new.review, 'review_note', new.review_note, 'published_at', new.published_at, 'expires_at', new.expires_at, 'featured_position', new.featured_position, 'slug', new.slug, 'title', new.title, 'lead', new.lead, 'author', new.author, 'organisation', new.organisation, 'cover_media_id', new.cover_media_id, 'withdrawn_reason', new.withdrawn_reason, 'version', new.version)) n
      join json_each(json_object('category_id', old.category_id, 'status', old.status, 'review', old.review, 'review_note', old.review_note, 'published_at', old.published_at, 'expires_at', old.expires_at, 'featured_position', old.featured_position, 'slug', old.slug, 'title', old.title, 'lead', old.lead, 'author', old.author, 'organisation', old.organisation, 'cover_media_id', old.cover_media_id, 'withdrawn_reason', old.withdrawn_reason, 'version', old.version)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger articles_log_remove after delete on articles
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'articles', old.id, old.title,
    json_object('category_id', old.category_id, 'status', old.status, 'review', old.review, 'review_note',
    old.review_note, 'published_at', old.published_at, 'expires_at', old.expires_at, 'featured_position',
    old.featured_position, 'slug', old.slug, 'title', old.title, 'lead', old.lead, 'author', old.author,
    'organisation', old.organisation, 'cover_media_id', old.cover_media_id, 'withdrawn_reason',
    old.withdrawn_reason, 'version', old.version), null
  from acting;
end;

create trigger settings_log_add after insert on settings
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'settings', new.id, new.name, null,
    json_object('name', new.name, 'tagline', new.tagline, 'owner', new.owner, 'licence', new.licence,
    'responsible', new.responsible, 'address', new.address, 'phone', new.phone, 'email', new.email, 'locale',
    new.locale, 'time_zone', new.time_zone, 'visit_base', new.visit_base)
  from acting;
end;

create trigger settings_log_change after update of name, tagline, owner, licence, responsible, address, phone, email, locale, time_zone, visit_base on settings
when (old.name, old.tagline, old.owner, old.licence, old.responsible, old.address, old.phone, old.email, old.locale, old.time_zone, old.visit_base)
  is not (new.name, new.tagline, new.owner, new.licence, new.responsible, new.address, new.phone, new.email, new.locale, new.time_zone, new.visit_base)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'settings', new.id, new.name,
    (select json_group_object(o.key, o.value) from json_each(json_object('name', old.name, 'tagline', old.tagline, 'owner', old.owner, 'licence', old.licence, 'responsible', old.responsible, 'address', old.address, 'phone', old.phone, 'email', old.email, 'locale', old.locale, 'time_zone', old.time_zone, 'visit_base', old.visit_base)) o
      join json_each(json_object('name', new.name, 'tagline', new.tagline, 'owner', new.owner, 'licence', new.licence, 'responsible', new.responsible, 'address', new.address, 'phone', new.phone, 'email', new.email, 'locale', new.locale, 'time_zone', new.time_zone, 'visit_base', new.visit_base)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('name', new.name, 'tagline', new.tagline, 'owner', new.owner, 'licence', new.licence, 'responsible', new.responsible, 'address', new.address, 'phone', new.phone, 'email', new.email, 'locale', new.locale, 'time_zone', new.time_zone, 'visit_base', new.visit_base)) n
      join json_each(json_object('name', old.name, 'tagline', old.tagline, 'owner', old.owner, 'licence', old.licence, 'responsible', old.responsible, 'address', old.address, 'phone', old.phone, 'email', old.email, 'locale', old.locale, 'time_zone', old.time_zone, 'visit_base', old.visit_base)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger settings_log_remove after delete on settings
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'settings', old.id, old.name,
    json_object('name', old.name, 'tagline', old.tagline, 'owner', old.owner, 'licence', old.licence,
    'responsible', old.responsible, 'address', old.address, 'phone', old.phone, 'email', old.email, 'locale',
    old.locale, 'time_zone', old.time_zone, 'visit_base', old.visit_base), null
  from acting;
end;

create trigger categories_log_add after insert on categories
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'categories', new.id, new.name, null,
    json_object('parent_id', new.parent_id, 'slug', new.slug, 'name', new.name, 'kind', new.kind, 'position',
    new.position)
  from acting;
end;

create trigger categories_log_change after update of parent_id, slug, name, kind, position on categories
when (old.parent_id, old.slug, old.name, old.kind, old.position)
  is not (new.parent_id, new.slug, new.name, new.kind, new.position)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'categories', new.id, new.name,
    (select json_group_object(o.key, o.value) from json_each(json_object('parent_id', old.parent_id, 'slug', old.slug, 'name', old.name, 'kind', old.kind, 'position', old.position)) o
      join json_each(json_object('parent_id', new.parent_id, 'slug', new.slug, 'name', new.name, 'kind', new.kind, 'position', new.position)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('parent_id', new.parent_id, 'slug', new.slug, 'name', new.name, 'kind', new.kind, 'position', new.position)) n
      join json_each(json_object('parent_id', old.parent_id, 'slug', old.slug, 'name', old.name, 'kind', old.kind, 'position', old.position)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger categories_log_remove after delete on categories
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'categories', old.id, old.name,
    json_object('parent_id', old.parent_id, 'slug', old.slug, 'name', old.name, 'kind', old.kind, 'position',
    old.position), null
  from acting;
end;

create trigger link_groups_log_add after insert on link_groups
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'link_groups', new.id, new.name, null,
    json_object('name', new.name, 'position', new.position)
  from acting;
end;

create trigger link_groups_log_change after update of name, position on link_groups
when (old.name, old.position)
  is not (new.name, new.position)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'link_groups', new.id, new.name,
    (select json_group_object(o.key, o.value) from json_each(json_object('name', old.name, 'position', old.position)) o
      join json_each(json_object('name', new.name, 'position', new.position)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('name', new.name, 'position', new.position)) n
      join json_each(json_object('name', old.name, 'position', old.position)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger link_groups_log_remove after delete on link_groups
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'link_groups', old.id, old.name,
    json_object('name', old.name, 'position', old.position), null
  from acting;
end;

create trigger links_log_add after insert on links
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'links', new.id, new.title, null,
    json_object('group_id', new.group_id, 'title', new.title, 'url', new.url, 'position', new.position)
  from acting;
end;

create trigger links_log_change after update of group_id, title, url, position on links
when (old.group_id, old.title, old.url, old.position)
  is not (new.group_id, new.title, new.url, new.position)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'links', new.id, new.title,
    (select json_group_object(o.key, o.value) from json_each(json_object('group_id', old.group_id, 'title', old.title, 'url', old.url, 'position', old.position)) o
      join json_each(json_object('group_id', new.group_id, 'title', new.title, 'url', new.url, 'position', new.position)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('group_id', new.group_id, 'title', new.title, 'url', new.url, 'position', new.position)) n
      join json_each(json_object('group_id', old.group_id, 'title', old.title, 'url', old.url, 'position', old.position)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger links_log_remove after delete on links
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'links', old.id, old.title,
    json_object('group_id', old.group_id, 'title', old.title, 'url', old.url, 'position', old.position), null
  from acting;
end;

create trigger places_log_add after insert on places
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'places', new.id, new.name, null,
    json_object('name', new.name, 'address', new.address, 'phone', new.phone, 'description', new.description,
    'latitude', new.latitude, 'longitude', new.longitude, 'position', new.position)
  from acting;
end;

create trigger places_log_change after update of name, address, phone, description, latitude, longitude, position on places
when (old.name, old.address, old.phone, old.description, old.latitude, old.longitude, old.position)
  is not (new.name, new.address, new.phone, new.description, new.latitude, new.longitude, new.position)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'places', new.id, new.name,
    (select json_group_object(o.key, o.value) from json_each(json_object('name', old.name, 'address', old.address, 'phone', old.phone, 'description', old.description, 'latitude', old.latitude, 'longitude', old.longitude, 'position', old.position)) o
      join json_each(json_object('name', new.name, 'address', new.address, 'phone', new.phone, 'description', new.description, 'latitude', new.latitude, 'longitude', new.longitude, 'position', new.position)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('name', new.name, 'address', new.address, 'phone', new.phone, 'description', new.description, 'latitude', new.latitude, 'longitude', new.longitude, 'position', new.position)) n
      join json_each(json_object('name', old.name, 'address', old.address, 'phone', old.phone, 'description', old.description, 'latitude', old.latitude, 'longitude', old.longitude, 'position', old.position)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger places_log_remove after delete on places
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'places', old.id, old.name,
    json_object('name', old.name, 'address', old.address, 'phone', old.phone, 'description', old.description,
    'latitude', old.latitude, 'longitude', old.longitude, 'position', old.position), null
  from acting;
end;

create trigger pages_log_add after insert on pages
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'pages', new.id, new.title, null,
    json_object('slug', new.slug, 'title', new.title, 'in_menu', new.in_menu, 'position', new.position, 'body',
    new.body)
  from acting;
end;

create trigger pages_log_change after update of slug, title, in_menu, position, body on pages
when (old.slug, old.title, old.in_menu, old.position, old.body)
  is not (new.slug, new.title, new.in_menu, new.position, new.body)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'pages', new.id, new.title,
    (select json_group_object(o.key, o.value) from json_each(json_object('slug', old.slug, 'title', old.title, 'in_menu', old.in_menu, 'position', old.position, 'body', old.body)) o
      join json_each(json_object('slug', new.slug, 'title', new.title, 'in_menu', new.in_menu, 'position', new.position, 'body', new.body)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('slug', new.slug, 'title', new.title, 'in_menu', new.in_menu, 'position', new.position, 'body', new.body)) n
      join json_each(json_object('slug', old.slug, 'title', old.title, 'in_menu', old.in_menu, 'position', old.position, 'body', old.body)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger pages_log_remove after delete on pages
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'pages', old.id, old.title,
    json_object('slug', old.slug, 'title', old.title, 'in_menu', old.in_menu, 'position', old.position, 'body',
    old.body), null
  from acting;
end;

create trigger schedule_entries_log_add after insert on schedule_entries
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'schedule_entries', new.id, new.content, null,
    json_object('day', new.day, 'part', new.part, 'starts_at', new.starts_at, 'leader', new.leader, 'content',
    new.content, 'place', new.place, 'participants', new.participants, 'prepared_by', new.prepared_by, 'status',
    new.status, 'position', new.position)
  from acting;
end;

create trigger schedule_entries_log_change after update of day, part, starts_at, leader, content, place, participants, prepared_by, status, position on schedule_entries
when (old.day, old.part, old.starts_at, old.leader, old.content, old.place, old.participants, old.prepared_by, old.status, old.position)
  is not (new.day, new.part, new.starts_at, new.leader, new.content, new.place, new.participants, new.prepared_by, new.status, new.position)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'schedule_entries', new.id, new.content,
    (select json_group_object(o.key, o.value) from json_each(json_object('day', old.day, 'part', old.part, 'starts_at', old.starts_at, 'leader', old.leader, 'content', old.content, 'place', old.place, 'participants', old.participants, 'prepared_by', old.prepared_by, 'status', old.status, 'position', old.position)) o
      join json_each(json_object('day', new.day, 'part', new.part, 'starts_at', new.starts_at, 'leader', new.leader, 'content', new.content, 'place', new.place, 'participants', new.participants, 'prepared_by', new.prepared_by, 'status', new.status, 'position', new.position)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('day', new.day, 'part', new.part, 'starts_at', new.starts_at, 'leader', new.leader, 'content', new.content, 'place', new.place, 'participants', new.participants, 'prepared_by', new.prepared_by, 'status', new.status, 'position', new.position)) n
      join json_each(json_object('day', old.day, 'part', old.part, 'starts_at', old.starts_at, 'leader', old.leader, 'content', old.content, 'place', old.place, 'participants', old.participants, 'prepared_by', old.prepared_by, 'status', old.status, 'position', old.position)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger schedule_entries_log_remove after delete on schedule_entries
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'schedule_entries', old.id, old.content,
    json_object('day', old.day, 'part', old.part, 'starts_at', old.starts_at, 'leader', old.leader, 'content',
    old.content, 'place', old.place, 'participants', old.participants, 'prepared_by', old.prepared_by, 'status',
    old.status, 'position', old.position), null
  from acting;
end;

create trigger redirects_log_add after insert on redirects
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'redirects', new.from_path, new.from_path, null,
    json_object('from_path', new.from_path, 'to_path', new.to_path)
  from acting;
end;

create trigger redirects_log_change after update of from_path, to_path on redirects
when (old.from_path, old.to_path)
  is not (new.from_path, new.to_path)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'redirects', new.from_path, new.from_path,
    (select json_group_object(o.key, o.value) from json_each(json_object('from_path', old.from_path, 'to_path', old.to_path)) o
      join json_each(json_object('from_path', new.from_path, 'to_path', new.to_path)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('from_path', new.from_path, 'to_path', new.to_path)) n
      join json_each(json_object('from_path', old.from_path, 'to_path', old.to_path)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger redirects_log_remove after delete on redirects
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'redirects', old.from_path, old.from_path,
    json_object('from_path', old.from_path, 'to_path', old.to_path), null
  from acting;
end;

create trigger synonyms_log_add after insert on synonyms
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'synonyms', new.id, new.forms, null,
    json_object('forms', new.forms)
  from acting;
end;

create trigger synonyms_log_change after update of forms on synonyms
when (old.forms)
  is not (new.forms)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'synonyms', new.id, new.forms,
    (select json_group_object(o.key, o.value) from json_each(json_object('forms', old.forms)) o
      join json_each(json_object('forms', new.forms)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('forms', new.forms)) n
      join json_each(json_object('forms', old.forms)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger synonyms_log_remove after delete on synonyms
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'synonyms', old.id, old.forms,
    json_object('forms', old.forms), null
  from acting;
end;

create trigger media_log_add after insert on media
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'media', new.id, new.name, null,
    json_object('key', new.key, 'type', new.type, 'bytes', new.bytes, 'name', new.name, 'alt', new.alt)
  from acting;
end;

create trigger media_log_change after update of key, type, bytes, name, alt on media
when (old.key, old.type, old.bytes, old.name, old.alt)
  is not (new.key, new.type, new.bytes, new.name, new.alt)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'media', new.id, new.name,
    (select json_group_object(o.key, o.value) from json_each(json_object('key', old.key, 'type', old.type, 'bytes', old.bytes, 'name', old.name, 'alt', old.alt)) o
      join json_each(json_object('key', new.key, 'type', new.type, 'bytes', new.bytes, 'name', new.name, 'alt', new.alt)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('key', new.key, 'type', new.type, 'bytes', new.bytes, 'name', new.name, 'alt', new.alt)) n
      join json_each(json_object('key', old.key, 'type', old.type, 'bytes', old.bytes, 'name', old.name, 'alt', old.alt)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger media_log_remove after delete on media
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'media', old.id, old.name,
    json_object('key', old.key, 'type', old.type, 'bytes', old.bytes, 'name', old.name, 'alt', old.alt), null
  from acting;
end;

create trigger attachments_log_add after insert on attachments
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'attachments', new.article_id, new.title, null,
    json_object('article_id', new.article_id, 'media_id', new.media_id, 'title', new.title, 'position',
    new.position)
  from acting;
end;

create trigger attachments_log_change after update of article_id, media_id, title, position on attachments
when (old.article_id, old.media_id, old.title, old.position)
  is not (new.article_id, new.media_id, new.title, new.position)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'attachments', new.article_id, new.title,
    (select json_group_object(o.key, o.value) from json_each(json_object('article_id', old.article_id, 'media_id', old.media_id, 'title', old.title, 'position', old.position)) o
      join json_each(json_object('article_id', new.article_id, 'media_id', new.media_id, 'title', new.title, 'position', new.position)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('article_id', new.article_id, 'media_id', new.media_id, 'title', new.title, 'position', new.position)) n
      join json_each(json_object('article_id', old.article_id, 'media_id', old.media_id, 'title', old.title, 'position', old.position)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger attachments_log_remove after delete on attachments
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'attachments', old.article_id, old.title,
    json_object('article_id', old.article_id, 'media_id', old.media_id, 'title', old.title, 'position',
    old.position), null
  from acting;
end;

create trigger editors_log_add after insert on editors
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'editors', new.id, new.email, null,
    json_object('email', new.email, 'name', new.name, 'role', new.role, 'active', new.active)
  from acting;
end;

create trigger editors_log_change after update of email, name, role, active on editors
when (old.email, old.name, old.role, old.active)
  is not (new.email, new.name, new.role, new.active)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'editors', new.id, new.email,
    (select json_group_object(o.key, o.value) from json_each(json_object('email', old.email, 'name', old.name, 'role', old.role, 'active', old.active)) o
      join json_each(json_object('email', new.email, 'name', new.name, 'role', new.role, 'active', new.active)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('email', new.email, 'name', new.name, 'role', new.role, 'active', new.active)) n
      join json_each(json_object('email', old.email, 'name', old.name, 'role', old.role, 'active', old.active)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger editors_log_remove after delete on editors
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'editors', old.id, old.email,
    json_object('email', old.email, 'name', old.name, 'role', old.role, 'active', old.active), null
  from acting;
end;

create trigger passkeys_log_add after insert on passkeys
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'passkeys', new.id, new.name, null,
    json_object('editor_id', new.editor_id, 'name', new.name)
  from acting;
end;

create trigger passkeys_log_change after update of editor_id, name on passkeys
when (old.editor_id, old.name)
  is not (new.editor_id, new.name)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'passkeys', new.id, new.name,
    (select json_group_object(o.key, o.value) from json_each(json_object('editor_id', old.editor_id, 'name', old.name)) o
      join json_each(json_object('editor_id', new.editor_id, 'name', new.name)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('editor_id', new.editor_id, 'name', new.name)) n
      join json_each(json_object('editor_id', old.editor_id, 'name', old.name)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger passkeys_log_remove after delete on passkeys
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'passkeys', old.id, old.name,
    json_object('editor_id', old.editor_id, 'name', old.name), null
  from acting;
end;

create trigger access_tokens_log_add after insert on access_tokens
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'add', 'access_tokens', new.id, new.name, null,
    json_object('name', new.name, 'role', new.role, 'expires_at', new.expires_at, 'revoked_at', new.revoked_at)
  from acting;
end;

create trigger access_tokens_log_change after update of name, role, expires_at, revoked_at on access_tokens
when (old.name, old.role, old.expires_at, old.revoked_at)
  is not (new.name, new.role, new.expires_at, new.revoked_at)
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'change', 'access_tokens', new.id, new.name,
    (select json_group_object(o.key, o.value) from json_each(json_object('name', old.name, 'role', old.role, 'expires_at', old.expires_at, 'revoked_at', old.revoked_at)) o
      join json_each(json_object('name', new.name, 'role', new.role, 'expires_at', new.expires_at, 'revoked_at', new.revoked_at)) n on n.key = o.key where n.value is not o.value),
    (select json_group_object(n.key, n.value) from json_each(json_object('name', new.name, 'role', new.role, 'expires_at', new.expires_at, 'revoked_at', new.revoked_at)) n
      join json_each(json_object('name', old.name, 'role', old.role, 'expires_at', old.expires_at, 'revoked_at', old.revoked_at)) o on n.key = o.key where n.value is not o.value)
  from acting;
end;

create trigger access_tokens_log_remove after delete on access_tokens
begin
  insert into audit_log (actor, name, address, action, subject, subject_id, title, before, after)
  select actor, name, address, 'remove', 'access_tokens', old.id, old.name,
    json_object('name', old.name, 'role', old.role, 'expires_at', old.expires_at, 'revoked_at', old.revoked_at), null
  from acting;
end;
