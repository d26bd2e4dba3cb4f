-- A wish for news: nothing is sent but one mail with a link, until its button says yes. Older than a week it is void and goes.
create table subscription_wishes (
  id text primary key,
  token_digest text not null unique,
  email text not null,             -- normalised
  shown text not null,             -- as typed; mail goes here
  lang text not null,
  topics text not null,            -- names, parted by spaces
  asked_at bigint not null,
  confirmed_at bigint
);
create index subscription_wishes_email on subscription_wishes (email);

-- Who gets news. Ending a subscription deletes it with everything that hangs on it.
create table subscriptions (
  id text primary key,
  email text not null unique,
  shown text not null,
  lang text not null,
  began_at bigint not null
);
create table subscription_topics (
  subscription_id text not null references subscriptions (id),
  topic text not null,
  primary key (subscription_id, topic)
);
-- One link a letter, so that each letter's link works and none can be guessed from another.
create table unsubscribe_links (
  token_digest text primary key,
  subscription_id text not null references subscriptions (id),
  made_at bigint not null
);
create index unsubscribe_links_subscription on unsubscribe_links (subscription_id);

-- What waits to be told, gathered for an hour so that a day of publishing is one letter.
create table news (
  id text primary key,             -- of the version or edition that it tells of
  topic text not null,
  title text not null,
  path text not null,
  at bigint not null,
  told_at bigint
);
create index news_untold on news (topic, at) where told_at is null;

-- A letter to all subscribers of a topic, on its way in batches.
create table announcements (
  id text primary key,
  topic text not null,
  note text not null,              -- JSON, see app::mail::Note
  made_at bigint not null,
  reached text not null,           -- the last subscription that has its letter
  finished_at bigint
);
