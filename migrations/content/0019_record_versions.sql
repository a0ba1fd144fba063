-- Every record that a form changes has a version, so that a form that was opened before a colleague's save does not
-- overwrite it. Triggers refuse a stale version (repeatable/invariants.sql).
alter table media add column version integer not null default 1;
alter table link_groups add column version integer not null default 1;
alter table links add column version integer not null default 1;
alter table places add column version integer not null default 1;
alter table schedule_entries add column version integer not null default 1;
alter table redirects add column version integer not null default 1;
alter table synonyms add column version integer not null default 1;
