-- One script set for SQLite and PostgreSQL, so only what both understand: ids are UUIDv7 text that we make, times are
-- epoch milliseconds (UTC), flags are boolean, bytes are bytea, enumerations are varchar with a check. The key of a place or
-- of any other long text is the first 16 bytes of its SHA-256 in hexadecimal (PlaceKey): texts may be longer than an index
-- entry can be.

-- Who uses this installation: owns works, sources and rulings, and sees no other's.
create table organisation (
    id varchar(36) not null,
    name varchar(500) not null,
    created_at bigint not null,
    constraint organisation_pk primary key (id)
);

-- The one that is there from the start.
insert into organisation (id, name, created_at) values ('00000000-0000-7000-8000-000000000000', 'local', 0);

-- A person or body. Its name identifies nobody: two may bear one.
create table party (
    id varchar(36) not null,
    organisation varchar(36) not null,
    name varchar(500) not null,
    created_at bigint not null,
    constraint party_pk primary key (id),
    constraint party_of_organisation foreign key (organisation) references organisation (id)
);

create index party_by_name on party (organisation, name);

create table work (
    id varchar(36) not null,
    organisation varchar(36) not null,
    title varchar(1000) not null,
    kind varchar(8) not null,
    owner varchar(36) not null,
    policy varchar(16) not null,
    created_at bigint not null,
    constraint work_pk primary key (id),
    constraint work_of_organisation foreign key (organisation) references organisation (id),
    constraint work_of_owner foreign key (owner) references party (id),
    constraint work_kind check (kind in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT')),
    constraint work_policy check (policy in ('BLOCK_ACCESS', 'MONETIZE', 'REPORT_USAGE', 'NO_ACTION'))
);

create index work_by_organisation on work (organisation, id);

create index work_by_owner on work (owner, title);

-- Hosts that may show a work; a host speaks for its subdomains. Lower case, without port.
create table authorised_host (
    work varchar(36) not null,
    host varchar(253) not null,
    constraint authorised_host_pk primary key (work, host),
    constraint authorised_host_of_work foreign key (work) references work (id)
);

create table reference (
    id varchar(36) not null,
    work varchar(36) not null,
    file_name varchar(1000) not null,
    sha256 varchar(64) not null,
    bytes bigint not null,
    -- Of sound and film.
    duration_ms bigint null,
    -- Why it cannot be compared although it was read.
    unmatchable varchar(16) null,
    -- What was reached, when only a part could be decoded.
    partial_because varchar(1000) null,
    -- It shares content with a reference of another owner.
    competing boolean not null,
    registered_at bigint not null,
    -- Where the transparency log holds its registration; null until it does.
    leaf bigint null,
    constraint reference_pk primary key (id),
    constraint reference_of_work foreign key (work) references work (id),
    -- Registering the same bytes again changes nothing.
    constraint reference_once unique (work, sha256),
    constraint reference_unmatchable check (unmatchable in ('TOO_SHORT', 'TOO_SMALL', 'TOO_PLAIN', 'SILENT'))
);

create index reference_by_content on reference (sha256);

create index reference_by_leaf on reference (leaf, id);

create table fingerprint (
    reference varchar(36) not null,
    medium varchar(8) not null,
    version int not null,
    code bytea not null,
    constraint fingerprint_pk primary key (reference, medium),
    constraint fingerprint_of_reference foreign key (reference) references reference (id),
    constraint fingerprint_medium check (medium in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT'))
);

-- Two owners of one organisation registered shared content: who registered it later is in the first column.
create table competing (
    reference varchar(36) not null,
    other varchar(36) not null,
    medium varchar(8) not null,
    grade varchar(9) not null,
    -- The whole match as JSON.
    detail text not null,
    found_at bigint not null,
    constraint competing_pk primary key (reference, other, medium),
    constraint competing_reference foreign key (reference) references reference (id),
    constraint competing_other foreign key (other) references reference (id),
    constraint competing_grade check (grade in ('EXACT', 'STRONG', 'CANDIDATE'))
);

-- What the search index has to apply, in order. Positions are handed out by index_head in the transaction that writes the
-- change, so that they become visible in order and without gaps, with many writers too.
create table index_change (
    position bigint not null,
    reference varchar(36) not null,
    removed boolean not null,
    constraint index_change_pk primary key (position)
);

create table index_head (
    id int not null,
    position bigint not null,
    -- All contents that have a position of their own were searched for the references up to this position.
    rematched_to bigint not null,
    -- The last position that was given to a content.
    contents bigint not null,
    constraint index_head_pk primary key (id),
    constraint index_head_single check (id = 1)
);

insert into index_head (id, position, rematched_to, contents) values (1, 0, 0, 0);

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

-- Distinct bytes, looked into once wherever they stand.
create table content (
    sha256 varchar(64) not null,
    bytes bigint not null,
    kind varchar(10) not null,
    -- Why it could not be read or compared, or only in part: CODE: what, why, what to do.
    reason varchar(2000) null,
    duration_ms bigint null,
    elapsed_ms bigint not null,
    looked_at bigint not null,
    -- The position of the index that it was searched in.
    searched_to bigint not null,
    -- The order in which the index of contents takes them up. Null until then, so that no writer waits for another, and of
    -- what has no descriptors.
    position bigint null,
    constraint content_pk primary key (sha256),
    constraint content_kind check (kind in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT', 'UNREADABLE'))
);

create index content_by_position on content (position);

-- What works registered later are found by, and how a match is shown.
create table content_descriptors (
    content varchar(64) not null,
    medium varchar(8) not null,
    version int not null,
    code bytea not null,
    constraint content_descriptors_pk primary key (content, medium),
    constraint content_descriptors_of_content foreign key (content) references content (sha256),
    constraint content_descriptors_medium check (medium in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT'))
);

create table content_match (
    content varchar(64) not null,
    reference varchar(36) not null,
    medium varchar(8) not null,
    grade varchar(9) not null,
    false_alarms double precision not null,
    coverage_of_reference double precision not null,
    coverage_of_copy double precision not null,
    -- The whole match as JSON.
    detail text not null,
    constraint content_match_pk primary key (content, reference, medium),
    constraint content_match_of_content foreign key (content) references content (sha256),
    constraint content_match_reference foreign key (reference) references reference (id),
    constraint content_match_medium check (medium in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT')),
    constraint content_match_grade check (grade in ('EXACT', 'STRONG', 'CANDIDATE'))
);

create index content_match_by_reference on content_match (reference);

-- One server as a name and, where it is not the usual one, a port. Its politeness lives here, so that it survives restarts.
create table host (
    name varchar(260) not null,
    -- Where it answered last; its own name until then.
    address varchar(260) not null,
    -- Whether it queues at its address, because other hosts of that address may be the same machine.
    shared boolean not null,
    -- Earliest time of the next request, whoever makes it.
    next_at bigint not null,
    -- When there will be something to do here: next_at, or when the first of its places is due. Never = 2^53.
    ready_at bigint not null,
    -- Between two requests, as its robots.txt asks.
    crawl_delay_ms bigint null,
    -- Of connections, one after the other.
    failures int not null,
    -- Answers 429 and 503, one after the other.
    refusals int not null,
    -- A stop word: nothing is asked of it.
    blocked boolean not null,
    robots_status int null,
    robots_body text null,
    robots_at bigint null,
    -- Since when robots.txt could not be had, without a break.
    robots_failing_since bigint null,
    -- Whoever makes the request under way, and until when nobody else may, by the database's clock.
    lease varchar(36) null,
    lease_until bigint not null,
    spent_day bigint not null,
    spent_requests int not null,
    constraint host_pk primary key (name)
);

create index host_by_ready on host (shared, ready_at);

create index host_by_address on host (address, ready_at);

-- A public address, at which the hosts that answered from it queue.
create table address (
    address varchar(260) not null,
    -- Earliest time of the next request to any of them.
    next_at bigint not null,
    -- When there will be something to do: next_at, or when the first of its hosts is ready.
    ready_at bigint not null,
    constraint address_pk primary key (address)
);

create index address_by_ready on address (ready_at);

create table source (
    id varchar(36) not null,
    organisation varchar(36) not null,
    kind varchar(16) not null,
    seed text not null,
    seed_key varchar(32) not null,
    every_ms bigint not null,
    depth int not null,
    pages_a_day int not null,
    bytes_a_day bigint not null,
    -- Patterns, one a line; empty includes all.
    include_patterns text not null,
    exclude_patterns text not null,
    follow_nofollow boolean not null,
    -- Whether links to other sites are followed too.
    elsewhere boolean not null,
    render boolean not null,
    -- Hosts that are not public and may be visited all the same, one a line.
    allowed_hosts text not null,
    paused boolean not null,
    -- Its budget is spent until then.
    held_until bigint not null,
    due_at bigint not null,
    created_at bigint not null,
    constraint source_pk primary key (id),
    constraint source_of_organisation foreign key (organisation) references organisation (id),
    constraint source_once unique (organisation, kind, seed_key),
    constraint source_kind check (kind in ('SITE', 'PAGE', 'SITEMAP', 'FEED', 'URL_LIST', 'FOLDER', 'ARCHIVE', 'STREAM', 'PODCAST', 'SEARCH_RESULTS'))
);

create index source_by_due on source (due_at);

-- What a worker spent of a source's budget on a day, in days since 1970-01-01 in the crawl's time zone: a row for each worker,
-- so that none waits for another.
create table source_spending (
    source varchar(36) not null,
    day bigint not null,
    worker varchar(36) not null,
    pages int not null,
    bytes bigint not null,
    constraint source_spending_pk primary key (day, source, worker),
    constraint source_spending_of_source foreign key (source) references source (id)
);

-- Where something was: a URL, a path, an archive entry. A URL has a host; the rest of the row of what the crawl does not visit
-- is null, or never.
create table place (
    key varchar(32) not null,
    uri text not null,
    host varchar(260) null,
    kind varchar(8) null,
    -- LOCAL: the crawl does not visit it. OPEN: one source asks for it. HELD: those that do are paused or have spent their
    -- budget. BARRED: none of them may go there. DISALLOWED: the robots.txt of its host does not allow it.
    state varchar(10) not null,
    -- Of the next visit: 4 first, 0 last.
    priority int not null,
    due_at bigint not null,
    visited_at bigint null,
    attempts int not null,
    -- Between visits; changes with how often the answer does.
    every_ms bigint not null,
    -- Of the last answer with content.
    etag varchar(500) null,
    last_modified varchar(100) null,
    content varchar(64) null,
    text_sha256 varchar(64) null,
    -- Of its record, if it is kept, and of the bytes in it, which may be packed.
    warc_date varchar(40) null,
    sent_sha256 varchar(64) null,
    constraint place_pk primary key (key),
    constraint place_kind check (kind in ('PAGE', 'MEDIUM', 'SITEMAP', 'FEED', 'LIST', 'PLAYLIST', 'EMBED')),
    constraint place_state check (state in ('LOCAL', 'OPEN', 'HELD', 'GONE', 'BARRED', 'DISALLOWED'))
);

create index place_by_priority on place (host, state, priority, due_at);

-- Who asks for a place: pausing or removing one source stops nobody else's.
create table source_place (
    source varchar(36) not null,
    place varchar(32) not null,
    -- Links away from the seed.
    depth int not null,
    -- Redirects on the way here.
    hops int not null,
    state varchar(8) not null,
    constraint source_place_pk primary key (place, source),
    constraint source_place_of_source foreign key (source) references source (id),
    constraint source_place_of_place foreign key (place) references place (key),
    constraint source_place_state check (state in ('OPEN', 'HELD', 'BARRED'))
);

create index source_place_by_source on source_place (source);

-- How many places a source has with this path and different queries, so that endless ones are noticed.
create table query_count (
    source varchar(36) not null,
    path_key varchar(32) not null,
    places int not null,
    constraint query_count_pk primary key (source, path_key),
    constraint query_count_of_source foreign key (source) references source (id)
);

-- One look at a place; never changed afterwards.
create table observation (
    id varchar(36) not null,
    place varchar(32) not null,
    at bigint not null,
    outcome varchar(16) not null,
    -- Of HTTP; null when there was no answer, and of files.
    status int null,
    -- What stood there: of CONTENT and UNCHANGED.
    content varchar(64) null,
    -- Of a page's text, by which its change is judged.
    text_sha256 varchar(64) null,
    content_type varchar(500) null,
    -- From where on the network.
    vantage varchar(200) null,
    -- Why there is no content, or only a part.
    cause varchar(2000) null,
    -- The exact bytes and headers.
    warc_file varchar(1000) null,
    warc_offset bigint null,
    constraint observation_pk primary key (id),
    constraint observation_of_place foreign key (place) references place (key),
    constraint observation_outcome check (outcome in ('CONTENT', 'UNCHANGED', 'NOT_FOUND', 'SOFT_NOT_FOUND', 'MOVED', 'REFUSED', 'LATER', 'FAILED'))
);

create index observation_by_place on observation (place, at, id);

create index observation_by_content on observation (content, place);

-- Which medium stands on which page.
create table appearance (
    medium varchar(32) not null,
    page varchar(32) not null,
    element varchar(200) not null,
    first_seen bigint not null,
    last_seen bigint not null,
    constraint appearance_pk primary key (medium, page),
    constraint appearance_of_medium foreign key (medium) references place (key),
    constraint appearance_on_page foreign key (page) references place (key)
);

create index appearance_by_page on appearance (page);

-- A work's content seen at a place. It belongs to the organisation of the work.
create table sighting (
    id varchar(36) not null,
    organisation varchar(36) not null,
    place varchar(32) not null,
    content varchar(64) not null,
    work varchar(36) not null,
    -- What the last look that told it said.
    state varchar(8) not null,
    first_seen bigint not null,
    last_seen bigint not null,
    constraint sighting_pk primary key (id),
    constraint sighting_once unique (place, content, work),
    constraint sighting_of_organisation foreign key (organisation) references organisation (id),
    constraint sighting_at_place foreign key (place) references place (key),
    constraint sighting_of_content foreign key (content) references content (sha256),
    constraint sighting_of_work foreign key (work) references work (id),
    constraint sighting_state check (state in ('PRESENT', 'GONE'))
);

create index sighting_by_work on sighting (work, last_seen);

create index sighting_by_content on sighting (content);

create index sighting_by_time on sighting (organisation, last_seen, id);

-- Work that survives a crash: taken under a lease by the database's clock. Whoever finishes it shows the token of its lease,
-- so that one whose lease went to another changes nothing.
create table task (
    id varchar(36) not null,
    kind varchar(16) not null,
    -- The same work is written down once.
    key varchar(100) not null,
    -- What is to be done, as JSON.
    payload text not null,
    due_at bigint not null,
    state varchar(8) not null,
    lease_token bigint not null,
    lease_until bigint not null,
    attempts int not null,
    error varchar(2000) null,
    created_at bigint not null,
    constraint task_pk primary key (id),
    constraint task_once unique (kind, key),
    constraint task_kind check (kind in ('ANALYSE')),
    constraint task_state check (state in ('OPEN', 'PARKED'))
);

create index task_by_due on task (kind, state, due_at);

-- Shares and peer-to-peer links that pages print: written down, never followed.
create table recorded_link (
    page varchar(32) not null,
    link_key varchar(32) not null,
    page_url text not null,
    link text not null,
    kind varchar(8) not null,
    -- The share code printed beside it.
    code varchar(100) null,
    first_seen bigint not null,
    constraint recorded_link_pk primary key (page, link_key),
    constraint recorded_link_kind check (kind in ('NETDISK', 'MAGNET', 'TORRENT', 'ED2K', 'THUNDER'))
);

-- What a site has that others may have too.
create table site_signal (
    site varchar(260) not null,
    kind varchar(20) not null,
    value varchar(500) not null,
    seen_on text not null,
    first_seen bigint not null,
    last_seen bigint not null,
    constraint site_signal_pk primary key (site, kind, value)
);

create index site_signal_by_value on site_signal (kind, value);

-- What a person of an organisation said of two sites; a comes before b in the alphabet.
create table operator_ruling (
    organisation varchar(36) not null,
    a varchar(260) not null,
    b varchar(260) not null,
    same boolean not null,
    ruled_at bigint not null,
    constraint operator_ruling_pk primary key (organisation, a, b),
    constraint operator_ruling_of_organisation foreign key (organisation) references organisation (id)
);

-- Who cosigns the transparency log. The log itself and the bundles are files: they must stand without a database.
create table witness (
    -- The name in its key.
    name varchar(255) not null,
    vkey varchar(4000) not null,
    url varchar(2000) not null,
    -- It may be reached although it is not on the public internet.
    own_network boolean not null,
    added_at bigint not null,
    constraint witness_pk primary key (name)
);

-- Who timestamps (RFC 3161), in the order of being asked.
create table timestamp_authority (
    url varchar(2000) not null,
    -- The certificates that its tokens must chain to, in PEM.
    roots text not null,
    own_network boolean not null,
    added_at bigint not null,
    constraint timestamp_authority_pk primary key (url)
);
