-- What all searches need to know. `synonyms` is a copy of the content's, JSON.
create table state (
  id integer primary key check (id = 1),
  synonyms text not null,
  synonyms_version text not null,
  generation integer not null,
  -- Whether a rebuild is going on.
  rebuilding integer not null default 0 check (rebuilding in (0, 1)),
  -- The last article (its id) that it has reached.
  rebuilt_to integer not null default 0
) strict;

insert into state (id, synonyms, synonyms_version, generation) values (1, '[]', '', 0);
