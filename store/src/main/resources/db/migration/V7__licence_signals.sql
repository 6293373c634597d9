-- What somebody says of licences or authorship of what was seen: a page, a server, the tags of a file. Nobody need believe it.
create table licence_signal (
    -- What it is about: the key of a place, the SHA-256 of a file that speaks of itself, the host of a site.
    subject varchar(260) not null,
    -- Of the statement: the same by the same speaker is one row.
    statement_key varchar(32) not null,
    standard varchar(20) not null,
    scope varchar(8) not null,
    effect varchar(12) not null,
    statement varchar(500) not null,
    -- Where it was read last.
    said_on text not null,
    locator varchar(200) not null,
    speaker varchar(16) not null,
    proof varchar(8) not null,
    terms varchar(2000) null,
    first_seen bigint not null,
    last_seen bigint not null,
    constraint licence_signal_pk primary key (subject, statement_key),
    constraint licence_signal_scope check (scope in ('ASSET', 'PAGE', 'SITE', 'HOST')),
    constraint licence_signal_effect check (effect in ('LICENSES', 'OFFERS', 'CREDITS', 'RESERVES', 'MACHINE_USE', 'VOID', 'UNREADABLE'))
);

-- Neither database widens a check of a table that both understand: HELD is new.
create table decision_of_more_states (
    id varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    place varchar(32) not null,
    content varchar(64) not null,
    work varchar(36) not null,
    batch varchar(36) null,
    state varchar(12) not null,
    reason varchar(2000) not null,
    decided_by varchar(200) null,
    decided_at bigint not null,
    holds varchar(36) null,
    replaces varchar(36) null,
    undoes varchar(36) null,
    licence varchar(300) null,
    constraint decision_of_states_pk primary key (id),
    constraint decision_of_states_organisation foreign key (organisation) references organisation (id),
    constraint decision_of_states check (state in ('OPEN', 'HELD', 'LICENSED', 'EXCEPTION', 'NOT_A_MATCH', 'CONFIRMED', 'RESOLVED'))
);

insert into decision_of_more_states (id, organisation, sighting, place, content, work, batch, state, reason, decided_by, decided_at, holds, replaces, undoes, licence)
select id, organisation, sighting, place, content, work, batch, state, reason, decided_by, decided_at, holds, replaces, undoes, licence from decision;

drop table decision;

alter table decision_of_more_states rename to decision;

create index decision_by_sighting on decision (sighting, decided_at, id);

create index decision_by_place on decision (place, work, decided_at, id);

create index decision_by_batch on decision (batch);

-- jOOQ's interpreter of these scripts knows no index of a part of a table.
-- [jooq ignore start]
create index decision_by_licence on decision (licence) where licence is not null;
-- [jooq ignore stop]
