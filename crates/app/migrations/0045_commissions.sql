-- Credentials whose content a client of the issuer wrote. One transaction takes the places in status lists, signs, and keeps the result.
create table commissions (
  id text primary key,
  organization_id text not null references organizations (id),
  client_id text not null references clients (id),
  name text,                       -- the credential's `id`, or the `credentialId` that the client gave
  request_key text,                -- the Idempotency-Key it was asked under
  request_digest text not null,    -- SHA-256 of what was asked, hex
  key_id text not null references issuer_keys (id),
  digest text not null,            -- SHA-256 of the signed text, hex
  signed text,                     -- gone when the client deleted it
  issued_at bigint not null,
  deleted_at bigint
);
create unique index commissions_name on commissions (organization_id, name);
create unique index commissions_request on commissions (client_id, request_key);
create index commissions_key on commissions (key_id, issued_at);

-- Their places in status lists, which stay taken.
create table commission_statuses (
  list_id text not null references status_lists (id),
  list_index bigint not null,
  commission_id text not null references commissions (id),
  purpose text not null,           -- revocation, suspension
  set_at bigint,                   -- the bit is set since
  primary key (list_id, list_index)
);
create unique index commission_statuses_commission on commission_statuses (commission_id, purpose);

-- Lists that a client asked for are filled by it alone.
alter table status_lists add column purpose text not null default 'revocation';
alter table status_lists add column client_id text references clients (id);
drop index status_lists_open;
create unique index status_lists_open on status_lists (issuer) where closed_at is null and client_id is null;
create index status_lists_client on status_lists (client_id);
