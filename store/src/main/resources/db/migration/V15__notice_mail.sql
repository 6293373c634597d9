-- By the calendar of which country the recipient counts, where somebody has said it: ISO 3166-1.
alter table notice add column country varchar(2) null;

-- The mail of notices on its way out. That handing one over begins is stored before its first byte leaves.
create table notice_mail (
    id varchar(36) not null,
    organisation varchar(36) not null,
    notice varchar(36) not null,
    -- Of the notice, in their order, from 1.
    number int not null,
    kind varchar(12) not null,
    -- The one address that it goes to.
    recipient varchar(320) not null,
    -- The same is never sent twice.
    message_id varchar(400) not null,
    -- Of notice_file: its bytes, as they are sent.
    file varchar(200) not null,
    let_go_by varchar(200) not null,
    created_at bigint not null,
    -- From here on as it goes.
    state varchar(12) not null,
    due_at bigint not null,
    attempts int not null,
    begun_at bigint null,
    -- Which home is handing it over.
    sender varchar(64) null,
    ended_at bigint null,
    -- What the server said last.
    answer varchar(600) null,
    constraint notice_mail_pk primary key (id),
    constraint notice_mail_of_organisation foreign key (organisation) references organisation (id),
    constraint notice_mail_of_notice foreign key (notice) references notice (id),
    constraint notice_mail_numbered unique (notice, number),
    constraint notice_mail_once unique (message_id),
    constraint notice_mail_kind check (kind in ('NOTICE', 'RETRACTION')),
    constraint notice_mail_state check (state in ('WAITING', 'SENDING', 'ACCEPTED', 'REFUSED', 'UNKNOWN', 'WITHDRAWN'))
);

create index notice_mail_by_state on notice_mail (organisation, state, due_at);

create index notice_mail_by_time on notice_mail (organisation, begun_at);
