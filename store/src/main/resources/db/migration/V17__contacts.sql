-- An address to which one may write about a host, and where it was read. Read anew from time to time: what a source names no more goes.
create table host_contact (
    organisation varchar(36) not null,
    -- Lower case, in its ASCII form, without port.
    host varchar(253) not null,
    kind varchar(8) not null,
    address varchar(500) not null,
    purpose varchar(12) not null,
    holder varchar(12) not null,
    -- Of whoever it belongs to; the empty string where nobody says.
    name varchar(300) not null,
    source varchar(12) not null,
    -- The page, record or server that names it; of a person's word the empty string.
    read_at varchar(2000) not null,
    -- What stands around it there, or what the person noted.
    words varchar(500) not null,
    found_at bigint not null,
    -- Who named it; null: a source that was asked.
    added_by varchar(200) null,
    constraint host_contact_pk primary key (organisation, host, kind, address),
    constraint host_contact_of_organisation foreign key (organisation) references organisation (id),
    constraint host_contact_kind check (kind in ('MAIL', 'FORM', 'POSTAL')),
    constraint host_contact_purpose check (purpose in ('COPYRIGHT', 'ABUSE', 'UNSTATED')),
    constraint host_contact_holder check (holder in ('SITE', 'REGISTRANT', 'NETWORK', 'REGISTRAR')),
    constraint host_contact_source check (source in ('MANUAL', 'DMCA_AGENT', 'SITE', 'RDAP_DOMAIN', 'RDAP_IP', 'WHOIS'))
);

-- What came of asking a source for the contacts of a host, the last time. No answer is no "none".
create table contact_question (
    organisation varchar(36) not null,
    host varchar(253) not null,
    source varchar(12) not null,
    outcome varchar(12) not null,
    asked_where varchar(2000) not null,
    words varchar(2000) not null,
    asked_at bigint not null,
    constraint contact_question_pk primary key (organisation, host, source),
    constraint contact_question_of_organisation foreign key (organisation) references organisation (id),
    constraint contact_question_source check (source in ('DMCA_AGENT', 'SITE', 'RDAP_DOMAIN', 'RDAP_IP', 'WHOIS')),
    constraint contact_question_outcome check (outcome in ('ANSWERED', 'UNKNOWN', 'NOT_ASKED'))
);

-- What came back from a mail address, whichever hosts it is of.
create table contact_bounce (
    organisation varchar(36) not null,
    address varchar(500) not null,
    bounces int not null,
    last_at bigint not null,
    last_reason varchar(500) not null,
    constraint contact_bounce_pk primary key (organisation, address),
    constraint contact_bounce_of_organisation foreign key (organisation) references organisation (id)
);
