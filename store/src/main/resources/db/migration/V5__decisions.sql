-- What was decided of sightings; append-only: what is decided anew, and what is taken back, is a new row. A sighting that no
-- longer matches is deleted, what was decided of it stays: hence no foreign keys to what it was.
create table decision (
    id varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    place varchar(32) not null,
    content varchar(64) not null,
    work varchar(36) not null,
    -- Of those that were decided together.
    batch varchar(36) null,
    -- Of the sighting from then on.
    state varchar(12) not null,
    reason varchar(2000) not null,
    -- Null: a rule of this program.
    decided_by varchar(200) null,
    decided_at bigint not null,
    -- The decision that holds from then on: this one, or after an undo an earlier one, or none.
    holds varchar(36) null,
    -- The decision that held before, and holds again when this one is taken back; null: none.
    replaces varchar(36) null,
    -- The decision that this one takes back.
    undoes varchar(36) null,
    constraint decision_pk primary key (id),
    constraint decision_of_organisation foreign key (organisation) references organisation (id),
    constraint decision_state check (state in ('OPEN', 'LICENSED', 'EXCEPTION', 'NOT_A_MATCH', 'CONFIRMED', 'RESOLVED'))
);

create index decision_by_sighting on decision (sighting, decided_at, id);

create index decision_by_place on decision (place, work, decided_at, id);

create index decision_by_batch on decision (batch);

-- Sightings that were chosen by what they have in common, and how many of them a person looked at before.
create table decision_batch (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- How they were chosen.
    selection varchar(2000) not null,
    chosen int not null,
    sampled int not null,
    -- The sample can be drawn again from it.
    seed bigint not null,
    begun_at bigint not null,
    constraint decision_batch_pk primary key (id),
    constraint decision_batch_of_organisation foreign key (organisation) references organisation (id)
);

-- The last of its decisions; null: there is none.
alter table sighting add column decision varchar(36) null;

-- As the last of its decisions says.
alter table sighting add column decision_state varchar(12) default 'OPEN' not null;

create index sighting_by_decision on sighting (organisation, decision_state, last_seen, id);

-- Since when a work is no longer in the catalogue; and the one that it was merged into, which whoever names it means.
alter table work add column removed_at bigint null;

alter table work add column merged_into varchar(36) null references work (id);

create index work_by_merging on work (merged_into);

-- Since when it is searched no more. Its row stays: what was seen of it, the transparency log and evidence name it.
alter table reference add column removed_at bigint null;

-- What of a work lists and tags no longer change, since a person said it: title, policy, host:NAME,
-- identifier:SCHEME:NORMAL, field:NAME, or owner:ID of a party that owns it no more.
create table work_edit (
    work varchar(36) not null,
    detail varchar(600) not null,
    edited_at bigint not null,
    constraint work_edit_pk primary key (work, detail),
    constraint work_edit_of_work foreign key (work) references work (id)
);

-- What was done to works, by whom; never changed afterwards.
create table work_event (
    id varchar(36) not null,
    work varchar(36) not null,
    at bigint not null,
    actor varchar(200) not null,
    action varchar(20) not null,
    -- Before and after, as JSON.
    detail text not null,
    constraint work_event_pk primary key (id),
    constraint work_event_of_work foreign key (work) references work (id),
    constraint work_event_action check (action in ('EDITED', 'UPDATED', 'MERGED', 'MERGED_INTO', 'REMOVED', 'RESTORED', 'FILES_ADDED', 'FILES_REMOVED'))
);

create index work_event_by_work on work_event (work, id);
