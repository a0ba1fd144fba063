-- The layout snapshot: the data of head, menu, blocks and foot of every page. Triggers refresh it in the transaction of
-- every change that it shows.
-- A new block needs a member of the JSON here, and a trigger for each way in which its table changes.

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
  -- The site's today can be yesterday, today or tomorrow of UTC, so three days with entries are enough.
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

-- `insert into layout_refresh values (1)` refreshes the snapshot.
create view layout_refresh (now) as select 1;

create trigger layout_refreshes instead of insert on layout_refresh begin
  update layout set value = (select value from layout_now), version = hex(randomblob(8));
end;

create trigger layout_settings_insert after insert on settings begin insert into layout_refresh values (1); end;
create trigger layout_settings_update after update on settings begin insert into layout_refresh values (1); end;
create trigger layout_settings_delete after delete on settings begin insert into layout_refresh values (1); end;

create trigger layout_categories_insert after insert on categories begin insert into layout_refresh values (1); end;
create trigger layout_categories_update after update on categories begin insert into layout_refresh values (1); end;
create trigger layout_categories_delete after delete on categories begin insert into layout_refresh values (1); end;

create trigger layout_pages_insert after insert on pages begin insert into layout_refresh values (1); end;
create trigger layout_pages_update after update on pages begin insert into layout_refresh values (1); end;
create trigger layout_pages_delete after delete on pages begin insert into layout_refresh values (1); end;

create trigger layout_places_insert after insert on places begin insert into layout_refresh values (1); end;
create trigger layout_places_update after update on places begin insert into layout_refresh values (1); end;
create trigger layout_places_delete after delete on places begin insert into layout_refresh values (1); end;

create trigger layout_link_groups_insert after insert on link_groups begin insert into layout_refresh values (1); end;
create trigger layout_link_groups_update after update on link_groups begin insert into layout_refresh values (1); end;
create trigger layout_link_groups_delete after delete on link_groups begin insert into layout_refresh values (1); end;

create trigger layout_links_insert after insert on links begin insert into layout_refresh values (1); end;
create trigger layout_links_update after update on links begin insert into layout_refresh values (1); end;
create trigger layout_links_delete after delete on links begin insert into layout_refresh values (1); end;

create trigger layout_schedule_insert after insert on schedule_entries begin insert into layout_refresh values (1); end;
create trigger layout_schedule_update after update on schedule_entries begin insert into layout_refresh values (1); end;
create trigger layout_schedule_delete after delete on schedule_entries begin insert into layout_refresh values (1); end;

create trigger layout_most_read after update on most_read begin insert into layout_refresh values (1); end;

-- Only changes of articles that a block shows refresh it.

create trigger layout_articles_insert after insert on articles
when new.status = 'published' and (
    new.featured_position is not null or (select kind from categories where id = new.category_id) = 'department'
  )
begin
  insert into layout_refresh values (1);
end;

create trigger layout_articles_update after update on articles
when (old.status = 'published' or new.status = 'published') and (
    old.featured_position is not null or new.featured_position is not null
    or exists (select 1 from categories where id in (old.category_id, new.category_id) and kind = 'department')
    or exists (select 1 from most_read, json_each(most_read.articles) m where m.value = new.id)
  )
begin
  insert into layout_refresh values (1);
end;

create trigger layout_articles_delete after delete on articles
when old.status = 'published' and (
    old.featured_position is not null
    or (select kind from categories where id = old.category_id) = 'department'
    or exists (select 1 from most_read, json_each(most_read.articles) m where m.value = old.id)
  )
begin
  insert into layout_refresh values (1);
end;

-- The view may have changed, so this refreshes the snapshot.
insert into layout_refresh values (1);
