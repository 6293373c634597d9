-- What a mail of a notice says is told by its kind alone: until now a reminder was a notice whose file was named for it. SUIT is new:
-- that the owner has complained to an authority, or filed an action.
create table notice_mail_of_kinds (
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
    constraint notice_mail_of_kinds_pk primary key (id),
    constraint notice_mail_of_kinds_organisation foreign key (organisation) references organisation (id),
    constraint notice_mail_of_kinds_notice foreign key (notice) references notice (id),
    constraint notice_mail_of_kinds_numbered unique (notice, number),
    constraint notice_mail_of_kinds_once unique (message_id),
    constraint notice_mail_of_kinds_kind check (kind in ('NOTICE', 'REMINDER', 'RETRACTION', 'SUIT')),
    constraint notice_mail_of_kinds_state check (state in ('WAITING', 'SENDING', 'ACCEPTED', 'REFUSED', 'UNKNOWN', 'WITHDRAWN'))
);

insert into notice_mail_of_kinds (id, organisation, notice, number, kind, recipient, message_id, file, let_go_by, created_at, state, due_at, attempts, begun_at, sender, ended_at, answer)
select id, organisation, notice, number, case when kind = 'NOTICE' and file like 'reminder-%' then 'REMINDER' else kind end, recipient, message_id, file, let_go_by, created_at, state, due_at, attempts, begun_at, sender, ended_at, answer
from notice_mail;

drop table notice_mail;

alter table notice_mail_of_kinds rename to notice_mail;

create index notice_mail_by_state on notice_mail (organisation, state, due_at);

create index notice_mail_by_time on notice_mail (organisation, begun_at);
