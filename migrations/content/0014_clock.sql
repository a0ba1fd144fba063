-- How far the clock has come.
create table clock (
  id integer primary key check (id = 1),
  -- The day of the site that its pages were last turned over to.
  day text not null,
  -- The hour (UTC, 'YYYY-MM-DDTHH') for which the most read articles were last asked for.
  hour text not null default ''
) strict;

insert into clock (id, day) values (1, '');
