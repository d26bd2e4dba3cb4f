-- One edition of a competency framework. Another edition is another framework, tied to it by crosswalks.
create table frameworks (
  id text primary key,
  slug text not null unique,
  title text not null,
  publisher text not null,
  edition text not null,
  url text not null,
  note text not null,
  created_at bigint not null
);

-- Items stay once they are here: published alignments point to them.
create table framework_items (
  id text primary key,
  framework_id text not null references frameworks (id),
  code text not null,
  slug text not null,
  name text not null,
  statement text not null,
  parent_code text not null,       -- '' at the top of the tree
  position bigint not null,        -- the author's order
  unique (framework_id, code)
);

-- What an item corresponds to in another edition or framework.
create table crosswalks (
  from_item_id text not null references framework_items (id),
  to_item_id text not null references framework_items (id),
  relation text not null,          -- a word of CASE: exactMatchOf, isRelatedTo, isPartOf, replacedBy
  primary key (from_item_id, to_item_id)
);
