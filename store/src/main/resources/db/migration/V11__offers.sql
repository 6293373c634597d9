-- A licence that is offered for a price. Nothing of an offer is ever changed: what came of it is a row of offer_answer.
create table offer (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- A party.
    licensor varchar(36) not null,
    -- HOST: the hosts of offer_host. OPERATOR: the same, of the operator of a site. ANYONE: no hosts.
    licensee varchar(8) not null,
    operator varchar(260) null,
    -- As of licence.
    uses varchar(100) not null,
    territories varchar(2000) not null,
    valid_from bigint null,
    valid_to bigint null,
    -- In the smallest unit of the currency (ISO 4217).
    price bigint not null,
    currency varchar(3) not null,
    terms_sha256 varchar(64) not null,
    terms_uri varchar(2000) null,
    -- Where whoever gets it can object.
    dispute varchar(2000) not null,
    -- For which it was made, by its id and where that was; sightings may go.
    sighting varchar(36) null,
    seen_at text null,
    note varchar(2000) not null,
    made_by varchar(200) not null,
    made_at bigint not null,
    expires_at bigint not null,
    constraint offer_pk primary key (id),
    constraint offer_of_organisation foreign key (organisation) references organisation (id),
    constraint offer_of_licensor foreign key (licensor) references party (id),
    constraint offer_licensee check (licensee in ('HOST', 'OPERATOR', 'ANYONE')),
    constraint offer_price check (price >= 0)
);

create index offer_by_organisation on offer (organisation, id);

-- A work that is offered; columns as of licence_scope.
create table offer_scope (
    offer varchar(36) not null,
    work varchar(36) not null,
    segment_start bigint null,
    segment_end bigint null,
    constraint offer_scope_pk primary key (offer, work),
    constraint offer_scope_of_offer foreign key (offer) references offer (id),
    constraint offer_scope_of_work foreign key (work) references work (id)
);

create index offer_scope_by_work on offer_scope (work);

create table offer_host (
    offer varchar(36) not null,
    host varchar(253) not null,
    constraint offer_host_pk primary key (offer, host),
    constraint offer_host_of_offer foreign key (offer) references offer (id)
);

-- One for each offer, by its key: what is answered once cannot be answered again. Without one an offer lapses.
create table offer_answer (
    offer varchar(36) not null,
    answer varchar(8) not null,
    -- That the acceptance granted.
    licence varchar(36) null,
    -- Who answered, as whoever entered it says: a name, a letter, a payment reference.
    words varchar(2000) not null,
    answered_by varchar(200) not null,
    answered_at bigint not null,
    constraint offer_answer_pk primary key (offer),
    constraint offer_answer_of_offer foreign key (offer) references offer (id),
    constraint offer_answer_word check (answer in ('ACCEPTED', 'DECLINED'))
);
