-- Who may change the content, and how they sign in. Tokens of all kinds are stored as SHA-256 (hex): the database gives
-- nobody what they need to sign in.

create table editors (
  id integer primary key,
  email text not null unique check (email like '_%@_%' and email = lower(email)),
  name text not null default '',
  role text not null check (role in ('author', 'editor', 'administrator')),
  -- One who has left keeps the row: the log names it.
  active integer not null default 1 check (active in (0, 1)),
  created_at text not null,
  version integer not null default 1
) strict;

-- A one-time link that lets somebody make a passkey.
create table invitations (
  token_hash text primary key,
  editor_id integer not null references editors (id) on delete cascade,
  -- Taken only from the portal's own machine.
  loopback integer not null default 0 check (loopback in (0, 1)),
  expires_at text not null
) strict, without rowid;

create table passkeys (
  -- As the browser calls the credential: base64url.
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

-- What a passkey has to sign; good once, for minutes. `editor_id` is set when one is made.
create table challenges (
  challenge text primary key,
  editor_id integer references editors (id) on delete cascade,
  expires_at text not null
) strict, without rowid;

-- Expired ones are deleted at every sign-in, and by the clock.
create index challenges_by_expiry on challenges (expires_at);

create table sessions (
  token_hash text primary key,
  editor_id integer not null references editors (id) on delete cascade,
  created_at text not null,
  -- To the minute or so: not every request writes.
  last_used_at text not null,
  expires_at text not null,
  -- Where the session was begun, so that its editor can tell one from another: IP address, browser (User-Agent), and
  -- the passkey, if it was one that still exists.
  ip text not null default '',
  agent text not null default '',
  passkey_id text references passkeys (id) on delete set null
) strict, without rowid;

create index sessions_of_editor on sessions (editor_id);
create index sessions_of_passkey on sessions (passkey_id);

-- For scripts. A script acts with its token's role.
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

-- What a script has asked for with an Idempotency-Key, and what it was answered.
create table idempotent_requests (
  actor text not null,
  key text not null,
  -- Of method, path and body: another request under the same key is refused.
  fingerprint text not null,
  status integer,
  answer text,
  created_at text not null,
  primary key (actor, key)
) strict, without rowid;
