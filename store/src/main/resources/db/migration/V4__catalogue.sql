-- What works are called in registries elsewhere.
create table work_identifier (
    work varchar(36) not null,
    scheme varchar(8) not null,
    -- The form that is compared.
    normal varchar(500) not null,
    -- Verbatim.
    given varchar(500) not null,
    checked varchar(16) not null,
    -- The owner, or the file.
    stated_by varchar(8) not null,
    stated_at bigint not null,
    constraint work_identifier_pk primary key (work, scheme, normal),
    constraint work_identifier_of_work foreign key (work) references work (id),
    constraint work_identifier_scheme check (scheme in ('ISRC', 'ISWC', 'ISBN', 'ISSN', 'ISNI', 'EIDR', 'DOI', 'DCI', 'IPI')),
    constraint work_identifier_checked check (checked in ('OK', 'FORMAT_ONLY', 'WARNING')),
    constraint work_identifier_stated_by check (stated_by in ('OWNER', 'FILE'))
);

create index work_identifier_by_value on work_identifier (scheme, normal);

-- What else is said of a work: creator, copyright, date, and what a list has in columns of its own.
create table work_field (
    work varchar(36) not null,
    name varchar(100) not null,
    content varchar(4000) not null,
    stated_by varchar(8) not null,
    stated_at bigint not null,
    constraint work_field_pk primary key (work, name),
    constraint work_field_of_work foreign key (work) references work (id),
    constraint work_field_stated_by check (stated_by in ('OWNER', 'FILE'))
);

-- The ISCC-CODE of the file (ISO 24138); null of those registered before.
alter table reference add column iscc varchar(80) null;
