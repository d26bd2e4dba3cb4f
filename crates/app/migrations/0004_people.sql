create table people (
  id text primary key,
  name text not null,
  lang text not null,
  password_hash text,
  created_at bigint not null,
  erased_at bigint
);

-- One person, several addresses; an address belongs to one person once it is confirmed.
create table addresses (
  email text primary key,          -- normalised (domain::email)
  shown text not null,             -- as the person typed it; mail goes here
  person_id text not null references people (id),
  added_at bigint not null,
  confirmed_at bigint,
  preferred_at bigint              -- the latest one is where mail goes
);
create index addresses_person on addresses (person_id);

create table sessions (
  token_digest text primary key,
  id text not null unique,
  person_id text not null references people (id),
  device text not null,
  began_at bigint not null,
  seen_at bigint not null,
  ended_at bigint
);
create index sessions_person on sessions (person_id, began_at);

-- A wish to sign in or to confirm an address: one link and one code, single use, ten minutes, for the browser that asked.
create table sign_ins (
  id text primary key,             -- in the asking browser's cookie
  email text not null,
  shown text not null,
  lang text not null,
  next text not null,
  adds_to text references people (id),   -- not null: the address is being added to this account
  token_digest text not null unique,
  code_digest text not null,
  tries bigint not null,
  asked_at bigint not null,
  confirmed_at bigint,             -- the link or the code came back; a name is still missing
  used_at bigint
);
create index sign_ins_email on sign_ins (email, asked_at);
