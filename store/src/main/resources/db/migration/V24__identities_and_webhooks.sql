-- By which provider (OpenID Connect) an account signs in: issuer and subject together name one person for ever.
create table account_identity (
    issuer varchar(500) not null,
    subject varchar(255) not null,
    account varchar(36) not null,
    linked_at bigint not null,
    constraint account_identity_pk primary key (issuer, subject),
    constraint account_identity_once unique (account, issuer),
    constraint account_identity_of_account foreign key (account) references account (id)
);

-- Whom of the internet an organisation has told what happens. A row stays when it is removed, its messages do not.
create table webhook (
    id varchar(36) not null,
    organisation varchar(36) not null,
    url varchar(2000) not null,
    -- With blanks between, such as: decision.made sighting.found.
    events varchar(500) not null,
    -- By which messages are signed; base64 of 32 random bytes.
    secret varchar(100) not null,
    created_at bigint not null,
    created_by varchar(200) not null,
    -- What happened up to then, and was committed by then, is among its messages.
    collected_to bigint not null,
    -- Since when every attempt fails; null: the last one was taken, or there was none.
    failing_since bigint null,
    -- Until then one process sends what waits for it.
    sending_until bigint null,
    disabled_at bigint null,
    disabled_because varchar(600) null,
    removed_at bigint null,
    constraint webhook_pk primary key (id),
    constraint webhook_of_organisation foreign key (organisation) references organisation (id)
);

create index webhook_by_organisation on webhook (organisation, removed_at);

-- What is told to a webhook. It is sent until it is taken, so perhaps twice: the id says that it is the same.
create table webhook_message (
    webhook varchar(36) not null,
    id varchar(100) not null,
    event varchar(40) not null,
    body text not null,
    happened_at bigint not null,
    state varchar(10) not null,
    due_at bigint not null,
    attempts int not null,
    -- What came of the last attempt.
    answer varchar(600) null,
    ended_at bigint null,
    constraint webhook_message_pk primary key (webhook, id),
    constraint webhook_message_of_webhook foreign key (webhook) references webhook (id),
    constraint webhook_message_state check (state in ('WAITING', 'TAKEN', 'GIVEN_UP'))
);

create index webhook_message_due on webhook_message (webhook, state, due_at);
