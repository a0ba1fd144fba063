-- Logs changes of articles, their files, and static pages. audit-log.sql explains how.

create trigger articles_log_add after insert on articles begin
  insert into logged values ('add', 'articles', new.id, new.title, null,
    json_object(
      'category_id', new.category_id, 'status', new.status, 'review', new.review, 'review_note', new.review_note,
      'published_at', new.published_at, 'expires_at', new.expires_at, 'featured_position', new.featured_position,
      'slug', new.slug, 'title', new.title, 'lead', new.lead, 'author', new.author, 'organisation', new.organisation,
      'cover_media_id', new.cover_media_id, 'withdrawn_reason', new.withdrawn_reason, 'version', new.version
    ));
end;

create trigger articles_log_change after update on articles begin
  insert into logged values ('change', 'articles', new.id, new.title,
    json_object(
      'category_id', old.category_id, 'status', old.status, 'review', old.review, 'review_note', old.review_note,
      'published_at', old.published_at, 'expires_at', old.expires_at, 'featured_position', old.featured_position,
      'slug', old.slug, 'title', old.title, 'lead', old.lead, 'author', old.author, 'organisation', old.organisation,
      'cover_media_id', old.cover_media_id, 'withdrawn_reason', old.withdrawn_reason, 'version', old.version,
      'text_changed', 0
    ),
    json_object(
      'category_id', new.category_id, 'status', new.status, 'review', new.review, 'review_note', new.review_note,
      'published_at', new.published_at, 'expires_at', new.expires_at, 'featured_position', new.featured_position,
      'slug', new.slug, 'title', new.title, 'lead', new.lead, 'author', new.author, 'organisation', new.organisation,
      'cover_media_id', new.cover_media_id, 'withdrawn_reason', new.withdrawn_reason, 'version', new.version,
      'text_changed', (old.body, old.cover_alt, old.cover_caption) is not (new.body, new.cover_alt, new.cover_caption)
    ));
end;

create trigger articles_log_remove after delete on articles begin
  insert into logged values ('remove', 'articles', old.id, old.title,
    json_object(
      'category_id', old.category_id, 'status', old.status, 'review', old.review, 'review_note', old.review_note,
      'published_at', old.published_at, 'expires_at', old.expires_at, 'featured_position', old.featured_position,
      'slug', old.slug, 'title', old.title, 'lead', old.lead, 'author', old.author, 'organisation', old.organisation,
      'cover_media_id', old.cover_media_id, 'withdrawn_reason', old.withdrawn_reason, 'version', old.version
    ), null);
end;

create trigger attachments_log_add after insert on attachments begin
  insert into logged values ('add', 'attachments', new.article_id, new.title, null,
    json_object('article_id', new.article_id, 'media_id', new.media_id, 'title', new.title, 'position', new.position));
end;

create trigger attachments_log_change after update on attachments begin
  insert into logged values ('change', 'attachments', new.article_id, new.title,
    json_object('article_id', old.article_id, 'media_id', old.media_id, 'title', old.title, 'position', old.position),
    json_object('article_id', new.article_id, 'media_id', new.media_id, 'title', new.title, 'position', new.position));
end;

create trigger attachments_log_remove after delete on attachments begin
  insert into logged values ('remove', 'attachments', old.article_id, old.title,
    json_object(
      'article_id', old.article_id, 'media_id', old.media_id, 'title', old.title, 'position', old.position
    ), null);
end;

create trigger media_log_add after insert on media begin
  insert into logged values ('add', 'media', new.id, new.name, null,
    json_object('key', new.key, 'type', new.type, 'bytes', new.bytes, 'name', new.name, 'alt', new.alt));
end;

create trigger media_log_change after update on media begin
  insert into logged values ('change', 'media', new.id, new.name,
    json_object('key', old.key, 'type', old.type, 'bytes', old.bytes, 'name', old.name, 'alt', old.alt),
    json_object('key', new.key, 'type', new.type, 'bytes', new.bytes, 'name', new.name, 'alt', new.alt));
end;

create trigger media_log_remove after delete on media begin
  insert into logged values ('remove', 'media', old.id, old.name,
    json_object('key', old.key, 'type', old.type, 'bytes', old.bytes, 'name', old.name, 'alt', old.alt), null);
end;

create trigger pages_log_add after insert on pages begin
  insert into logged values ('add', 'pages', new.id, new.title, null,
    json_object('slug', new.slug, 'title', new.title, 'in_menu', new.in_menu, 'position', new.position));
end;

create trigger pages_log_change after update on pages begin
  insert into logged values ('change', 'pages', new.id, new.title,
    json_object(
      'slug', old.slug, 'title', old.title, 'in_menu', old.in_menu, 'position', old.position,
      'text_changed', 0
    ),
    json_object(
      'slug', new.slug, 'title', new.title, 'in_menu', new.in_menu, 'position', new.position,
      'text_changed', old.body is not new.body
    ));
end;

create trigger pages_log_remove after delete on pages begin
  insert into logged values ('remove', 'pages', old.id, old.title,
    json_object('slug', old.slug, 'title', old.title, 'in_menu', old.in_menu, 'position', old.position), null);
end;
