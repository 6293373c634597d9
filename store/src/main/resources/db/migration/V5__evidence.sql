-- The transparency log and the services that bear witness. The log itself and the bundles are files: they must stand
-- without a database.

-- Where the log holds the registration of a reference; null until it does.
alter table reference add column leaf bigint null;

create index reference_by_leaf on reference (leaf, id);

-- Who cosigns the log.
create table witness (
    -- The name in its key.
    name varchar(255) not null,
    vkey varchar(4000) not null,
    url varchar(2000) not null,
    -- It may be reached although it is not on the public internet.
    own_network boolean not null,
    added_at bigint not null,
    constraint witness_pk primary key (name)
);

-- Who timestamps (RFC 3161), in the order of being asked.
create table timestamp_authority (
    url varchar(2000) not null,
    -- The certificates that its tokens must chain to, in PEM.
    roots text not null,
    own_network boolean not null,
    added_at bigint not null,
    constraint timestamp_authority_pk primary key (url)
);
