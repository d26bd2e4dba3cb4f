-- Status lists for readers of SD-JWT VC (Token Status List): the same bits as the list itself, signed by a key for tokens. A list has one from
-- the day on which the first of its awards is handed out in that form.
create table status_list_tokens (
  list_id text primary key references status_lists (id),
  key_id text not null references issuer_keys (id),
  signed text not null,            -- the token, as it is served
  etag text not null,
  signed_at bigint not null
);
create index status_list_tokens_key on status_list_tokens (key_id);
