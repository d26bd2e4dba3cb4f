-- Programs that act for an organisation: what they prove themselves with, and what they may do.
create table clients (
  id text primary key,             -- the client_id of OAuth 2.0
  organization_id text not null references organizations (id),
  name text not null,              -- what the organisation calls it
  scopes text not null,            -- separated by spaces (RFC 6749, §3.3)
  secret_digest text not null,     -- SHA-256 of its secret, hex
  added_at bigint not null,
  removed_at bigint
);
create index clients_organization on clients (organization_id, added_at);

-- Access tokens: what a client got for its secret, and what was made by hand for programs that know no OAuth.
create table client_tokens (
  digest text primary key,         -- SHA-256 of the token, hex
  client_id text not null references clients (id),
  scopes text not null,
  made_at bigint not null,
  expires_at bigint not null
);
create index client_tokens_client on client_tokens (client_id, expires_at);
