-- What an owner wants done about copies, of one work or of all that a party holds. Never changed: a later row of the same work or
-- party replaces the one before; one that is not armed acts when a later one is.
create table rights_claim_policy (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- One of both.
    party varchar(36) null,
    work varchar(36) null,
    -- As a person writes it; blank: there is none from then on.
    rules varchar(4000) not null,
    armed boolean not null,
    -- Of 100 sightings so many.
    enabled_share int not null,
    muted_until bigint null,
    changed_by varchar(200) not null,
    changed_at bigint not null,
    constraint rights_claim_policy_pk primary key (id),
    constraint rights_claim_policy_of_organisation foreign key (organisation) references organisation (id),
    constraint rights_claim_policy_of_party foreign key (party) references party (id),
    constraint rights_claim_policy_of_work foreign key (work) references work (id),
    constraint rights_claim_policy_share check (enabled_share between 0 and 100)
);

create index rights_claim_policy_by_organisation on rights_claim_policy (organisation, id);

create index rights_claim_policy_by_party on rights_claim_policy (party);

create index rights_claim_policy_by_work on rights_claim_policy (work);
