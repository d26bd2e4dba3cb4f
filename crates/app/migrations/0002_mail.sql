-- The outbox: a row per mail, written with the deed it tells of.
create table mails (
  id text primary key,
  address text not null,
  name text not null,
  lang text not null,
  note text not null,
  queued_at bigint not null,
  sent_at bigint,
  refused_at bigint,
  refused_why text
);
create index mails_queued on mails (queued_at, id);
