-- What the log keeps of all that stands around the articles. audit-log.sql says how it works.

create trigger settings_log_add after insert on settings begin
  insert into logged values ('add', 'settings', new.id, new.name, null,
    json_object(
      'name', new.name, 'tagline', new.tagline, 'owner', new.owner, 'licence', new.licence,
      'responsible', new.responsible, 'address', new.address, 'phone', new.phone, 'email', new.email,
      'locale', new.locale, 'time_zone', new.time_zone, 'visit_base', new.visit_base
    ));
end;

create trigger settings_log_change after update on settings begin
  insert into logged values ('change', 'settings', new.id, new.name,
    json_object(
      'name', old.name, 'tagline', old.tagline, 'owner', old.owner, 'licence', old.licence,
      'responsible', old.responsible, 'address', old.address, 'phone', old.phone, 'email', old.email,
      'locale', old.locale, 'time_zone', old.time_zone, 'visit_base', old.visit_base
    ),
    json_object(
      'name', new.name, 'tagline', new.tagline, 'owner', new.owner, 'licence', new.licence,
      'responsible', new.responsible, 'address', new.address, 'phone', new.phone, 'email', new.email,
      'locale', new.locale, 'time_zone', new.time_zone, 'visit_base', new.visit_base
    ));
end;

create trigger settings_log_remove after delete on settings begin
  insert into logged values ('remove', 'settings', old.id, old.name,
    json_object(
      'name', old.name, 'tagline', old.tagline, 'owner', old.owner, 'licence', old.licence,
      'responsible', old.responsible, 'address', old.address, 'phone', old.phone, 'email', old.email,
      'locale', old.locale, 'time_zone', old.time_zone, 'visit_base', old.visit_base
    ), null);
end;

create trigger categories_log_add after insert on categories begin
  insert into logged values ('add', 'categories', new.id, new.name, null,
    json_object(
      'parent_id', new.parent_id, 'slug', new.slug, 'name', new.name, 'kind', new.kind, 'position', new.position
    ));
end;

create trigger categories_log_change after update on categories begin
  insert into logged values ('change', 'categories', new.id, new.name,
    json_object(
      'parent_id', old.parent_id, 'slug', old.slug, 'name', old.name, 'kind', old.kind, 'position', old.position
    ),
    json_object(
      'parent_id', new.parent_id, 'slug', new.slug, 'name', new.name, 'kind', new.kind, 'position', new.position
    ));
end;

create trigger categories_log_remove after delete on categories begin
  insert into logged values ('remove', 'categories', old.id, old.name,
    json_object(
      'parent_id', old.parent_id, 'slug', old.slug, 'name', old.name, 'kind', old.kind, 'position', old.position
    ), null);
end;

create trigger link_groups_log_add after insert on link_groups begin
  insert into logged values ('add', 'link_groups', new.id, new.name, null,
    json_object('name', new.name, 'position', new.position));
end;

create trigger link_groups_log_change after update on link_groups begin
  insert into logged values ('change', 'link_groups', new.id, new.name,
    json_object('name', old.name, 'position', old.position),
    json_object('name', new.name, 'position', new.position));
end;

create trigger link_groups_log_remove after delete on link_groups begin
  insert into logged values ('remove', 'link_groups', old.id, old.name,
    json_object('name', old.name, 'position', old.position), null);
end;

create trigger links_log_add after insert on links begin
  insert into logged values ('add', 'links', new.id, new.title, null,
    json_object('group_id', new.group_id, 'title', new.title, 'url', new.url, 'position', new.position));
end;

create trigger links_log_change after update on links begin
  insert into logged values ('change', 'links', new.id, new.title,
    json_object('group_id', old.group_id, 'title', old.title, 'url', old.url, 'position', old.position),
    json_object('group_id', new.group_id, 'title', new.title, 'url', new.url, 'position', new.position));
end;

create trigger links_log_remove after delete on links begin
  insert into logged values ('remove', 'links', old.id, old.title,
    json_object('group_id', old.group_id, 'title', old.title, 'url', old.url, 'position', old.position), null);
