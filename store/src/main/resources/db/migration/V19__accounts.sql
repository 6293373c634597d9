-- A person or program that signs in. Who is removed keeps the row: a name is never given twice, so that what was done keeps its author.
create table account (
    id varchar(36) not null,
    -- As it is typed to sign in, in lower case.
    name varchar(200) not null,
    -- What Argon2id makes of the password, with its parameters and salt; null: none was set yet.
    password varchar(300) null,
    -- The secret of one-time codes (RFC 6238), base32; null: none. It counts once a code of it was given.
    totp_secret varchar(64) null,
    totp_confirmed boolean not null,
    -- The last time step of which a code was taken: each code counts once.
    totp_step bigint not null,
    created_at bigint not null,
    created_by varchar(200) not null,
    disabled_at bigint null,
    removed_at bigint null,
    constraint account_pk primary key (id),
    constraint account_named unique (name)
);

-- What an account is in an organisation; it may be several things.
create table membership (
    account varchar(36) not null,
    organisation varchar(36) not null,
    role varchar(20) not null,
    granted_at bigint not null,
    granted_by varchar(200) not null,
    constraint membership_pk primary key (account, organisation, role),
    constraint membership_of_account foreign key (account) references account (id),
    constraint membership_of_organisation foreign key (organisation) references organisation (id),
    constraint membership_role check (role in ('OWNER', 'REVIEWER', 'SECOND_REVIEWER', 'PLATFORM', 'REGULATOR', 'AUDITOR', 'ADMIN'))
);

create index membership_by_organisation on membership (organisation, account);

-- A link by which somebody sets a password, once.
create table account_invitation (
    -- SHA-256 of what stands in the link, in hexadecimal.
    token_sha256 varchar(64) not null,
    account varchar(36) not null,
    made_at bigint not null,
    made_by varchar(200) not null,
    expires_at bigint not null,
    used_at bigint null,
    constraint account_invitation_pk primary key (token_sha256),
    constraint account_invitation_of_account foreign key (account) references account (id)
);

create index account_invitation_by_account on account_invitation (account);

-- Somebody who is signed in, in one organisation.
create table account_session (
    id varchar(36) not null,
    -- SHA-256 of the cookie, in hexadecimal.
    token_sha256 varchar(64) not null,
    account varchar(36) not null,
    organisation varchar(36) not null,
    -- The address that it began from.
    address varchar(64) not null,
    begun_at bigint not null,
    -- When it was last used, to a minute.
    seen_at bigint not null,
    ended_at bigint null,
    constraint account_session_pk primary key (id),
    constraint account_session_once unique (token_sha256),
    constraint account_session_of_account foreign key (account) references account (id),
    constraint account_session_of_organisation foreign key (organisation) references organisation (id)
);

create index account_session_by_account on account_session (account, ended_at);

-- What lets an account in once instead of a code, when the device that makes them is lost.
create table recovery_code (
    account varchar(36) not null,
    -- SHA-256 of a code of 80 random bits, in hexadecimal.
    code_sha256 varchar(64) not null,
    used_at bigint null,
    constraint recovery_code_pk primary key (account, code_sha256),
    constraint recovery_code_of_account foreign key (account) references account (id)
);

-- By what a program asks the API, for an account in an organisation.
create table api_key (
    id varchar(36) not null,
    organisation varchar(36) not null,
    account varchar(36) not null,
    -- What it is for.
    name varchar(200) not null,
    -- SHA-256 of the key, in hexadecimal.
    key_sha256 varchar(64) not null,
    -- With blanks between, such as: CHECK READ.
    scopes varchar(200) not null,
    created_at bigint not null,
    created_by varchar(200) not null,
    -- To a minute; null: never.
    used_at bigint null,
    revoked_at bigint null,
    constraint api_key_pk primary key (id),
    constraint api_key_once unique (key_sha256),
    constraint api_key_of_account foreign key (account) references account (id),
    constraint api_key_of_organisation foreign key (organisation) references organisation (id)
);

create index api_key_by_organisation on api_key (organisation, revoked_at);

-- How often signing in failed lately, for an account name or from an address.
create table sign_in_failure (
    kind varchar(10) not null,
    -- SHA-256 of the name or the address, in hexadecimal.
    subject varchar(64) not null,
    failures int not null,
    last_at bigint not null,
    -- Until then nothing is tried.
    waits_until bigint not null,
    constraint sign_in_failure_pk primary key (kind, subject),
    constraint sign_in_failure_kind check (kind in ('ACCOUNT', 'ADDRESS'))
);

create index sign_in_failure_by_time on sign_in_failure (last_at);

-- What was done about accounts, keys and sessions. Only added to.
create table account_event (
    id varchar(36) not null,
    organisation varchar(36) not null,
    at bigint not null,
    -- Null: somebody who was not signed in.
    actor varchar(200) null,
    -- The name of the account.
    subject varchar(200) not null,
    what varchar(30) not null,
    note varchar(600) not null,
    constraint account_event_pk primary key (id),
    constraint account_event_of_organisation foreign key (organisation) references organisation (id)
);

create index account_event_by_time on account_event (organisation, at);

-- Forms that were handed in and are done once, however often and on whichever server they come.
create table once_form (
    -- SHA-256 of the form's own value and all that it holds, in hexadecimal.
    form_sha256 varchar(64) not null,
    begun_at bigint not null,
    -- Null while it is being done.
    done_at bigint null,
    constraint once_form_pk primary key (form_sha256)
);

create index once_form_by_time on once_form (begun_at);

-- Who sealed a bundle; null: it was not recorded then.
alter table evidence_bundle add column sealed_by varchar(200) null;
