-- What was taken out of an archive, or a document, on the web is gone when that is: it says which. Null of what stands by
-- itself. Of what older versions stored, EntriesOfOlderHomes says it in the transaction of this script.
alter table place add column archive varchar(32) null references place (key);

-- jOOQ's interpreter of these scripts knows no index of a part of a table.
-- [jooq ignore start]
create index place_by_archive on place (archive) where archive is not null;
-- [jooq ignore stop]
