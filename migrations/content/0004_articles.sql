-- The body is the last column, so that lists do not read its overflow pages. A column that is added later comes after
-- the body, and reading it reads the overflow pages too.
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
  -- An author submits a draft for review. An editor may return it with a note.
  review text not null default '' check (review in ('', 'submitted', 'returned')),
  review_note text not null default '',
  -- The page of the withdrawn article shows it.
  withdrawn_reason text not null default '',
  -- 'editor:3', 'token:2', or empty for a script on the newsroom's own machine.
  created_by text not null default '',
  body text not null default '',
  check (status not in ('published', 'scheduled') or (published_at is not null and published_day is not null)),
  check (status <> 'published' or first_published_at is not null),
  check (expires_at > published_at)
) strict;

-- Every public list is a range of one of these indexes. `published_day` is a monotone function of `published_at`,
-- so the order by day and time is the order by time.
create index articles_by_category on articles (category_id, status, published_at, id);
create index articles_by_day on articles (status, published_day, published_at, id);
create index articles_by_organisation on articles (organisation, status, published_at, id);
create index articles_featured on articles (status, featured_position) where featured_position is not null;
create index articles_expiring on articles (expires_at) where expires_at is not null;
create index articles_by_cover on articles (cover_media_id) where cover_media_id is not null;

-- For the editors' list.
create index articles_by_editing on articles (updated_at, id);

-- The files under an article, in order.
create table attachments (
  article_id integer not null references articles (id) on delete cascade,
  media_id integer not null references media (id) on delete restrict,
  title text not null default '',
  position integer not null default 0,
  primary key (article_id, media_id)
) strict, without rowid;

create index attachments_by_media on attachments (media_id);

-- The most read articles of the last days, a JSON array of ids, most read first. It has more than pages show, since
-- some of them may be withdrawn meanwhile.
create table most_read (
  id integer primary key check (id = 1),
  articles text not null check (json_type(articles) = 'array')
) strict;

insert into most_read (id, articles) values (1, '[]');
