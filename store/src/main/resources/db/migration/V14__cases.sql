-- The sightings of one operator, or of one upload account, against one rightsholder, which are acted on together.
create table case_file (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- Within the organisation, from 1: K-17 is 17.
    number bigint not null,
    -- A party.
    rightsholder varchar(36) not null,
    -- When it was opened: the first of its sites in the alphabet.
    operator varchar(260) not null,
    -- On a platform whose users upload: which account, as it is written in addresses.
    account varchar(200) null,
    -- Why they are one operator's, in words.
    reason varchar(2000) not null,
    opened_by varchar(200) not null,
    opened_at bigint not null,
    -- From here on as its events say.
    events bigint not null,
    state varchar(8) not null,
    -- Of what is closed, and was not merged.
    outcome varchar(12) null,
    regime varchar(64) null,
    regime_version varchar(64) null,
    -- The case that its sightings went to.
    merged_into varchar(36) null,
    constraint case_file_pk primary key (id),
    constraint case_file_of_organisation foreign key (organisation) references organisation (id),
    constraint case_file_of_rightsholder foreign key (rightsholder) references party (id),
    constraint case_file_numbered unique (organisation, number),
    constraint case_file_merged foreign key (merged_into) references case_file (id),
    constraint case_file_state check (state in ('OPEN', 'CLOSED')),
    constraint case_file_outcome check (outcome in ('REMOVED', 'LICENSED', 'EXCEPTION', 'NO_MATCH', 'RESTORED', 'WITHDRAWN', 'COURT'))
);

create index case_file_by_state on case_file (organisation, state, number);

create index case_file_by_rightsholder on case_file (rightsholder);

-- The sites of the operator when the case was opened.
create table case_site (
    case_file varchar(36) not null,
    site varchar(260) not null,
    constraint case_site_pk primary key (case_file, site),
    constraint case_site_of_case foreign key (case_file) references case_file (id)
);

create index case_site_by_site on case_site (site);

-- What happened to a case; never changed afterwards. What a case is, is what its events add up to.
create table case_event (
    case_file varchar(36) not null,
    -- From 1, without gaps.
    sequence bigint not null,
    at bigint not null,
    what varchar(16) not null,
    -- Null: a rule of this program.
    actor varchar(200) null,
    -- As JSON.
    payload text not null,
    constraint case_event_pk primary key (case_file, sequence),
    constraint case_event_of_case foreign key (case_file) references case_file (id),
    constraint case_event_what check (what in ('OPENED', 'JOINED', 'LEFT', 'MERGED', 'SPLIT', 'REGIME_CHOSEN', 'NOTED', 'CLOSED', 'REOPENED'))
);

-- A sighting in a case: a row each time that it joins. Sightings may go, what was in a case stays: hence no foreign key to it.
create table case_sighting (
    case_file varchar(36) not null,
    sighting varchar(36) not null,
    -- The event by which it joined: its sequence.
    joined bigint not null,
    added_at bigint not null,
    -- Null: a rule of this program.
    added_by varchar(200) null,
    left_at bigint null,
    left_because varchar(2000) null,
    -- It left because there is nothing to be said against it, or nothing yet, when a notice about it was out.
    to_be_retracted boolean not null,
    -- Whether it is in the case, and that is open.
    active boolean not null,
    constraint case_sighting_pk primary key (case_file, sighting, joined),
    constraint case_sighting_of_case foreign key (case_file) references case_file (id)
);

create index case_sighting_by_sighting on case_sighting (sighting);

-- A sighting is in one open case at most.
-- jOOQ's interpreter of these scripts knows no index of a part of a table.
-- [jooq ignore start]
create unique index case_sighting_once on case_sighting (sighting) where active;
-- [jooq ignore stop]

-- The bundles that were sealed, to find them again. They are files and stand without it.
create table evidence_bundle (
    -- Such as K-17-3.
    bundle varchar(80) not null,
    organisation varchar(36) not null,
    -- The key of the URL of the page that it shows.
    page varchar(32) not null,
    -- The bundle that shows the page on which the copy stands, where that is another.
    page_bundle varchar(80) null,
    -- Of its container.
    sha256 varchar(64) not null,
    sealed_at bigint not null,
    constraint evidence_bundle_pk primary key (bundle),
    constraint evidence_bundle_of_organisation foreign key (organisation) references organisation (id)
);

