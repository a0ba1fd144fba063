-- Stores a text as it was before a change, with the actor of the change.

create trigger article_revisions_after_update
after update of title, lead, author, organisation, cover_media_id, cover_alt, cover_caption, body on articles
when (old.title, old.lead, old.author, old.organisation, old.cover_media_id, old.cover_alt, old.cover_caption, old.body)
  is not
  (new.title, new.lead, new.author, new.organisation, new.cover_media_id, new.cover_alt, new.cover_caption, new.body)
begin
  insert into article_revisions (article_id, version, actor, name, title, lead, author, organisation, cover_media_id,
    cover_alt, cover_caption, body)
  select old.id, old.version, actor, name, old.title, old.lead, old.author, old.organisation, old.cover_media_id,
    old.cover_alt, old.cover_caption, old.body
  from audit_actor;
end;

create trigger page_revisions_after_update after update of title, body on pages
when (old.title, old.body) is not (new.title, new.body)
begin
  insert into page_revisions (page_id, version, actor, name, title, body)
  select old.id, old.version, actor, name, old.title, old.body from audit_actor;
end;