end;

create trigger places_log_add after insert on places begin
  insert into logged values ('add', 'places', new.id, new.name, null,
    json_object(
      'name', new.name, 'address', new.address, 'phone', new.phone, 'description', new.description,
      'latitude', new.latitude, 'longitude', new.longitude, 'position', new.position
    ));
end;

create trigger places_log_change after update on places begin
  insert into logged values ('change', 'places', new.id, new.name,
    json_object(
      'name', old.name, 'address', old.address, 'phone', old.phone, 'description', old.description,
      'latitude', old.latitude, 'longitude', old.longitude, 'position', old.position
    ),
    json_object(
      'name', new.name, 'address', new.address, 'phone', new.phone, 'description', new.description,
      'latitude', new.latitude, 'longitude', new.longitude, 'position', new.position
    ));
end;

create trigger places_log_remove after delete on places begin
  insert into logged values ('remove', 'places', old.id, old.name,
    json_object(
      'name', old.name, 'address', old.address, 'phone', old.phone, 'description', old.description,
      'latitude', old.latitude, 'longitude', old.longitude, 'position', old.position
    ), null);
end;

create trigger schedule_entries_log_add after insert on schedule_entries begin
  insert into logged values ('add', 'schedule_entries', new.id, new.content, null,
    json_object(
      'day', new.day, 'part', new.part, 'starts_at', new.starts_at, 'leader', new.leader, 'content', new.content,
      'place', new.place, 'participants', new.participants, 'prepared_by', new.prepared_by, 'status', new.status,
      'position', new.position
    ));
end;

create trigger schedule_entries_log_change after update on schedule_entries begin
  insert into logged values ('change', 'schedule_entries', new.id, new.content,
    json_object(
      'day', old.day, 'part', old.part, 'starts_at', old.starts_at, 'leader', old.leader, 'content', old.content,
      'place', old.place, 'participants', old.participants, 'prepared_by', old.prepared_by, 'status', old.status,
      'position', old.position
    ),
    json_object(
      'day', new.day, 'part', new.part, 'starts_at', new.starts_at, 'leader', new.leader, 'content', new.content,
      'place', new.place, 'participants', new.participants, 'prepared_by', new.prepared_by, 'status', new.status,
      'position', new.position
    ));
end;

create trigger schedule_entries_log_remove after delete on schedule_entries begin
  insert into logged values ('remove', 'schedule_entries', old.id, old.content,
    json_object(
      'day', old.day, 'part', old.part, 'starts_at', old.starts_at, 'leader', old.leader, 'content', old.content,
      'place', old.place, 'participants', old.participants, 'prepared_by', old.prepared_by, 'status', old.status,
      'position', old.position
    ), null);
end;

create trigger redirects_log_add after insert on redirects begin
  insert into logged values ('add', 'redirects', new.from_path, new.from_path, null,
    json_object('from_path', new.from_path, 'to_path', new.to_path));
end;

create trigger redirects_log_change after update on redirects begin
  insert into logged values ('change', 'redirects', new.from_path, new.from_path,
    json_object('from_path', old.from_path, 'to_path', old.to_path),
    json_object('from_path', new.from_path, 'to_path', new.to_path));
end;

create trigger redirects_log_remove after delete on redirects begin
  insert into logged values ('remove', 'redirects', old.from_path, old.from_path,
    json_object('from_path', old.from_path, 'to_path', old.to_path), null);
end;

create trigger synonyms_log_add after insert on synonyms begin
  insert into logged values ('add', 'synonyms', new.id, new.forms, null,
    json_object('forms', new.forms));
end;

create trigger synonyms_log_change after update on synonyms begin
  insert into logged values ('change', 'synonyms', new.id, new.forms,
    json_object('forms', old.forms),
    json_object('forms', new.forms));
end;

create trigger synonyms_log_remove after delete on synonyms begin
  insert into logged values ('remove', 'synonyms', old.id, old.forms,
    json_object('forms', old.forms), null);
end;
