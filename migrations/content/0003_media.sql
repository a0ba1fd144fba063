-- Files in R2. The key is the SHA-256 of the file's bytes, with the extension of its type.
create table media (
  id integer primary key,
  key text not null unique check (key glob '[0-9a-f]*.[a-z0-9]*'),
  type text not null,
  bytes integer not null check (bytes > 0),
  width integer check (width > 0),
  height integer check (height > 0),
  name text not null default '',
  alt text not null default '',
  created_at text not null check (created_at is strftime('%Y-%m-%dT%H:%M:%SZ', created_at))
) strict;
