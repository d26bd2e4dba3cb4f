-- Work that follows a commit (platform::jobs).
create table jobs (
  id text primary key,
  work text not null,
  dedupe_key text unique,
  due_at bigint not null,
  leased_until bigint,
  tries bigint not null,
  last_error text,
  failed_at bigint
);
create index jobs_due on jobs (due_at) where failed_at is null;

-- Everything that happened, in order, never changed (app::events).
create table events (
  id text primary key,
  at bigint not null,
  person_id text,
  role text,
  kind text not null,
  subject text not null,
  data text not null
);
create index events_subject on events (subject, id);