create index evidence_bundle_by_page on evidence_bundle (organisation, page, sealed_at);

-- Of which sightings a bundle is evidence. Sightings may go, evidence stays: hence no foreign key to them.
create table sighting_bundle (
    bundle varchar(80) not null,
    sighting varchar(36) not null,
    constraint sighting_bundle_pk primary key (bundle, sighting),
    constraint sighting_bundle_of_bundle foreign key (bundle) references evidence_bundle (bundle)
);

create index sighting_bundle_by_sighting on sighting_bundle (sighting);

-- What a notice must say of a rightsholder. Personal data: neither logged nor published. A notice keeps what it said itself.
create table claimant (
    party varchar(36) not null,
    -- What proves who it is, and the file of it.
    identity_kind varchar(24) null,
    identity_file varchar(1000) null,
    identity_sha256 varchar(64) null,
    legal_representative varchar(500) null,
    -- Who is to be asked.
    contact varchar(500) null,
    address varchar(1000) null,
    post_code varchar(32) null,
    -- ISO 3166-1.
    country varchar(2) null,
    phone varchar(64) null,
    fax varchar(64) null,
    email varchar(320) null,
    stated_by varchar(200) not null,
    stated_at bigint not null,
    constraint claimant_pk primary key (party),
    constraint claimant_of_party foreign key (party) references party (id),
    constraint claimant_identity check (identity_kind in ('IDENTITY_CARD', 'PASSPORT', 'BUSINESS_LICENCE', 'COMPANY_REGISTER', 'OTHER'))
);

-- A message under a regime to a recipient about sightings of a case.
create table notice (
    id varchar(36) not null,
    organisation varchar(36) not null,
    case_file varchar(36) not null,
    -- Within the organisation, from 1: N-17 is 17.
    number bigint not null,
    regime varchar(64) not null,
    regime_version varchar(64) not null,
    -- Whom it is for, as the contact says.
    recipient varchar(1000) not null,
    -- BCP 47.
    language varchar(35) not null,
    -- The same is never made, or sent, twice.
    idempotency_key varchar(100) not null,
    created_by varchar(200) not null,
    created_at bigint not null,
    -- How many there are of notice_event.
    events bigint not null,
    constraint notice_pk primary key (id),
    constraint notice_of_organisation foreign key (organisation) references organisation (id),
    constraint notice_of_case foreign key (case_file) references case_file (id),
    constraint notice_numbered unique (organisation, number),
    constraint notice_once unique (organisation, idempotency_key)
);

create index notice_by_case on notice (case_file, number);

-- What it is about, as it says so itself.
create table notice_item (
    notice varchar(36) not null,
    -- In its order, from 1.
    number int not null,
    sighting varchar(36) not null,
    url text not null,
    work_title varchar(1000) not null,
    constraint notice_item_pk primary key (notice, number),
    constraint notice_item_once unique (notice, sighting),
    constraint notice_item_of_notice foreign key (notice) references notice (id)
);

create index notice_item_by_sighting on notice_item (sighting);

-- What happened to a notice; never changed afterwards. What a notice is, is what its events add up to.
create table notice_event (
    notice varchar(36) not null,
    -- From 1, without gaps.
    sequence bigint not null,
    at bigint not null,
    kind varchar(32) not null,
    -- As JSON.
    payload text not null,
    -- Null: a rule of this program, or the recipient.
    actor varchar(200) null,
    constraint notice_event_pk primary key (notice, sequence),
    constraint notice_event_of_notice foreign key (notice) references notice (id)
);

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

-- The files of a notice as they were written, or as they came in answer; never changed afterwards. Personal data: never published.
create table notice_file (
    notice varchar(36) not null,
    -- In their order, from 1.
    number int not null,
    name varchar(200) not null,
    media_type varchar(100) not null,
    sha256 varchar(64) not null,
    content bytea not null,
    written_at bigint not null,
    constraint notice_file_pk primary key (notice, number),
    constraint notice_file_named unique (notice, name),
    constraint notice_file_of_notice foreign key (notice) references notice (id)
);
