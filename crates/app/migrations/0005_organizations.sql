create table organizations (
  id text primary key,
  slug text not null unique,
  name text not null,
  profile text not null,           -- JSON: hue, tagline, about, url, email, time zone, holidays, policy
  created_at bigint not null
);

-- Who does what for whom. A role that ended stays, so that the past can be read.
create table roles (
  id text primary key,
  person_id text not null references people (id),
  organization_id text references organizations (id),   -- null: the whole platform
  role text not null,
  began_at bigint not null,
  ended_at bigint
);
create index roles_person on roles (person_id);
create unique index roles_once on roles (person_id, coalesce(organization_id, ''), role) where ended_at is null;
