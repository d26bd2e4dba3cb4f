-- Awards that an issuer made before it came here, entered from a list. What makes two lines the same award stands in the credential's own
-- row and is unique there, so that no list, however often it is read, awards twice.
alter table credentials add column recorded_as text;
create unique index credentials_recorded on credentials (micro_credential_id, recorded_as) where recorded_as is not null;

create table rosters (
  id text primary key,
  organization_id text not null references organizations (id),
  micro_credential_id text not null references micro_credentials (id),
  version_id text not null references versions (id),
  digest text not null,            -- SHA-256 of the list and of how it is to be entered, hex
  quiet_at bigint,                 -- nobody gets a mail about it
  entered_at bigint not null,
  unique (micro_credential_id, digest)
);
create table roster_entries (
  roster_id text not null references rosters (id),
  number bigint not null,          -- the line in the list
  email text not null,             -- normalised
  shown text not null,             -- as it was written
  name text not null,
  awarded_on text not null,        -- ISO date
  reference text not null,         -- the issuer's own number of the award; may be empty
  credential_id text references credentials (id),
  refused_for text,                -- why it is not awarded: a message key
  primary key (roster_id, number)
);
create index roster_entries_waiting on roster_entries (roster_id, number) where credential_id is null and refused_for is null;
