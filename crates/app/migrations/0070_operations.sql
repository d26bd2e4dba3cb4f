-- A sign of life of each process that works off jobs.
create table workers (
  id text primary key,
  seen_at bigint not null
);
