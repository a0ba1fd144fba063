-- Logs changes of the layout's blocks. audit-log.sql explains how.

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
