-- The keys with which issuers sign, one in use per issuer identifier. Retired ones stay: what they signed must keep verifying.
create table issuer_keys (
  id text primary key,
  organization_id text not null references organizations (id),
  method text not null,            -- what the key stands behind: a did:web, or 'did:key' where there is no https address
  issuer text not null,            -- the issuer's identifier as credentials name it
  public_key text not null unique, -- Multikey
  secret text not null,            -- the seed, sealed with the identifier of issuer and key
  created_at bigint not null,
  retired_at bigint,
  compromised_at bigint            -- since when nothing it signed is to be believed
);
create unique index issuer_keys_in_use on issuer_keys (organization_id, method) where retired_at is null;
create index issuer_keys_issuer on issuer_keys (issuer);

-- Bitstring status lists. The bits are those of the credentials; the signed list is kept as it is served.
create table status_lists (
  id text primary key,
  url text not null unique,        -- where it is published, as credentials name it
  issuer text not null,
  key_id text not null references issuer_keys (id),
  used bigint not null,            -- indexes given out
  closed_at bigint,                -- takes no more
  signed text not null,            -- the list credential
  etag text not null,
  signed_at bigint not null
);
create unique index status_lists_open on status_lists (issuer) where closed_at is null;

-- What was awarded. A row is reserved, drafted, then issued; its signed text never changes afterwards.
create table credentials (
  id text primary key,             -- the end of its public address; tells a stranger nothing
  organization_id text not null references organizations (id),
  person_id text not null references people (id),
  submission_id text unique,       -- one award per submission, for ever
  attempt bigint,
  micro_credential_id text references micro_credentials (id),
  version_id text references versions (id),
  stack_id text references stacks (id),
  stack_edition_id text references stack_editions (id),
  title text not null,
  holder text not null,            -- the name as the credential says it
  stage text not null,             -- reserved, drafted, issued
  facts text not null,             -- JSON: all that was decided about its content
  profile text not null,           -- SHA-256 of the form of our credentials and the facts, hex
  list_id text not null references status_lists (id),
  list_index bigint not null,
  key_id text not null references issuer_keys (id),
  unsigned text,                   -- the drafted document
  digest text,                     -- SHA-256 of it, hex
  signed text,                     -- the credential, byte for byte as everybody gets it
  etag text,                       -- SHA-256 of it, hex
  status text not null,            -- active, suspended, revoked, superseded
  issued_at bigint not null,
  valid_until bigint,
  revoked_at bigint,
  revoked_by text references people (id),
  revoked_for text,                -- the reason that is kept
  revoked_words text,              -- what the public page says
  hidden_at bigint,                -- the earner took the public page away
  unique (list_id, list_index)
);
create index credentials_person on credentials (person_id, issued_at);
create index credentials_organization on credentials (organization_id, issued_at, id);
create index credentials_unfinished on credentials (id) where stage <> 'issued';
-- A stack is awarded once, unless what was awarded is no longer in force.
create unique index credentials_stack on credentials (stack_id, person_id) where status in ('active', 'suspended');

-- Evidence that the earner lists on the public page: a prompt of the micro-credential, by name or with the text of its answer.
create table credential_shares (
  credential_id text not null references credentials (id),
  prompt text not null,
  shown text not null,             -- title or text
  chosen_at bigint not null,
  primary key (credential_id, prompt)
);
