-- The accounts, and how people and scripts sign in. The database stores all secrets as SHA-256 (hex), so its content is
-- not enough to sign in.

create table editors (
  id integer primary key,
  email text not null unique check (email like '_%@_%' and email = lower(email)),
  name text not null default '',
  role text not null check (role in ('author', 'editor', 'administrator')),
  -- An editor who has left is inactive. The row stays, since the audit log refers to it.
  active integer not null default 1 check (active in (0, 1)),
  created_at text not null,
  version integer not null default 1
) strict;

-- One-time links for making a passkey.
create table invitations (
  token_hash text primary key,
  editor_id integer not null references editors (id) on delete cascade,
  -- 1: the link works only on the portal's own machine.
  loopback integer not null default 0 check (loopback in (0, 1)),
  expires_at text not null
) strict, without rowid;

create table passkeys (
  -- The credential id, base64url.
  id text primary key,
  editor_id integer not null references editors (id) on delete cascade,
  public_key text not null,
  counter integer not null default 0,
  transports text not null default '[]' check (json_valid(transports)),
  name text not null default '',
  created_at text not null,
  last_used_at text
) strict, without rowid;

create index passkeys_of_editor on passkeys (editor_id);

-- Challenges that a passkey has to sign, valid once and for minutes. `editor_id` is set for making a passkey.
create table challenges (
  challenge text primary key,
  editor_id integer references editors (id) on delete cascade,
  expires_at text not null
) strict, without rowid;

-- For deleting expired challenges, at every sign-in and by the clock.
create index challenges_by_expiry on challenges (expires_at);

create table sessions (
  token_hash text primary key,
  editor_id integer not null references editors (id) on delete cascade,
  created_at text not null,
  -- Accurate to about a minute, since not every request writes it.
  last_used_at text not null,
  expires_at text not null,
  -- Where the session began, so that its editor recognizes it: IP, browser (User-Agent), and the passkey, if the editor
  -- used one and it still exists.
  ip text not null default '',
  agent text not null default '',
  passkey_id text references passkeys (id) on delete set null
) strict, without rowid;

create index sessions_of_editor on sessions (editor_id);
create index sessions_of_passkey on sessions (passkey_id);

-- Access tokens for scripts. A script has the role of its token.
create table access_tokens (
  id integer primary key,
  token_hash text not null unique,
  name text not null check (name <> ''),
  role text not null check (role in ('author', 'editor', 'administrator')),
  created_at text not null,
  last_used_at text,
  expires_at text,
  revoked_at text
) strict;

-- Requests of scripts with an Idempotency-Key, and their responses.
create table idempotent_requests (
  actor text not null,
  key text not null,
  -- Hash of method, path and body. A different request with the same key is refused.
  fingerprint text not null,
  status integer,
  answer text,
  created_at text not null,
  primary key (actor, key)
) strict, without rowid;
