-- The descriptors of a copy that matched, to show how: by capture and medium. Kept as long as its sighting.
create table content_descriptors (
    capture varchar(36) not null,
    medium varchar(8) not null,
    version int not null,
    code bytea not null,
    constraint content_descriptors_pk primary key (capture, medium),
    constraint content_descriptors_of_capture foreign key (capture) references capture (id),
    constraint content_descriptors_medium check (medium in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT'))
);
