-- Until now a static page could get the id of one that was removed. The texts of the removed one are not its history:
-- they are kept under the negative id.
update page_revisions set page_id = -page_id
where exists (
  select 1 from audit_log
  where subject = 'pages' and subject_id = cast(page_revisions.page_id as text) and action = 'add'
    and at > page_revisions.replaced_at
);

-- From now on no record gets the id of one that was removed.
insert into last_ids (kind, id)
select subject, max(cast(subject_id as integer)) from audit_log
where action = 'remove'
  and subject in ('categories', 'link_groups', 'links', 'media', 'pages', 'places', 'synonyms')
group by subject
on conflict (kind) do update set id = max(id, excluded.id);
