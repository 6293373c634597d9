-- Whether the expected false alarms of matches come true in this index, as last tested, by medium.
create table self_test (
    medium varchar(8) not null,
    tested_at bigint not null,
    windows int not null,
    -- Of the windows, with a wrong match as sure as one in twenty should have.
    share double precision not null,
    -- How much higher wrong matches score than they should.
    drift double precision not null,
    verdict varchar(8) not null,
    constraint self_test_pk primary key (medium),
    constraint self_test_medium check (medium in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT')),
    constraint self_test_verdict check (verdict in ('TOO_FEW', 'PASSED', 'FAILED'))
);
