-- The newsroom's content. Times are UTC, 'YYYY-MM-DDTHH:MM:SSZ'; days are days of the site's time zone,
-- 'YYYY-MM-DD'. Text is NFC, as typed. `sort_key` holds Vietnamese collation (src/content/sort-key.ts),
-- since D1 compares bytes.

create table settings (
  id integer primary key check (id = 1),
  name text not null check (name <> ''),
  tagline text not null default '',
  owner text not null default '',
  licence text not null default '',
  responsible text not null default '',
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  time_zone text not null default 'Asia/Ho_Chi_Minh',
  visit_base integer not null default 0 check (visit_base >= 0),
  version integer not null default 1
) strict;

create table categories (
  id integer primary key,
  parent_id integer references categories (id) on delete restrict check (parent_id <> id),
  slug text not null unique check (slug <> '' and slug not glob '*[^a-z0-9-]*'),
  name text not null check (name <> ''),
  sort_key text not null,
  kind text not null default 'news' check (kind in ('news', 'department')),
  position integer not null default 0,
  version integer not null default 1
) strict;

create index categories_by_parent on categories (parent_id, position, sort_key);

create trigger categories_stay_a_tree
before update of parent_id on categories
when new.parent_id is not null and exists (
  with recursive ancestors (id) as (
    select new.parent_id
    union
    select c.parent_id from categories c join ancestors a on c.id = a.id where c.parent_id is not null
  )
  select 1 from ancestors where id = new.id
)
begin
  select raise(abort, 'category cycle');
end;

-- A file in R2. The key is the SHA-256 of its bytes with the extension of its type.
create table media (
  id integer primary key,
  key text not null unique check (key glob '[0-9a-f]*.[a-z0-9]*'),
  type text not null,
  bytes integer not null check (bytes > 0),
  width integer check (width > 0),
  height integer check (height > 0),
  name text not null default '',
  created_at text not null check (created_at is strftime('%Y-%m-%dT%H:%M:%SZ', created_at))
) strict;

