-- When the page was found without the medium, or gone: it stood there until last_seen. Null while it stands there, as far as is known.
alter table appearance add column ended_at bigint null;
