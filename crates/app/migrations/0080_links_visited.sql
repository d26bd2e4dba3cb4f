-- Whether a link that was handed in can be opened, as this server found it; null until it looked.
alter table links add column visited_at bigint;
alter table links add column found text;   -- open, missing or unsure
