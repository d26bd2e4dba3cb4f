-- Editions of a credential that are not the one in force: on their way, or superseded by the next. The one in force stands in the credential's
-- own row, so that everything that reads credentials sees the newest and nothing else.
create table credential_editions (
  id text primary key,
  credential_id text not null references credentials (id),
  stage text not null,             -- reserved, drafted, superseded, dropped
  facts text not null,             -- as in credentials
  profile text not null,
  list_id text not null references status_lists (id),
  list_index bigint not null,      -- its bit is set once it is superseded
  key_id text not null references issuer_keys (id),
  unsigned text,
  digest text,
  signed text,
  etag text,
  begun_at bigint not null,
  superseded_at bigint,
  unique (list_id, list_index)
);
-- One at a time: the next begins when this one is out.
create unique index credential_editions_coming on credential_editions (credential_id) where stage in ('reserved', 'drafted');
create index credential_editions_of on credential_editions (credential_id, superseded_at);

-- Hand-overs to a wallet. The word in the address is known to the earner's page and to whoever reads its code; the row keeps its digest.
create table wallet_exchanges (
  token_digest text primary key,
  credential_id text not null references credentials (id),
  person_id text not null references people (id),
  opened_at bigint not null,
  ends_at bigint not null,
  asked_at bigint,                 -- a wallet asked what is wanted of it
  holder text,                     -- the identifier that a wallet proved to be its own
  answered_at bigint,              -- from then on nothing more is answered
  edition_id text references credential_editions (id), -- null where the credential was that wallet's already
  cancelled_at bigint
);
create index wallet_exchanges_credential on wallet_exchanges (credential_id, opened_at);
