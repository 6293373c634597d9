-- Watching places: sources, the frontier with its politeness, what waits to be looked into, where media stand, who runs sites.
-- Keys of URLs are the first 16 bytes of the SHA-256 of the canonical URL, in hexadecimal.

create table source (
    id varchar(36) not null,
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
    -- What was spent since this day began, in days since 1970-01-01 UTC.
    spent_day bigint not null,
    spent_pages int not null,
    spent_bytes bigint not null,
    constraint source_pk primary key (id),
    constraint source_once unique (kind, seed_key),
    constraint source_kind check (kind in ('SITE', 'PAGE', 'SITEMAP', 'FEED', 'URL_LIST', 'FOLDER', 'ARCHIVE', 'STREAM', 'PODCAST', 'SEARCH_RESULTS'))
);

create index source_by_due on source (due_at);

-- One server as a name and, where it is not the usual one, a port. Its politeness lives here, so that it survives restarts.
create table host (
    name varchar(260) not null,
    address varchar(45) null,
    -- Earliest time of the next request, whoever makes it.
    next_at bigint not null,
    -- When there will be something to do here: next_at, or when the first of its URLs is due. Never = 2^53.
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
    -- Whoever makes the request under way, and until when nobody else may.
    lease varchar(36) null,
    lease_until bigint not null,
    spent_day bigint not null,
    spent_requests int not null,
    constraint host_pk primary key (name)
);

create index host_by_ready on host (ready_at);

create table url (
    key varchar(32) not null,
    url text not null,
    host varchar(260) not null,
    source varchar(36) not null,
    kind varchar(8) not null,
    depth int not null,
    -- Redirects on the way here.
    hops int not null,
    -- 3 first, 0 last.
    priority int not null,
    state varchar(8) not null,
    due_at bigint not null,
    attempts int not null,
    -- Between visits; changes with how often the answer does.
    every_ms bigint not null,
    -- Of the last answer.
    fetched_at bigint null,
    status int null,
    reason varchar(2000) null,
    etag varchar(500) null,
    last_modified varchar(100) null,
    sha256 varchar(64) null,
    -- Where its last full answer is kept.
    warc_file varchar(1000) null,
    warc_offset bigint null,
    warc_date varchar(40) null,
    constraint url_pk primary key (key),
    constraint url_of_source foreign key (source) references source (id),
    constraint url_of_host foreign key (host) references host (name),
    constraint url_kind check (kind in ('PAGE', 'MEDIUM', 'SITEMAP', 'FEED', 'LIST', 'PLAYLIST', 'EMBED')),
    constraint url_state check (state in ('OPEN', 'HELD', 'GONE', 'BARRED'))
);

create index url_by_priority on url (host, state, priority, due_at);

create index url_by_source on url (source);

-- How many URLs there are with this path and different queries, so that endless ones are noticed.
create table query_count (
    path_key varchar(32) not null,
    urls int not null,
    constraint query_count_pk primary key (path_key)
);

-- Received bytes that nobody has looked into yet; gone when that is done.
create table analysis_task (
    id varchar(36) not null,
    url text not null,
    page text null,
    element varchar(200) null,
    seen_at bigint not null,
    status int not null,
    content_type varchar(500) not null,
    -- The record with the bytes.
    warc_file varchar(1000) not null,
    warc_offset bigint not null,
    -- Whether the file holds this exchange alone, and goes when nothing is found in it.
    held boolean not null,
    attempts int not null,
    lease_until bigint not null,
    constraint analysis_task_pk primary key (id)
);

create index analysis_task_by_lease on analysis_task (lease_until);

-- Which medium stands on which page.
create table appearance (
    medium varchar(32) not null,
    page varchar(32) not null,
    page_url text not null,
    element varchar(200) not null,
    first_seen bigint not null,
    last_seen bigint not null,
    constraint appearance_pk primary key (medium, page)
);

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

-- What a person said of two sites; a comes before b in the alphabet.
create table operator_ruling (
    a varchar(260) not null,
    b varchar(260) not null,
    same boolean not null,
    ruled_at bigint not null,
    constraint operator_ruling_pk primary key (a, b)
);

-- The same bytes at another place need no second look.
create index capture_by_content on capture (sha256);
