-- Tells this database from all others, so that no index is given changes of two: made when an index is first written for it.
alter table index_head add column database varchar(36) null;