-- The body stands last, so that a list reads its columns without walking the body's overflow pages.
create table articles (
  id integer primary key,
  category_id integer not null references categories (id) on delete restrict,
  status text not null check (status in ('draft', 'scheduled', 'published', 'withdrawn')),
  published_at text check (published_at is strftime('%Y-%m-%dT%H:%M:%SZ', published_at)),
  published_day text check (published_day is date(published_day)),
  first_published_at text check (first_published_at is strftime('%Y-%m-%dT%H:%M:%SZ', first_published_at)),
  updated_at text not null check (updated_at is strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
  expires_at text check (expires_at is strftime('%Y-%m-%dT%H:%M:%SZ', expires_at)),
  featured_position integer,
  version integer not null default 1 check (version >= 1),
  slug text not null check (slug <> '' and slug not glob '*[^a-z0-9-]*'),
  title text not null check (title <> ''),
  lead text not null default '',
  author text not null default '',
  organisation text not null default '',
  cover_media_id integer references media (id) on delete restrict,
  cover_alt text not null default '',
  cover_caption text not null default '',
  external_id text unique,
  old_url text unique check (old_url glob '/*'),
  body text not null default '',
  check (status not in ('published', 'scheduled') or (published_at is not null and published_day is not null)),
  check (status <> 'published' or first_published_at is not null),
  check (expires_at > published_at)
) strict;

-- Every public list is a range of one of these. `published_day` is a monotone function of `published_at`,
-- so by day and time is by time.
create index articles_by_category on articles (category_id, status, published_at, id);
create index articles_by_day on articles (status, published_day, published_at, id);
create index articles_by_organisation on articles (organisation, status, published_at, id);
create index articles_featured on articles (status, featured_position) where featured_position is not null;
create index articles_expiring on articles (expires_at) where expires_at is not null;
create index articles_by_cover on articles (cover_media_id) where cover_media_id is not null;

-- Whoever writes says which version was read: a stale one aborts the whole batch.
create trigger articles_refuse_a_stale_version
before update of category_id, status, published_at, expires_at, slug, title, lead, body, author, organisation,
  cover_media_id, cover_alt, cover_caption
on articles
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create table link_groups (
  id integer primary key,
  name text not null unique check (name <> ''),
  position integer not null default 0
) strict;

create table links (
  id integer primary key,
  group_id integer not null references link_groups (id) on delete cascade,
  title text not null check (title <> ''),
  url text not null check (url glob 'https://?*' or url glob 'http://?*'),
  position integer not null default 0,
  unique (group_id, url)
) strict;

create table schedule_entries (
  id integer primary key,
  day text not null check (day is date(day)),
  part text not null check (part in ('morning', 'afternoon')),
  starts_at text check (starts_at is strftime('%H:%M', starts_at)),
  leader text not null default '',
  content text not null check (content <> ''),
  place text not null default '',
  participants text not null default '',
  prepared_by text not null default '',
  status text not null default 'planned' check (status in ('planned', 'changed', 'cancelled')),
  position integer not null default 0
) strict;

create index schedule_entries_by_day on schedule_entries (day);

create table places (
  id integer primary key,
  name text not null check (name <> ''),
  sort_key text not null,
  address text not null default '',
  phone text not null default '',
  description text not null default '',
  latitude real not null check (latitude between -90 and 90),
  longitude real not null check (longitude between -180 and 180),
  position integer not null default 0
) strict;

create index places_in_order on places (position, sort_key);

create table pages (
  id integer primary key,
  slug text not null unique check (slug <> '' and slug not glob '*[^a-z0-9-]*'),
  title text not null check (title <> ''),
  in_menu integer not null default 0 check (in_menu in (0, 1)),
  position integer not null default 0,
  updated_at text not null check (updated_at is strftime('%Y-%m-%dT%H:%M:%SZ', updated_at)),
  version integer not null default 1,
  body text not null default ''
) strict;

create index pages_in_menu on pages (in_menu, position);

-- An address that has moved. Paths start with '/' and may carry a query (old portals' did).
create table redirects (
  from_path text primary key check (from_path glob '/*'),
  to_path text not null check (to_path glob '/*' and to_path not glob '//*' and to_path <> from_path)
) strict, without rowid;

-- What stands around every page, as one row, so that a page reads one row for it instead of a statement and
-- its rows for each block. The database keeps it true itself: whatever writes to the tables below, in whatever
-- way, renews it in the same transaction.
-- The version is random, not counted: a database restored to an earlier time must not repeat one.
create table layout (
  id integer primary key check (id = 1),
  value text not null check (json_valid(value)),
  version text not null
) strict;

create view layout_now (value) as
select json_object(
  'settings', (
    select json_object(
      'name', name, 'tagline', tagline, 'owner', owner, 'licence', licence, 'responsible', responsible,
      'address', address, 'phone', phone, 'email', email, 'locale', locale, 'time_zone', time_zone,
      'visit_base', visit_base
    )
    from settings where id = 1
  ),
  'categories', (
    select json_group_array(
      json_object('id', id, 'parent_id', parent_id, 'slug', slug, 'name', name, 'kind', kind)
      order by parent_id, position, sort_key
    )
    from categories
  ),
  'menu', (
    select json_group_array(json_object('slug', slug, 'title', title) order by position, id)
    from pages where in_menu = 1
  ),
  'featured', (
    select json_group_array(
      json_object('id', id, 'slug', slug, 'title', title, 'publishedAt', published_at, 'categoryId', category_id)
      order by featured_position, id
    )
    from (
      select * from articles
      where status = 'published' and featured_position is not null
      order by featured_position, id limit 6
    )
  ),
  'departmentNews', (
    select json_group_array(
      json_object('id', id, 'slug', slug, 'title', title, 'publishedAt', published_at, 'categoryId', category_id)
      order by published_at desc, id desc
    )
    from (
      select a.* from categories c cross join articles a
      where c.kind = 'department' and a.id in (
        select id from articles
        where category_id = c.id and status = 'published'
        order by published_at desc, id desc limit 6
      )
      order by a.published_at desc, a.id desc limit 6
    )
  ),
  'places', (
    select json_group_array(
      json_object('name', name, 'latitude', latitude, 'longitude', longitude) order by position, sort_key
    )
    from places
  ),
  'links', (
    select json_group_array(
      json_object('group', g.name, 'title', l.title, 'url', l.url) order by g.position, g.id, l.position, l.id
    )
    from link_groups g join links l on l.group_id = g.id
  ),
  -- Yesterday, today and tomorrow of UTC can each be today somewhere: three days with entries are enough.
  'schedule', (
    select json_group_array(
      json_object(
        'day', day, 'part', part, 'starts_at', starts_at, 'leader', leader, 'content', content, 'place', place,
        'participants', participants, 'prepared_by', prepared_by, 'status', status
      )
      order by day, part = 'afternoon', starts_at, position, id
    )
    from schedule_entries
    where day in (
      select distinct day from schedule_entries
      where day between date('now', '-1 day') and date('now', '+9 days')
      order by day limit 3
    )
  )
);

insert into layout (id, value, version) select 1, value, hex(randomblob(8)) from layout_now;

create trigger layout_after_settings_insert after insert on settings
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_settings_update after update on settings
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_settings_delete after delete on settings
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_categories_insert after insert on categories
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_categories_update after update on categories
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_categories_delete after delete on categories
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_pages_insert after insert on pages
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_pages_update after update on pages
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_pages_delete after delete on pages
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_places_insert after insert on places
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_places_update after update on places
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_places_delete after delete on places
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_link_groups_insert after insert on link_groups
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_link_groups_update after update on link_groups
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_link_groups_delete after delete on link_groups
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_links_insert after insert on links
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_links_update after update on links
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_links_delete after delete on links
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_schedule_entries_insert after insert on schedule_entries
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_schedule_entries_update after update on schedule_entries
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_schedule_entries_delete after delete on schedule_entries
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

-- Of the articles, only those that a block names.

create trigger layout_after_articles_insert after insert on articles
when (new.status = 'published' and (
    new.featured_position is not null or (select kind from categories where id = new.category_id) = 'department'
  ))
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_articles_update after update on articles
when (old.status = 'published' and (
    old.featured_position is not null or (select kind from categories where id = old.category_id) = 'department'
  ))
  or (new.status = 'published' and (
    new.featured_position is not null or (select kind from categories where id = new.category_id) = 'department'
  ))
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_after_articles_delete after delete on articles
when (old.status = 'published' and (
    old.featured_position is not null or (select kind from categories where id = old.category_id) = 'department'
  ))
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;
