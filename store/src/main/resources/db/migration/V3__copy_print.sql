-- The fingerprint of a copy that matched, to show how: by capture and medium. Kept as long as its sighting.
create table copy_print (
    capture varchar(36) not null,
    medium varchar(8) not null,
    version int not null,
    print bytea not null,
    constraint copy_print_pk primary key (capture, medium),
    constraint copy_print_of_capture foreign key (capture) references capture (id),
    constraint copy_print_medium check (medium in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT'))
);
