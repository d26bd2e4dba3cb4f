-- One earner's attempts at one version.
create table submissions (
  id text primary key,
  number text not null unique,     -- short, for people: 7K2M
  person_id text not null references people (id),
  version_id text not null references versions (id),
  micro_credential_id text not null references micro_credentials (id),
  organization_id text not null references organizations (id),
  state text not null,
  attempt bigint not null,
  workflow text not null,          -- JSON: domain::workflow::Submission
  clock text,                      -- JSON: the promise that runs (domain::clock::Clock)
  due_on text,                     -- ISO date by whose end that promise is due; null while it stands still
  started_at bigint not null,
  moved_at bigint not null,
  opened_at bigint,                -- an assessor opened the running attempt
  hidden_at bigint,                -- evidence is hidden from assessors
  retained_from bigint             -- the retention clock runs from here
);
create index submissions_person on submissions (person_id, started_at);
create index submissions_organization on submissions (organization_id, state, moved_at);
-- One live submission per person and micro-credential.
create unique index submissions_live on submissions (person_id, micro_credential_id)
  where state not in ('withdrawn', 'denied', 'closed');

-- What belongs to one attempt; a resubmission adds a row.
create table attempts (
  submission_id text not null references submissions (id),
  attempt bigint not null,
  opened_at bigint not null,
  open_criteria text not null,     -- JSON: the criteria to work on; empty for all
  sent_at bigint,
  expected_on text,                -- ISO date told to the earner; null while no clock runs
  decided_at bigint,
  primary key (submission_id, attempt)
);
create index attempts_decided on attempts (decided_at) where decided_at is not null;

-- Requests that had their effect: a repeated key has none.
create table submission_keys (
  submission_id text not null references submissions (id),
  request_key text not null,
  at bigint not null,
  primary key (submission_id, request_key)
);

-- The text that counts, for each question of an attempt: a prompt, or `changed.` and a criterion.
create table responses (
  submission_id text not null references submissions (id),
  attempt bigint not null,
  question text not null,
  body text not null,
  words bigint not null,
  version bigint not null,         -- 1, 2, 3 …; a writer names the one it began from
  saved_at bigint not null,
  tab text not null,               -- which open page wrote it, to coalesce its savings
  primary key (submission_id, attempt, question)
);

-- Every text that was ever saved, minute by minute; `aside_at` marks one that met a newer text and waits for its writer.
create table response_texts (
  id text primary key,
  submission_id text not null references submissions (id),
  attempt bigint not null,
  question text not null,
  version bigint not null,         -- the version it became, or the one it met
  body text not null,
  words bigint not null,
  saved_at bigint not null,
  tab text not null,
  aside_at bigint,
  settled_at bigint
);
create index response_texts_question on response_texts (submission_id, attempt, question, saved_at);

-- Parts that their writer calls done.
create table done_parts (
  submission_id text not null references submissions (id),
  attempt bigint not null,
  part text not null,
  done_at bigint not null,
  primary key (submission_id, attempt, part)
);

-- Files handed in. The bytes lie in the file store under their hash.
create table artifacts (
  id text primary key,             -- tells a stranger nothing: assessors see it
  submission_id text not null references submissions (id),
  attempt bigint not null,
  prompt text not null,
  position bigint not null,
  name text not null,              -- as the earner called it; nobody else sees it
  media_type text not null,        -- by content
  sha256 text not null,
  bytes bigint not null,
  arrived_at bigint not null,
  removed_at bigint,
  copy_sha256 text,                -- what assessors get: without metadata
  copy_bytes bigint,
  unreadable text                  -- why no copy could be made, a message key
);
create index artifacts_prompt on artifacts (submission_id, attempt, prompt, position);
create index artifacts_sha256 on artifacts (sha256);

-- Uploads on their way.
create table uploads (
  id text primary key,
  submission_id text not null references submissions (id),
  attempt bigint not null,
  prompt text not null,
  name text not null,
  fingerprint text not null,       -- of the file on its device, so that choosing it again goes on
  began_at bigint not null,
  artifact_id text
);
create index uploads_submission on uploads (submission_id, began_at);

create table links (
  id text primary key,
  submission_id text not null references submissions (id),
  attempt bigint not null,
  prompt text not null,
  url text not null,
  added_at bigint not null,
  removed_at bigint
);
create index links_prompt on links (submission_id, attempt, prompt, added_at);

-- The consent register, for each prompt whose files may show young people.
create table consents (
  submission_id text not null references submissions (id),
  attempt bigint not null,
  prompt text not null,
  shown text not null,             -- nobody or young_people
  programme text not null,
  recorded_on text not null,
  youth bigint not null,
  on_file bigint not null,
  form_version text not null,
  attested_by text not null,
  saved_at bigint not null,
  primary key (submission_id, attempt, prompt)
);

-- What is declared before sending, kept as typed also when sending is refused.
create table declarations (
  submission_id text not null references submissions (id),
  attempt bigint not null,
  own_work_at bigint,
  right_to_release_at bigint,
  youth_consent_at bigint,
  ai text not null,                -- unanswered, not_used or used
  ai_explanation text not null,
  names_checked_at bigint,         -- the own name was found in the work, and it is meant to be there
  primary key (submission_id, attempt)
);

-- What was sent, frozen. Sending again after taking back adds a row.
create table snapshots (
  id text primary key,
  submission_id text not null references submissions (id),
  attempt bigint not null,
  taken_at bigint not null,
  manifest text not null,          -- canonical JSON with a hash of every answer and file
  digest text not null             -- SHA-256 of the manifest, hex: the receipt
);
create index snapshots_attempt on snapshots (submission_id, attempt, taken_at);
