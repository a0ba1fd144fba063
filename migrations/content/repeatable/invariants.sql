-- The invariants that no constraint of a table can express. The code recognizes the errors by their messages.

create trigger categories_stay_a_tree before update of parent_id on categories
when new.parent_id is not null and exists (
  with recursive ancestors (id) as (
    select new.parent_id
    union
    select c.parent_id from categories c join ancestors a on c.id = a.id where c.parent_id is not null
  )
  select 1 from ancestors where id = new.id
)
begin
  select raise(abort, 'category cycle');
end;

-- A write increases the version that it read by 1. A stale version aborts the whole batch.

create trigger settings_refuse_a_stale_version before update of version on settings
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger categories_refuse_a_stale_version before update of parent_id, slug, name, kind, position on categories
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger articles_refuse_a_stale_version
before update of category_id, status, published_at, expires_at, slug, title, lead, body, author, organisation,
  cover_media_id, cover_alt, cover_caption, review, review_note, withdrawn_reason
on articles
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger pages_refuse_a_stale_version before update of slug, title, in_menu, position, body on pages
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger media_refuse_a_stale_version before update of name, alt on media
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger link_groups_refuse_a_stale_version before update of name, position on link_groups
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger links_refuse_a_stale_version before update of group_id, title, url, position on links
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger places_refuse_a_stale_version
before update of name, address, phone, description, latitude, longitude, position
on places
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger schedule_entries_refuse_a_stale_version
before update of day, part, starts_at, leader, content, place, participants, prepared_by, status, position
on schedule_entries
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger redirects_refuse_a_stale_version before update of from_path, to_path on redirects
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

create trigger synonyms_refuse_a_stale_version before update of forms on synonyms
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;

-- The audit log and the revisions are append-only.

create trigger audit_log_refuse_update before update on audit_log begin
  select raise(abort, 'constraint: audit_log is append-only');
end;

create trigger audit_log_refuse_delete before delete on audit_log begin
  select raise(abort, 'constraint: audit_log is append-only');
end;

create trigger article_revisions_refuse_update before update on article_revisions begin
  select raise(abort, 'constraint: article_revisions is append-only');
end;

create trigger article_revisions_refuse_delete before delete on article_revisions begin
  select raise(abort, 'constraint: article_revisions is append-only');
end;

create trigger page_revisions_refuse_update before update on page_revisions begin
  select raise(abort, 'constraint: page_revisions is append-only');
end;

create trigger page_revisions_refuse_delete before delete on page_revisions begin
  select raise(abort, 'constraint: page_revisions is append-only');
end;
