-- The state that all searches need, one row. `synonyms` is a JSON copy of the content's synonyms.
create table state (
  id integer primary key check (id = 1),
  synonyms text not null,
  synonyms_version text not null,
  generation integer not null,
  -- 1: a rebuild is running.
  rebuilding integer not null default 0 check (rebuilding in (0, 1)),
  -- The id of the last article that the rebuild has reached.
  rebuilt_to integer not null default 0
) strict;

insert into state (id, synonyms, synonyms_version, generation) values (1, '[]', '', 0);
