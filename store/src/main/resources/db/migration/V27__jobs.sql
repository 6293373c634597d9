-- JOB is new: what somebody handed in, and was told that it is done. The key is the id of the job.
create table task_of_jobs (
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
    constraint task_of_jobs_pk primary key (id),
    constraint task_of_jobs_once unique (kind, key),
    constraint task_of_jobs_kind check (kind in ('ANALYSE', 'LOOK', 'JOB')),
    constraint task_of_jobs_state check (state in ('OPEN', 'PARKED'))
);

insert into task_of_jobs (id, kind, key, payload, due_at, state, lease_token, lease_until, attempts, error, created_at)
select id, kind, key, payload, due_at, state, lease_token, lease_until, attempts, error, created_at from task;

drop table task;

alter table task_of_jobs rename to task;

create index task_by_due on task (kind, state, due_at);

-- What is done in the background for somebody who was told so, and what came of it: kept for some days after its end.
create table job (
    id varchar(36) not null,
    organisation varchar(36) not null,
    asked_by varchar(200) not null,
    -- Null: whoever has the machine.
    account varchar(36) null,
    kind varchar(16) not null,
    -- The number of a case or a notice that it is about; else the empty string.
    subject varchar(100) not null,
    files int not null,
    accepted_at bigint not null,
    ended_at bigint null,
    -- What came of it, as JSON; null until it has ended.
    answer text null,
    -- When whoever asked saw that it has ended; null: not yet.
    seen_at bigint null,
    constraint job_pk primary key (id),
    constraint job_of_organisation foreign key (organisation) references organisation (id),
    constraint job_kind check (kind in ('REGISTER', 'CHECK', 'KEEP', 'EVIDENCE', 'LOOK', 'RENEW'))
);

-- What somebody has not seen the end of.
create index job_by_asker on job (organisation, asked_by, seen_at, accepted_at);

create index job_by_end on job (ended_at);
