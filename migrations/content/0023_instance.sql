-- The identity of this portal. Feeds name articles and appointments by it, so that these stay the same under any
-- address.
create table instance (
  only integer primary key check (only = 1),
  id text not null check (length(id) = 32)
) strict;

insert into instance (only, id) values (1, lower(hex(randomblob(16))));
