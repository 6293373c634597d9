-- Whether something else than `content` was seen at a place since: what it shows is read again then, though its bytes are the same.
alter table place add column other_since boolean default false not null;
