-- Logs changes of accounts, without secrets. audit-log.sql explains how.

create trigger editors_log_add after insert on editors begin
  insert into logged values ('add', 'editors', new.id, new.email, null,
    json_object('email', new.email, 'name', new.name, 'role', new.role, 'active', new.active));
end;

create trigger editors_log_change after update on editors begin
  insert into logged values ('change', 'editors', new.id, new.email,
    json_object('email', old.email, 'name', old.name, 'role', old.role, 'active', old.active),
    json_object('email', new.email, 'name', new.name, 'role', new.role, 'active', new.active));
end;

create trigger editors_log_remove after delete on editors begin
  insert into logged values ('remove', 'editors', old.id, old.email,
    json_object('email', old.email, 'name', old.name, 'role', old.role, 'active', old.active), null);
end;

create trigger passkeys_log_add after insert on passkeys begin
  insert into logged values ('add', 'passkeys', new.id, new.name, null,
    json_object('editor_id', new.editor_id, 'name', new.name));
end;

create trigger passkeys_log_change after update on passkeys begin
  insert into logged values ('change', 'passkeys', new.id, new.name,
    json_object('editor_id', old.editor_id, 'name', old.name),
    json_object('editor_id', new.editor_id, 'name', new.name));
end;

create trigger passkeys_log_remove after delete on passkeys begin
  insert into logged values ('remove', 'passkeys', old.id, old.name,
    json_object('editor_id', old.editor_id, 'name', old.name), null);
end;

create trigger access_tokens_log_add after insert on access_tokens begin
  insert into logged values ('add', 'access_tokens', new.id, new.name, null,
    json_object('name', new.name, 'role', new.role, 'expires_at', new.expires_at, 'revoked_at', new.revoked_at));
end;

create trigger access_tokens_log_change after update on access_tokens begin
  insert into logged values ('change', 'access_tokens', new.id, new.name,
    json_object('name', old.name, 'role', old.role, 'expires_at', old.expires_at, 'revoked_at', old.revoked_at),
    json_object('name', new.name, 'role', new.role, 'expires_at', new.expires_at, 'revoked_at', new.revoked_at));
end;

create trigger access_tokens_log_remove after delete on access_tokens begin
  insert into logged values ('remove', 'access_tokens', old.id, old.name,
    json_object('name', old.name, 'role', old.role, 'expires_at', old.expires_at, 'revoked_at', old.revoked_at), null);
end;
