-- What speaks for or against what a party claims: what others decided of its claims, who checked who it is, sanctions. As the
-- operator of this installation says. Rows are added and never changed.
create table standing_event (
    id varchar(36) not null,
    party varchar(36) not null,
    what varchar(16) not null,
    -- Who decided; only of WON and LOST.
    source varchar(16) null,
    -- Who looked at a claim a second time; only of reviews.
    reviewer varchar(500) null,
    -- Days since 1970-01-01.
    happened_on bigint not null,
    note varchar(2000) not null,
    -- The event that is taken back.
    takes_back varchar(36) null,
    stated_by varchar(200) not null,
    constraint standing_event_pk primary key (id),
    constraint standing_event_of_party foreign key (party) references party (id),
    constraint standing_event_what check (what in ('WON', 'LOST', 'IDENTITY_CHECKED', 'SANCTIONED', 'SANCTION_LIFTED', 'TAKEN_BACK')),
    constraint standing_event_source check (source in ('COURT', 'AUTHORITY', 'BODY', 'HOST', 'COUNTER_NOTICE', 'REVIEW', 'RETRACTION'))
);

create index standing_event_by_party on standing_event (party, id);

-- From when on two owners have thirty days to say what becomes of the content that both registered; null of what was found before
-- they were told: nobody's silence counts there.
alter table competing add column contested_at bigint null;

create index competing_by_other on competing (other);

-- What the side of a reference says of the content that it shares with another. Rows are added; the last of each side counts.
create table contest_answer (
    id varchar(36) not null,
    reference varchar(36) not null,
    other varchar(36) not null,
    answer varchar(8) not null,
    answered_by varchar(200) not null,
    constraint contest_answer_pk primary key (id),
    constraint contest_answer_of_reference foreign key (reference) references reference (id),
    constraint contest_answer_of_other foreign key (other) references reference (id),
    constraint contest_answer_what check (answer in ('ASSERT', 'EXCLUDE', 'SHARE'))
);

create index contest_answer_by_reference on contest_answer (reference, other);

-- References that hit too much: what they find, a person decides, until a person releases them.
create table quarantine (
    id varchar(36) not null,
    reference varchar(36) not null,
    cause varchar(8) not null,
    reason varchar(500) not null,
    since bigint not null,
    released_by varchar(200) null,
    released_at bigint null,
    release_reason varchar(2000) null,
    constraint quarantine_pk primary key (id),
    constraint quarantine_of_reference foreign key (reference) references reference (id),
    constraint quarantine_cause check (cause in ('OWNERS', 'HIT_RATE'))
);

create index quarantine_by_reference on quarantine (reference, id);
