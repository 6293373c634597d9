-- Organisations take turns at hosts, so that none waits for all that another asks for: each has a lane of its own, and what
-- several of them ask for has lane 0.
create table lane (
    number int not null,
    -- Null of lane 0.
    organisation varchar(36) null,
    constraint lane_pk primary key (number),
    constraint lane_once unique (organisation),
    constraint lane_of_organisation foreign key (organisation) references organisation (id)
);

insert into lane (number, organisation) values (0, null);

insert into lane (number, organisation)
    select (select count(*) from organisation o where o.id <= organisation.id), id from organisation;

-- At which hosts a lane has, or had, something to visit.
create table lane_host (
    lane int not null,
    host varchar(260) not null,
    constraint lane_host_pk primary key (lane, host)
);

-- The lane that was served last there.
alter table host add column lane int default 0 not null;

alter table place add column lane int default 0 not null;

update place set lane = coalesce((select case when min(l.number) = max(l.number) then min(l.number) else 0 end
    from source_place a join source s on s.id = a.source join lane l on l.organisation = s.organisation
    where a.place = place.key), 0);

insert into lane_host (lane, host)
    select distinct l.number, p.host from source_place a join source s on s.id = a.source
    join lane l on l.organisation = s.organisation join place p on p.key = a.place where p.host is not null;

drop index place_by_priority;

create index place_by_turn on place (host, state, lane, priority, due_at);
