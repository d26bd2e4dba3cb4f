-- An invitation to a role: one link, for one address, single use. Rows stay, so that it can be read who was let in by whom.
create table invitations (
  id text primary key,
  token_digest text not null unique,
  email text not null,             -- normalised; only who has confirmed it may accept
  shown text not null,             -- as the inviter typed it; the mail goes here
  organization_id text references organizations (id),   -- null: the whole platform
  role text not null,
  invited_by text references people (id),               -- null: from the command line
  invited_at bigint not null,
  expires_at bigint not null,
  accepted_by text references people (id),
  accepted_at bigint,
  withdrawn_at bigint
);
create index invitations_organization on invitations (organization_id, invited_at);
