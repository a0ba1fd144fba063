-- The last work of the clock (cron).
create table clock (
  id integer primary key check (id = 1),
  -- The last day of the site's time zone that the clock has started.
  day text not null,
  -- The last hour (UTC, 'YYYY-MM-DDTHH') for which the clock has read the most read articles.
  hour text not null default ''
) strict;

insert into clock (id, day) values (1, '');
