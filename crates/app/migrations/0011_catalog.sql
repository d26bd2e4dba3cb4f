create table micro_credentials (
  id text primary key,
  slug text not null unique,
  organization_id text not null references organizations (id),
  visibility text not null,        -- cohort or public, as the newest version says; draft once it was taken back
  number bigint not null,          -- of the current version
  first_published_at bigint not null
);
create index micro_credentials_organization on micro_credentials (organization_id);

-- Never changed: a submission pins one, a credential quotes it.
create table versions (
  id text primary key,
  micro_credential_id text not null references micro_credentials (id),
  number bigint not null,          -- 1, 2, 3 …
  title text not null,
  card text not null,              -- JSON: what lists show of it
  definition text not null,        -- JSON, as its author wrote it
  digest text not null,            -- SHA-256 of the definition, hex
  published_at bigint not null,
  unique (micro_credential_id, number)
);

-- What the catalogue can be filtered by, of current versions.
create table catalog_facets (
  micro_credential_id text not null references micro_credentials (id),
  facet text not null,             -- topic, audience, evidence, language, effort
  value text not null,
  primary key (micro_credential_id, facet, value)
);

-- Which framework items current versions serve.
create table alignments (
  item_id text not null references framework_items (id),
  micro_credential_id text not null references micro_credentials (id),
  strength text not null,          -- strong or partial
  why text not null,
  primary key (item_id, micro_credential_id)
);
create index alignments_micro_credential on alignments (micro_credential_id);

-- Pages to learn from that came with a micro-credential. Nothing in them is judged, so they belong to no version and may be mended.
create table resource_pages (
  micro_credential_id text not null references micro_credentials (id),
  path text not null,
  text text not null,              -- Markdown
  primary key (micro_credential_id, path)
);

create table stacks (
  id text primary key,
  slug text not null unique,
  organization_id text not null references organizations (id),
  number bigint not null,          -- of the current edition
  first_published_at bigint not null
);

-- Never changed: a claim is judged by the edition under which it was made.
create table stack_editions (
  id text primary key,
  stack_id text not null references stacks (id),
  number bigint not null,
  definition text not null,        -- JSON: members, rule, comprehensive credential, requirements
  digest text not null,
  published_at bigint not null,
  unique (stack_id, number)
);

-- Members of the current edition.
create table stack_members (
  stack_id text not null references stacks (id),
  micro_credential_id text not null references micro_credentials (id),
  position bigint not null,        -- from 1
  primary key (stack_id, micro_credential_id)
);
create index stack_members_micro_credential on stack_members (micro_credential_id);

-- One row: a new word whenever the catalogue changed, so that what is kept in memory is known to be of today.
create table catalog_revision (
  part text primary key,           -- always 'catalog'
  revision text not null,
  changed_at bigint not null
);
