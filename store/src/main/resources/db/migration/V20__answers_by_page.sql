-- The address by which whoever a notice accuses answers it. What stands in it is known to whoever has the notice: here is its hash.
create table answer_address (
    notice varchar(36) not null,
    token_sha256 varchar(64) not null,
    created_at bigint not null,
    -- What somebody has filled in and not handed in, as JSON.
    draft text null,
    saved_at bigint null,
    constraint answer_address_pk primary key (notice),
    constraint answer_address_once unique (token_sha256),
    constraint answer_address_of_notice foreign key (notice) references notice (id)
);

-- The answers that came by such an address: of nothing else it is known that it did.
create table page_answer (
    notice varchar(36) not null,
    -- Of notice_file: what was handed in.
    file varchar(200) not null,
    kind varchar(16) not null,
    -- Of what was filled in: the same is handed in once.
    said_sha256 varchar(64) not null,
    received_at bigint not null,
    -- When a person for the owner said that they have read it.
    read_at bigint null,
    read_by varchar(200) null,
    constraint page_answer_pk primary key (notice, file),
    constraint page_answer_once unique (notice, said_sha256),
    constraint page_answer_kind check (kind in ('COUNTER_NOTICE', 'LICENCE', 'OWN', 'EXCEPTION', 'GONE', 'QUESTION')),
    constraint page_answer_of_notice foreign key (notice) references notice (id)
);

create index page_answer_unread on page_answer (read_at, notice);
