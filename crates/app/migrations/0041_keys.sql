-- An issuer signs with several keys: one in use for each purpose and algorithm. A rotation adds the next number; the one before keeps
-- signing until the new one begins, and stays for ever: what it signed must keep verifying.
alter table issuer_keys add column purpose text not null default 'proof';      -- proof, token
alter table issuer_keys add column algorithm text not null default 'Ed25519';
alter table issuer_keys add column number bigint not null default 1;           -- 1, 2, 3 … of its purpose and algorithm
alter table issuer_keys add column begins_at bigint not null default 0;        -- signs from then on
update issuer_keys set number = (
  select count(*) from issuer_keys as earlier
  where earlier.organization_id = issuer_keys.organization_id and earlier.method = issuer_keys.method
    and (earlier.created_at < issuer_keys.created_at or (earlier.created_at = issuer_keys.created_at and earlier.id <= issuer_keys.id))
);
drop index issuer_keys_in_use;
create unique index issuer_keys_number on issuer_keys (organization_id, method, purpose, algorithm, number);

-- While a stop stands, nothing is signed for an award.
create table issuance_stops (
  id text primary key,
  what text not null,              -- all
  why text not null,
  stopped_at bigint not null,
  lifted_at bigint
);
create unique index issuance_stops_standing on issuance_stops (what) where lifted_at is null;
create index status_lists_key on status_lists (key_id);
create index credentials_key on credentials (key_id, issued_at);
