-- What a page is for and what it quotes, as it was read when it said so last; one that never did has no row.
create table page_context (
    -- The key of the place.
    page varchar(32) not null,
    -- Names of purposes, in order, with blanks between them.
    purposes varchar(100) not null,
    -- The title and the first heading.
    title varchar(1100) not null,
    -- Of its words, without spaces.
    characters int not null,
    -- What it marks as quoted, as JSON: of each passage its first letters, and how many letters it has.
    quoted text not null,
    read_at bigint not null,
    constraint page_context_pk primary key (page)
);

-- REVIEW is new, and the facts by which a rule says that an exception is possible; see V7.
create table decision_of_exceptions (
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
    -- Which exceptions are possible and by which facts, as JSON.
    exception text null,
    constraint decision_of_exceptions_pk primary key (id),
    constraint decision_of_exceptions_organisation foreign key (organisation) references organisation (id),
    constraint decision_of_exceptions_state check (state in ('OPEN', 'HELD', 'REVIEW', 'LICENSED', 'EXCEPTION', 'NOT_A_MATCH', 'CONFIRMED', 'RESOLVED'))
);

insert into decision_of_exceptions (id, organisation, sighting, place, content, work, batch, state, reason, decided_by, decided_at, holds, replaces, undoes, licence)
select id, organisation, sighting, place, content, work, batch, state, reason, decided_by, decided_at, holds, replaces, undoes, licence from decision;

drop table decision;

alter table decision_of_exceptions rename to decision;

create index decision_by_sighting on decision (sighting, decided_at, id);

create index decision_by_place on decision (place, work, decided_at, id);

create index decision_by_batch on decision (batch);

-- jOOQ's interpreter of these scripts knows no index of a part of a table.
-- [jooq ignore start]
create index decision_by_licence on decision (licence) where licence is not null;
-- [jooq ignore stop]
