-- What a host says to programs of the use of its pages, in documents of their own: its tdmrep.json, and documents of RSL that its
-- robots.txt, pages or feeds name. Each is asked for as often as robots.txt is.
create table site_terms (
    host varchar(260) not null,
    url varchar(2048) not null,
    standard varchar(8) not null,
    -- Of the last answer; null: there was none yet.
    status int null,
    -- Of the last document that could be had; null: there is none.
    body text null,
    -- Why crawlers stay away from something, in words.
    refusal varchar(500) null,
    -- Since when it could not be had, without a break.
    failing_since bigint null,
    due_at bigint not null,
    -- When somebody named it last.
    named_at bigint not null,
    constraint site_terms_pk primary key (host, url),
    constraint site_terms_standard check (standard in ('TDMREP', 'RSL'))
);

-- When one of them was stored last, and when the first is due; null: nobody has asked for any yet.
alter table host add column terms_at bigint null;

alter table host add column terms_due_at bigint null;
