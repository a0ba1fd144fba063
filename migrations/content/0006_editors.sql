-- Where a session was begun, so that its editor can tell one from another: address, browser (User-Agent), and the passkey,
-- if it was one that still exists.
alter table sessions add column address text not null default '';
alter table sessions add column agent text not null default '';
alter table sessions add column passkey_id text references passkeys (id) on delete set null;

create index sessions_of_passkey on sessions (passkey_id);

-- What is over is deleted at every sign-in, and by the clock.
create index challenges_by_expiry on challenges (expires_at);

create index audit_log_by_actor on audit_log (actor, id);
