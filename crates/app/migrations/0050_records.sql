-- Where a person stands in a stack (domain::stack::lifecycle). A row from the first award that counts.
create table stack_journeys (
  person_id text not null references people (id),
  stack_id text not null references stacks (id),
  stage text not null,             -- in_progress, eligible, claimed, officer_review, awarded, returned
  risk_since bigint,               -- the rule was fulfilled when it was claimed or awarded, and has not been since then
  announced_at bigint,             -- the mail that a claim is possible went out; it does so once
  moved_at bigint not null,
  primary key (person_id, stack_id)
);
create index stack_journeys_risk on stack_journeys (stack_id) where risk_since is not null;

-- What somebody has written for a claim that is not sent.
create table claim_drafts (
  person_id text not null references people (id),
  stack_id text not null references stacks (id),
  content text not null,           -- JSON: answers by prompt, own statements confirmed
  saved_at bigint not null,
  primary key (person_id, stack_id)
);

-- Claims of comprehensive credentials, as sent; each is judged by the edition under which it was made.
create table claims (
  id text primary key,
  person_id text not null references people (id),
  stack_id text not null references stacks (id),
  stack_edition_id text not null references stack_editions (id),
  organization_id text not null references organizations (id),
  state text not null,             -- sent, awarded, returned
  content text not null,           -- JSON, as in the draft
  sent_at bigint not null,
  reviewer_id text references people (id),   -- the officer who took it up or decided
  taken_up_at bigint,
  decided_at bigint,
  words text,                      -- what the officer wrote with the decision
  credential_id text               -- what it led to
);
create index claims_organization on claims (organization_id, state, sent_at);
create index claims_person on claims (person_id, stack_id, sent_at);
-- One claim at a time, and one award.
create unique index claims_live on claims (person_id, stack_id) where state <> 'returned';

-- Statements that others were asked for by one link each: no account, one answer.
create table attestations (
  id text primary key,
  person_id text not null references people (id),   -- whom it is about
  stack_id text not null references stacks (id),
  item text not null,              -- the statement's id in the stack
  role text not null,
  statement text not null,         -- the words that were sent and answered
  name text not null,              -- who was asked, as the earner wrote it
  email text not null,             -- normalised
  token_digest text not null unique,
  asked_at bigint not null,
  expires_at bigint not null,
  answer text,                     -- yes, no
  answered_at bigint,
  replaced_at bigint               -- the same person was asked again: this link is void
);
create index attestations_person on attestations (person_id, stack_id, asked_at);
