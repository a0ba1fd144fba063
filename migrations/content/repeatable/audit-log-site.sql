-- Logs changes of the site as a whole. audit-log.sql explains how.

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
