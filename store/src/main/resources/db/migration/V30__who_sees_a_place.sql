-- From when on an organisation sees what stands at a place through a source: 0 where nothing was seen there before the source
-- asked for it; null where something was, or may be, until the place is visited for this source, too.
alter table source_place add column reached_at bigint default 0 null;

-- Who looked there without the crawl, or had a source there that is no more, and from when on.
create table place_organisation (
    place varchar(32) not null,
    organisation varchar(36) not null,
    since bigint not null,
    constraint place_organisation_pk primary key (place, organisation),
    constraint place_organisation_of_place foreign key (place) references place (key),
    constraint place_organisation_of_organisation foreign key (organisation) references organisation (id)
);

-- Who looked before is not known: where there is one organisation, it did; of several, those that have seen a work of theirs there.
insert into place_organisation (place, organisation, since)
    select p.key, o.id, 0 from place p cross join organisation o
    where exists (select 1 from observation l where l.place = p.key)
    and not exists (select 1 from source_place a where a.place = p.key)
    and ((select count(*) from organisation) = 1
        or exists (select 1 from sighting s where s.place = p.key and s.organisation = o.id));
