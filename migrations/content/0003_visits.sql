-- Visits are counted by Durable Objects (src/visits). What pages say of them is here, as of the last minute.
alter table layout add column visits_day text not null default '';
alter table layout add column visits_today integer not null default 0;
-- Since this portal began: without what an old portal had counted (settings.visit_base).
alter table layout add column visits_counted integer not null default 0;

-- The hour (UTC, 'YYYY-MM-DDTHH') for which the most read articles were last asked for.
alter table clock add column hour text not null default '';

-- The most read articles of the last days, a JSON array of ids, most read first. More than pages show: some may
-- be withdrawn by now.
create table most_read (
  id integer primary key check (id = 1),
  articles text not null check (json_type(articles) = 'array')
) strict;

insert into most_read (id, articles) values (1, '[]');

drop view layout_now;

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
  'mostRead', (
    select json_group_array(
      json_object('id', id, 'slug', slug, 'title', title, 'publishedAt', published_at, 'categoryId', category_id)
      order by place
    )
    from (
      select a.*, m.key as place
      from most_read cross join json_each(most_read.articles) m cross join articles a on a.id = m.value
      where a.status = 'published'
      order by m.key limit 5
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

update layout set value = (select value from layout_now), version = hex(randomblob(8));

create trigger layout_after_most_read_update after update on most_read
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

-- Of the articles, only those that a block names.

drop trigger layout_after_articles_update;

create trigger layout_after_articles_update after update on articles
when (old.status = 'published' or new.status = 'published') and (
    old.featured_position is not null or new.featured_position is not null
    or exists (select 1 from categories where id in (old.category_id, new.category_id) and kind = 'department')
    or exists (select 1 from most_read, json_each(most_read.articles) m where m.value = new.id)
  )
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

drop trigger layout_after_articles_delete;

create trigger layout_after_articles_delete after delete on articles
when old.status = 'published' and (
    old.featured_position is not null
    or (select kind from categories where id = old.category_id) = 'department'
    or exists (select 1 from most_read, json_each(most_read.articles) m where m.value = old.id)
  )
begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;
