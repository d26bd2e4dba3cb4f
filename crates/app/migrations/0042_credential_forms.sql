-- Other forms of a credential, such as tokens: each says the same as its signed text and is signed once.
create table credential_forms (
  credential_id text not null references credentials (id),
  form text not null,              -- jwt, vc-jwt
  source text not null,            -- the tag of the signed text that it says the same as
  key_id text not null references issuer_keys (id),
  signed text not null,
  etag text not null,              -- SHA-256 of it, hex
  made_at bigint not null,
  primary key (credential_id, form, source, key_id)
);
create index credential_forms_key on credential_forms (key_id);
