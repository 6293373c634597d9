-- Who may show which works, as those who hold them say.
create table licence (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- A party.
    licensor varchar(36) not null,
    -- HOST: the hosts of licence_host. OPERATOR: the same, of the operator of a site. ANYONE: no hosts.
    licensee varchar(8) not null,
    -- The site by which the operator was named.
    operator varchar(260) null,
    -- All works that the licensor holds, also those of later; otherwise those of licence_scope.
    all_works boolean not null,
    -- Names of uses, in order, with blanks between them; none: any use.
    uses varchar(100) not null,
    -- ISO 3166-1 codes, in order, with blanks between them, those that are excluded with a minus; XW: all.
    territories varchar(2000) not null,
    -- From then, and until before then; null: always.
    valid_from bigint null,
    valid_to bigint null,
    -- Names of conditions, in order, with blanks between them.
    conditions varchar(100) not null,
    -- Where a licence stands that is offered to everybody.
    public_licence varchar(2000) null,
    note varchar(2000) not null,
    granted_by varchar(200) not null,
    granted_at bigint not null,
    revoked_by varchar(200) null,
    revoked_at bigint null,
    constraint licence_pk primary key (id),
    constraint licence_of_organisation foreign key (organisation) references organisation (id),
    constraint licence_of_licensor foreign key (licensor) references party (id),
    constraint licence_licensee check (licensee in ('HOST', 'OPERATOR', 'ANYONE'))
);

create index licence_by_organisation on licence (organisation, id);

create index licence_by_licensor on licence (licensor, all_works);

-- A work that a licence names, and the part of it, in milliseconds of sound and film, in characters of text; null: the whole.
create table licence_scope (
    licence varchar(36) not null,
    work varchar(36) not null,
    segment_start bigint null,
    segment_end bigint null,
    constraint licence_scope_pk primary key (licence, work),
    constraint licence_scope_of_licence foreign key (licence) references licence (id),
    constraint licence_scope_of_work foreign key (work) references work (id)
);

create index licence_scope_by_work on licence_scope (work);

-- A host that may show it, with its subdomains. Lower case, without port.
create table licence_host (
    licence varchar(36) not null,
    host varchar(253) not null,
    constraint licence_host_pk primary key (licence, host),
    constraint licence_host_of_licence foreign key (licence) references licence (id)
);

-- What a party holds of a work beside its owner, or what the owner does; columns as of licence.
create table right_claim (
    id varchar(36) not null,
    work varchar(36) not null,
    party varchar(36) not null,
    uses varchar(100) not null,
    territories varchar(2000) not null,
    valid_from bigint null,
    valid_to bigint null,
    -- Of 10,000.
    share_basis_points int not null,
    -- Whether it may license the work alone.
    may_license boolean not null,
    stated_by varchar(200) not null,
    stated_at bigint not null,
    constraint right_claim_pk primary key (id),
    constraint right_claim_of_work foreign key (work) references work (id),
    constraint right_claim_of_party foreign key (party) references party (id),
    constraint right_claim_share check (share_basis_points between 0 and 10000)
);

create index right_claim_by_work on right_claim (work);

create index right_claim_by_party on right_claim (party);

-- The works that a party owned before.
create index work_edit_by_detail on work_edit (detail);

-- The licence that a decision by rule rests on: its id, or host:NAME of a host that the owner of the work authorised.
alter table decision add column licence varchar(300) null;

-- jOOQ's interpreter of these scripts knows no index of a part of a table.
-- [jooq ignore start]
create index decision_by_licence on decision (licence) where licence is not null;
-- [jooq ignore stop]
