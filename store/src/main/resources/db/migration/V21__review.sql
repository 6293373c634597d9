-- Who reviews, as far as is known: a row for each person who has looked at a sighting in Compare.
create table reviewer (
    organisation varchar(36) not null,
    name varchar(200) not null,
    last_at bigint not null,
    constraint reviewer_pk primary key (organisation, name),
    constraint reviewer_of_organisation foreign key (organisation) references organisation (id)
);

-- Who looks at a sighting, so that nobody else is given it. Sightings may go: hence no foreign key to them.
create table review_lock (
    sighting varchar(36) not null,
    organisation varchar(36) not null,
    -- Of the browser: random, and no key to anything.
    session varchar(64) not null,
    name varchar(200) not null,
    -- By the clock of the database, since when it is shown to whoever holds it.
    shown_at bigint not null,
    until_at bigint not null,
    constraint review_lock_pk primary key (sighting),
    constraint review_lock_of_organisation foreign key (organisation) references organisation (id)
);

create index review_lock_by_time on review_lock (organisation, until_at);

-- That somebody found a sighting hard to judge, and let it be; append-only.
create table review_skip (
    id varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    skipped_by varchar(200) not null,
    skipped_at bigint not null,
    looked_ms bigint not null,
    constraint review_skip_pk primary key (id),
    constraint review_skip_of_organisation foreign key (organisation) references organisation (id)
);

create index review_skip_by_sighting on review_skip (sighting, skipped_by);

-- How a person looked at a sighting before a decision of it; append-only.
create table decision_view (
    decision varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    -- From when it was shown to when it was decided.
    looked_ms bigint not null,
    -- What of the page was opened, heard or looked at in another way, as the browser says: words with commas between.
    opened varchar(500) not null,
    -- Which version of everything was shown: names and values, one a line.
    shown varchar(2000) not null,
    constraint decision_view_pk primary key (decision),
    constraint decision_view_of_organisation foreign key (organisation) references organisation (id)
);

-- Sightings that somebody selected, to confirm them together once all of a sample is confirmed one by one.
create table bulk_group (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- How they were selected, in words.
    selection varchar(2000) not null,
    -- The sample can be drawn again from it.
    seed bigint not null,
    state varchar(12) not null,
    -- Of one that is closed: what closed it.
    closed_because varchar(2000) null,
    -- Of the decisions that were made together.
    batch varchar(36) null,
    made_by varchar(200) not null,
    made_at bigint not null,
    confirmed_by varchar(200) null,
    confirmed_at bigint null,
    -- No notice is drafted of what was confirmed together until then.
    hold_until bigint null,
    constraint bulk_group_pk primary key (id),
    constraint bulk_group_of_organisation foreign key (organisation) references organisation (id),
    constraint bulk_group_state check (state in ('OPEN', 'CLOSED', 'CONFIRMED', 'UNDONE'))
);

create index bulk_group_by_time on bulk_group (organisation, made_at);

create index bulk_group_by_batch on bulk_group (batch);

create table bulk_item (
    bulk_group varchar(36) not null,
    sighting varchar(36) not null,
    -- The decision that it had when the group was made; null: none.
    decision varchar(36) null,
    -- Its place in the sample, from 1; null: it is not in the sample.
    sampled int null,
    constraint bulk_item_pk primary key (bulk_group, sighting),
    constraint bulk_item_of_group foreign key (bulk_group) references bulk_group (id)
);

create index bulk_item_by_sighting on bulk_item (sighting);

-- From which it follows which confirmed sightings a second person looks at.
create table second_eye (
    organisation varchar(36) not null,
    seed bigint not null,
    constraint second_eye_pk primary key (organisation),
    constraint second_eye_of_organisation foreign key (organisation) references organisation (id)
);

-- That a second person looks at a sighting without knowing what the first said.
create table second_review (
    id varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    -- What the first decided; null: they asked before they decided.
    decision varchar(36) null,
    cause varchar(16) not null,
    state varchar(12) not null,
    -- Who decided first, or asked.
    asked_by varchar(200) not null,
    asked_at bigint not null,
    ended_at bigint null,
    constraint second_review_pk primary key (id),
    constraint second_review_of_organisation foreign key (organisation) references organisation (id),
    constraint second_review_cause check (cause in ('ASKED', 'DRAWN', 'FIRST_NOTICE', 'UNPROVEN')),
    constraint second_review_state check (state in ('OPEN', 'DISAGREED', 'AGREED', 'SETTLED'))
);

create index second_review_by_state on second_review (organisation, state, asked_at);

create index second_review_by_sighting on second_review (sighting);

create table second_opinion (
    second_review varchar(36) not null,
    -- In their order, from 1.
    number int not null,
    state varchar(12) not null,
    reason varchar(2000) not null,
    stated_by varchar(200) not null,
    stated_at bigint not null,
    looked_ms bigint not null,
    constraint second_opinion_pk primary key (second_review, number),
    constraint second_opinion_of_review foreign key (second_review) references second_review (id)
);

-- Addresses of the inbox that a person named.
create table saved_view (
    organisation varchar(36) not null,
    person varchar(200) not null,
    name varchar(100) not null,
    -- What stands behind the question mark.
    query varchar(1000) not null,
    saved_at bigint not null,
    constraint saved_view_pk primary key (organisation, person, name),
    constraint saved_view_of_organisation foreign key (organisation) references organisation (id)
);
