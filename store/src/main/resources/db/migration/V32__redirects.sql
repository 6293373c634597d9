-- Where an address led when it was asked for last: the key of that place. Null of what did not redirect, and of homes of older
-- versions until it is asked for again.
alter table place add column leads_to varchar(32) null;

-- jOOQ's interpreter of these scripts knows no index of a part of a table.
-- [jooq ignore start]
create index place_by_target on place (leads_to) where leads_to is not null;
-- [jooq ignore stop]

-- Whether a source asks for a place only as long as redirects of what it asks for lead there.
alter table source_place add column led boolean default false not null;
