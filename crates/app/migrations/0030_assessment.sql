-- One assessor's task: a seat at an attempt, or a lead's at a disagreement.
create table assignments (
  id text primary key,             -- tells a stranger nothing; the only identifier that an assessor sees
  submission_id text not null references submissions (id),
  attempt bigint not null,
  person_id text not null references people (id),
  kind text not null,              -- score or adjudicate
  given_at bigint not null,
  due_on text not null,            -- ISO date
  leased_until bigint,             -- while it lies open, nobody takes it away for being late
  draft text not null,             -- JSON: the fields of the sheet as typed
  draft_version bigint not null,   -- 1, 2, 3 …; a writer names the one it began from
  saved_at bigint,
  note text not null,              -- why the issuer gave it back, if it did
  late_at bigint,                  -- its issuer was told that it is late
  sent_at bigint,
  ended_at bigint,                 -- taken away before it was sent
  ended_why text                   -- recused, declined, late or moved_on
);
-- Nobody holds two seats at one attempt.
create unique index assignments_seat on assignments (submission_id, attempt, person_id, kind) where ended_at is null;
create index assignments_person on assignments (person_id, due_on) where ended_at is null;

-- Sent score sheets. A sheet that is given back and sent again adds a row.
create table sheets (
  id text primary key,
  assignment_id text not null references assignments (id),
  submission_id text not null references submissions (id),
  attempt bigint not null,
  sheet text not null,             -- JSON: domain::scoring::ScoreSheet
  sent_at bigint not null,
  given_back_at bigint
);
-- One sheet of an assignment counts.
create unique index sheets_counting on sheets (assignment_id) where given_back_at is null;
create index sheets_attempt on sheets (submission_id, attempt);

-- What all sheets of an attempt say together.
create table results (
  submission_id text not null references submissions (id),
  attempt bigint not null,
  merged text not null,            -- JSON: domain::scoring::Merged
  note text not null,              -- the lead's, to both assessors
  merged_at bigint not null,
  released_at bigint,              -- the earner sees it from here on
  primary key (submission_id, attempt)
);

-- Issuers that were told, once, that nobody can take a seat.
create table unseated (
  submission_id text not null references submissions (id),
  attempt bigint not null,
  kind text not null,
  told_at bigint not null,
  primary key (submission_id, attempt, kind)
);

-- What a pre-checker found missing, in their words.
create table returned (
  submission_id text not null references submissions (id),
  attempt bigint not null,
  returned_at bigint not null,
  reason text not null,
  primary key (submission_id, attempt, returned_at)
);
