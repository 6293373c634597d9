-- What a program asks to have done once, however often it is sent: POST with an Idempotency-Key.
create table idempotent_request (
    organisation varchar(36) not null,
    -- SHA-256 of the key that came, in hexadecimal.
    key_sha256 varchar(64) not null,
    -- SHA-256 of who asked what: the same key with another request is refused.
    request_sha256 varchar(64) not null,
    -- Of whoever does it now: what is said with an older one changes nothing.
    token varchar(36) not null,
    begun_at bigint not null,
    -- Longer without a sign of life, and the process that did it was killed.
    lease_until bigint not null,
    state varchar(10) not null,
    -- Of one that is answered.
    status int null,
    -- Name and value, one a line.
    headers varchar(2000) null,
    body text null,
    constraint idempotent_request_pk primary key (organisation, key_sha256),
    constraint idempotent_request_of_organisation foreign key (organisation) references organisation (id),
    -- LEFT: something went out to others, and what came of it is not known yet. DONE: it is, in the same transaction.
    constraint idempotent_request_state check (state in ('RUNNING', 'LEFT', 'DONE', 'ANSWERED'))
);

create index idempotent_request_by_time on idempotent_request (begun_at);

-- A file that comes in parts (tus 1.0). Its bytes are in the home; these many of them were acknowledged.
create table resumable_upload (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- Who sends it.
    sender varchar(200) not null,
    -- Of the file.
    name varchar(300) not null,
    length bigint not null,
    received bigint not null,
    -- That whoever sends it says the whole has, in hexadecimal; null: it is not said.
    sha256 varchar(64) null,
    created_at bigint not null,
    -- It is deleted then, unless more of it comes.
    expires_at bigint not null,
    constraint resumable_upload_pk primary key (id),
    constraint resumable_upload_of_organisation foreign key (organisation) references organisation (id)
);

create index resumable_upload_by_organisation on resumable_upload (organisation, expires_at);

create index resumable_upload_by_time on resumable_upload (expires_at);

-- Pages of sightings by work, each of a state and a grade, the work first that was registered last.
create index sighting_by_state_and_work on sighting (organisation, decision_state, grade, work, last_seen, id);
