-- The actor of the current change. Its transaction first sets the row and last empties it, so that triggers can log the
-- actor. The table is empty outside of a transaction.
create table audit_actor (
  id integer primary key check (id = 1),
  actor text not null default '',
  name text not null default '',
  ip text not null default ''
) strict;

insert into audit_actor (id) values (1);

-- The log of all changes, which triggers write (repeatable/audit-log.sql). `actor` is 'editor:3', 'token:2', or empty
-- for local scripts and the clock. `before` and `after` are the row as JSON, without long texts, which are in the
-- revisions.
create table audit_log (
  id integer primary key,
  at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  actor text not null,
  name text not null,
  ip text not null,
  action text not null check (action in ('add', 'change', 'remove')),
  subject text not null,
  subject_id text not null,
  title text not null,
  before text,
  after text
) strict;

create index audit_log_by_subject on audit_log (subject, subject_id, id);
create index audit_log_by_actor on audit_log (actor, id);
