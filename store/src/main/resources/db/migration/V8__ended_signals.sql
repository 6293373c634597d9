-- When a look found that nobody says so any more; null: it is said.
alter table licence_signal add column ended_at bigint null;

-- Where a statement about a place or a site was read: it has ended when it is read nowhere any more.
create table licence_saying (
    -- The key of the page or file; of what was said of a place that redirects, the key of that.
    place varchar(32) not null,
    subject varchar(260) not null,
    statement_key varchar(32) not null,
    last_seen bigint not null,
    constraint licence_saying_pk primary key (place, subject, statement_key)
);

create index licence_saying_by_signal on licence_saying (subject, statement_key);

-- A site is an origin from now on, not a host: that of a default port is known; of others it is read again.
update licence_signal set subject = 'https://' || subject
where scope in ('SITE', 'HOST') and said_on like 'https://' || subject || '/%';

update licence_signal set subject = 'http://' || subject
where scope in ('SITE', 'HOST') and said_on like 'http://' || subject || '/%';

delete from licence_signal where scope in ('SITE', 'HOST') and subject not like '%://%';

insert into licence_saying (place, subject, statement_key, last_seen)
select place.key, licence_signal.subject, licence_signal.statement_key, licence_signal.last_seen
from licence_signal join place on place.uri = licence_signal.said_on
where licence_signal.standard <> 'EMBEDDED';
