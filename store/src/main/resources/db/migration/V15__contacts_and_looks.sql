-- What became of copies: each look for one that was to be removed, never changed afterwards. A sighting that no longer matches is
-- deleted, what was seen of its copy stays: hence no foreign keys to what it was.
create table removal_look (
    id varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    place varchar(32) not null,
    content varchar(64) not null,
    -- Of the place, without port.
    host varchar(253) not null,
    at bigint not null,
    verdict varchar(12) not null,
    -- Why, in words.
    reason varchar(2000) not null,
    -- Where it stands now, if that is another place.
    found_at text null,
    -- From where it was looked for, one a line.
    vantages varchar(2000) not null,
    constraint removal_look_pk primary key (id),
    constraint removal_look_of_organisation foreign key (organisation) references organisation (id),
    constraint removal_look_verdict check (verdict in ('GONE', 'SOFT_404', 'STILL_UP', 'REENCODED_UP', 'RENAMED', 'REAPPEARED', 'PARTIAL', 'PARTIAL_GEO', 'LOGIN_WALL', 'BLOCKED', 'UNREACHABLE', 'UNCERTAIN'))
);

create index removal_look_by_copy on removal_look (organisation, place, content, at, id);

create index removal_look_by_host on removal_look (organisation, host);

-- LOOK is new: a copy that is to be looked for again. The key begins with the organisation.
create table task_of_looks (
    id varchar(36) not null,
    kind varchar(16) not null,
    key varchar(100) not null,
    payload text not null,
    due_at bigint not null,
    state varchar(8) not null,
    lease_token bigint not null,
    lease_until bigint not null,
    attempts int not null,
    error varchar(2000) null,
    created_at bigint not null,
    constraint task_of_looks_pk primary key (id),
    constraint task_of_looks_once unique (kind, key),
    constraint task_of_looks_kind check (kind in ('ANALYSE', 'LOOK')),
    constraint task_of_looks_state check (state in ('OPEN', 'PARKED'))
);

insert into task_of_looks (id, kind, key, payload, due_at, state, lease_token, lease_until, attempts, error, created_at)
select id, kind, key, payload, due_at, state, lease_token, lease_until, attempts, error, created_at from task;

drop table task;

alter table task_of_looks rename to task;

create index task_by_due on task (kind, state, due_at);
