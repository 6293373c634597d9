-- Copies of many providers that are to be gone by a day, followed together.
create table campaign (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- As people call it.
    name varchar(200) not null,
    -- What it is about, in a sentence.
    scope varchar(2000) not null,
    opened_by varchar(200) not null,
    opened_at bigint not null,
    -- The last day, such as 2027-03-31, and the zone of which it is a day.
    deadline varchar(10) not null,
    zone varchar(64) not null,
    constraint campaign_pk primary key (id),
    constraint campaign_of_organisation foreign key (organisation) references organisation (id),
    constraint campaign_named unique (organisation, name)
);

-- Whose copies are followed.
create table campaign_provider (
    campaign varchar(36) not null,
    -- In the order in which they were named, from 1.
    number int not null,
    name varchar(200) not null,
    -- What somebody else published of it, and how far that can be relied on.
    published bigint null,
    published_as varchar(8) null,
    constraint campaign_provider_pk primary key (campaign, number),
    constraint campaign_provider_named unique (campaign, name),
    constraint campaign_provider_of_campaign foreign key (campaign) references campaign (id),
    constraint campaign_provider_published_as check (published_as in ('EXACT', 'ROUNDED', 'AT_LEAST')),
    constraint campaign_provider_published check (published >= 0)
);

-- Its sites, each with all hosts under it; one is of one provider.
create table campaign_site (
    campaign varchar(36) not null,
    site varchar(253) not null,
    provider int not null,
    constraint campaign_site_pk primary key (campaign, site),
    constraint campaign_site_of_provider foreign key (campaign, provider) references campaign_provider (campaign, number)
);

-- What was done and is in the transparency log for everybody to count: decisions, messages, looks. Nobody's data: what it is about
-- is hosts and numbers.
create table public_act (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- The row that it tells of: decision:ID, look:ID, event:NOTICE:SEQUENCE.
    source varchar(100) not null,
    -- In hexadecimal; the leaf holds SHA-256(salt and subject).
    salt varchar(64) not null,
    -- Both as they are hashed.
    subject text not null,
    entry text not null,
    -- How many leaves the log had before this one was appended: behind them it is looked for after a crash.
    logged_from bigint not null,
    -- Its number in the log; null: not known yet.
    leaf bigint null,
    constraint public_act_pk primary key (id),
    constraint public_act_of_organisation foreign key (organisation) references organisation (id),
    constraint public_act_once unique (source)
);

create index public_act_by_leaf on public_act (leaf, id);
