-- Since when a request that named it is done: its bytes are gone, and whoever names it again is told so. Null: it can be named.
alter table resumable_upload add column used_at bigint null;
