-- One script set for SQLite and PostgreSQL, so only what both understand: ids are UUIDv7 text that we make, times are
-- epoch milliseconds (UTC), flags are boolean, bytes are bytea, enumerations are varchar with a check.

create table rightsholder (
    id varchar(36) not null,
    name varchar(500) not null,
    created_at bigint not null,
    constraint rightsholder_pk primary key (id),
    constraint rightsholder_name unique (name)
);

create table work (
    id varchar(36) not null,
    title varchar(1000) not null,
    kind varchar(8) not null,
    rightsholder varchar(36) not null,
    policy varchar(16) not null,
    created_at bigint not null,
    constraint work_pk primary key (id),
    constraint work_of_rightsholder foreign key (rightsholder) references rightsholder (id),
    constraint work_kind check (kind in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT')),
    constraint work_policy check (policy in ('BLOCK_ACCESS', 'MONETIZE', 'REPORT_USAGE', 'NO_ACTION'))
);

create index work_by_rightsholder on work (rightsholder, title);

-- Hosts that may show a work; a host speaks for its subdomains. Lower case, without port.
create table authorised_host (
    work varchar(36) not null,
    host varchar(253) not null,
    constraint authorised_host_pk primary key (work, host),
    constraint authorised_host_of_work foreign key (work) references work (id)
);

create table reference (
    id varchar(36) not null,
    work varchar(36) not null,
    file_name varchar(1000) not null,
    sha256 varchar(64) not null,
    bytes bigint not null,
    -- Of sound and film.
    duration_ms bigint null,
    -- Why it cannot be compared although it was read.
    unmatchable varchar(16) null,
    -- What was reached, when only a part could be decoded.
    partial_because varchar(1000) null,
    -- It shares content with a reference of another rightsholder.
    competing boolean not null,
    registered_at bigint not null,
    constraint reference_pk primary key (id),
    constraint reference_of_work foreign key (work) references work (id),
    -- Registering the same bytes again changes nothing.
    constraint reference_once unique (work, sha256),
    constraint reference_unmatchable check (unmatchable in ('TOO_SHORT', 'TOO_SMALL', 'TOO_PLAIN', 'SILENT'))
);

create index reference_by_content on reference (sha256);

create table fingerprint (
    reference varchar(36) not null,
    medium varchar(8) not null,
    version int not null,
    code bytea not null,
    constraint fingerprint_pk primary key (reference, medium),
    constraint fingerprint_of_reference foreign key (reference) references reference (id),
    constraint fingerprint_medium check (medium in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT'))
);

-- Two rightsholders registered shared content: who registered it later is in the first column.
create table competing (
    reference varchar(36) not null,
    other varchar(36) not null,
    medium varchar(8) not null,
    grade varchar(9) not null,
    -- The whole match as JSON.
    detail text not null,
    found_at bigint not null,
    constraint competing_pk primary key (reference, other, medium),
    constraint competing_reference foreign key (reference) references reference (id),
    constraint competing_other foreign key (other) references reference (id),
    constraint competing_grade check (grade in ('EXACT', 'STRONG', 'CANDIDATE'))
);

-- What the search index has to apply, in order. Positions are handed out by index_head in the transaction that writes the
-- change, so that they become visible in order and without gaps, with many writers too.
create table index_change (
    position bigint not null,
    reference varchar(36) not null,
    removed boolean not null,
    constraint index_change_pk primary key (position)
);

create table index_head (
    id int not null,
    position bigint not null,
    constraint index_head_pk primary key (id),
    constraint index_head_single check (id = 1)
);

insert into index_head (id, position) values (1, 0);

-- The exact bytes met at a place, whether or not anything matched.
create table capture (
    id varchar(36) not null,
    -- A path, an archive entry, a URL.
    place text not null,
    -- First 16 bytes of the SHA-256 of the place, in hexadecimal: places may be longer than an index entry can be.
    place_key varchar(32) not null,
    sha256 varchar(64) not null,
    bytes bigint not null,
    kind varchar(10) not null,
    -- Why it could not be read or compared, or only in part: CODE: what, why, what to do.
    reason varchar(2000) null,
    duration_ms bigint null,
    elapsed_ms bigint not null,
    first_seen bigint not null,
    last_seen bigint not null,
    -- The position of the index when it was last checked.
    index_position bigint not null,
    warc_file varchar(1000) null,
    warc_offset bigint null,
    http_status int null,
    content_type varchar(500) null,
    constraint capture_pk primary key (id),
    constraint capture_once unique (place_key, sha256),
    constraint capture_kind check (kind in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT', 'UNREADABLE'))
);

-- A capture that shares content with registered works. It keeps its id when the capture is checked again.
create table sighting (
    id varchar(36) not null,
    capture varchar(36) not null,
    first_seen bigint not null,
    last_seen bigint not null,
    constraint sighting_pk primary key (id),
    constraint sighting_of_capture foreign key (capture) references capture (id),
    constraint sighting_once unique (capture)
);

create index sighting_by_time on sighting (last_seen);

create table sighting_match (
    sighting varchar(36) not null,
    reference varchar(36) not null,
    medium varchar(8) not null,
    grade varchar(9) not null,
    false_alarms double precision not null,
    coverage_of_reference double precision not null,
    coverage_of_copy double precision not null,
    -- The whole match as JSON.
    detail text not null,
    constraint sighting_match_pk primary key (sighting, reference, medium),
    constraint sighting_match_of_sighting foreign key (sighting) references sighting (id),
    constraint sighting_match_reference foreign key (reference) references reference (id),
    constraint sighting_match_medium check (medium in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT')),
    constraint sighting_match_grade check (grade in ('EXACT', 'STRONG', 'CANDIDATE'))
);

create index sighting_match_by_reference on sighting_match (reference);
