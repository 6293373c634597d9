CREATE TABLE "flyway_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
CREATE TABLE organisation (
    id varchar(36) not null,
    name varchar(500) not null,
    created_at bigint not null,
    constraint organisation_pk primary key (id)
);
CREATE TABLE party (
    id varchar(36) not null,
    organisation varchar(36) not null,
    name varchar(500) not null,
    created_at bigint not null,
    constraint party_pk primary key (id),
    constraint party_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE work (
    id varchar(36) not null,
    organisation varchar(36) not null,
    title varchar(1000) not null,
    kind varchar(8) not null,
    owner varchar(36) not null,
    policy varchar(16) not null,
    created_at bigint not null, removed_at bigint null, merged_into varchar(36) null references work (id),
    constraint work_pk primary key (id),
    constraint work_of_organisation foreign key (organisation) references organisation (id),
    constraint work_of_owner foreign key (owner) references party (id),
    constraint work_kind check (kind in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT')),
    constraint work_policy check (policy in ('BLOCK_ACCESS', 'MONETIZE', 'REPORT_USAGE', 'NO_ACTION'))
);
CREATE TABLE authorised_host (
    work varchar(36) not null,
    host varchar(253) not null,
    constraint authorised_host_pk primary key (work, host),
    constraint authorised_host_of_work foreign key (work) references work (id)
);
CREATE TABLE reference (
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
    leaf bigint null, iscc varchar(80) null, removed_at bigint null,
    constraint reference_pk primary key (id),
    constraint reference_of_work foreign key (work) references work (id),
    -- Registering the same bytes again changes nothing.
    constraint reference_once unique (work, sha256),
    constraint reference_unmatchable check (unmatchable in ('TOO_SHORT', 'TOO_SMALL', 'TOO_PLAIN', 'SILENT'))
);
CREATE TABLE fingerprint (
    reference varchar(36) not null,
    medium varchar(8) not null,
    version int not null,
    code bytea not null,
    constraint fingerprint_pk primary key (reference, medium),
    constraint fingerprint_of_reference foreign key (reference) references reference (id),
    constraint fingerprint_medium check (medium in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT'))
);
CREATE TABLE competing (
    reference varchar(36) not null,
    other varchar(36) not null,
    medium varchar(8) not null,
    grade varchar(9) not null,
    -- The whole match as JSON.
    detail text not null,
    found_at bigint not null, contested_at bigint null,
    constraint competing_pk primary key (reference, other, medium),
    constraint competing_reference foreign key (reference) references reference (id),
    constraint competing_other foreign key (other) references reference (id),
    constraint competing_grade check (grade in ('EXACT', 'STRONG', 'CANDIDATE'))
);
CREATE TABLE index_change (
    position bigint not null,
    reference varchar(36) not null,
    removed boolean not null,
    constraint index_change_pk primary key (position)
);
CREATE TABLE index_head (
    id int not null,
    position bigint not null,
    -- All contents that have a position of their own were searched for the references up to this position.
    rematched_to bigint not null,
    -- The last position that was given to a content.
    contents bigint not null, database varchar(36) null,
    constraint index_head_pk primary key (id),
    constraint index_head_single check (id = 1)
);
CREATE TABLE self_test (
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
CREATE TABLE content (
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
CREATE TABLE content_descriptors (
    content varchar(64) not null,
    medium varchar(8) not null,
    version int not null,
    code bytea not null,
    constraint content_descriptors_pk primary key (content, medium),
    constraint content_descriptors_of_content foreign key (content) references content (sha256),
    constraint content_descriptors_medium check (medium in ('AUDIO', 'VIDEO', 'IMAGE', 'TEXT'))
);
CREATE TABLE content_match (
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
CREATE TABLE host (
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
    spent_requests int not null, lane int default 0 not null, terms_at bigint null, terms_due_at bigint null,
    constraint host_pk primary key (name)
);
CREATE TABLE address (
    address varchar(260) not null,
    -- Earliest time of the next request to any of them.
    next_at bigint not null,
    -- When there will be something to do: next_at, or when the first of its hosts is ready.
    ready_at bigint not null,
    constraint address_pk primary key (address)
);
CREATE TABLE source (
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
CREATE TABLE source_spending (
    source varchar(36) not null,
    day bigint not null,
    worker varchar(36) not null,
    pages int not null,
    bytes bigint not null,
    constraint source_spending_pk primary key (day, source, worker),
    constraint source_spending_of_source foreign key (source) references source (id)
);
CREATE TABLE place (
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
    sent_sha256 varchar(64) null, lane int default 0 not null, archive varchar(32) null references place (key), leads_to varchar(32) null, other_since boolean default false not null,
    constraint place_pk primary key (key),
    constraint place_kind check (kind in ('PAGE', 'MEDIUM', 'SITEMAP', 'FEED', 'LIST', 'PLAYLIST', 'EMBED')),
    constraint place_state check (state in ('LOCAL', 'OPEN', 'HELD', 'GONE', 'BARRED', 'DISALLOWED'))
);
CREATE TABLE source_place (
    source varchar(36) not null,
    place varchar(32) not null,
    -- Links away from the seed.
    depth int not null,
    -- Redirects on the way here.
    hops int not null,
    state varchar(8) not null, reached_at bigint default 0 null, led boolean default false not null,
    constraint source_place_pk primary key (place, source),
    constraint source_place_of_source foreign key (source) references source (id),
    constraint source_place_of_place foreign key (place) references place (key),
    constraint source_place_state check (state in ('OPEN', 'HELD', 'BARRED'))
);
CREATE TABLE query_count (
    source varchar(36) not null,
    path_key varchar(32) not null,
    places int not null,
    constraint query_count_pk primary key (source, path_key),
    constraint query_count_of_source foreign key (source) references source (id)
);
CREATE TABLE observation (
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
CREATE TABLE appearance (
    medium varchar(32) not null,
    page varchar(32) not null,
    element varchar(200) not null,
    first_seen bigint not null,
    last_seen bigint not null, ended_at bigint null,
    constraint appearance_pk primary key (medium, page),
    constraint appearance_of_medium foreign key (medium) references place (key),
    constraint appearance_on_page foreign key (page) references place (key)
);
CREATE TABLE sighting (
    id varchar(36) not null,
    organisation varchar(36) not null,
    place varchar(32) not null,
    content varchar(64) not null,
    work varchar(36) not null,
    -- What the last look that told it said.
    state varchar(8) not null,
    first_seen bigint not null,
    last_seen bigint not null, decision varchar(36) null, decision_state varchar(12) default 'OPEN' not null, host varchar(260) null, grade varchar(9) default 'CANDIDATE' not null,
    constraint sighting_pk primary key (id),
    constraint sighting_once unique (place, content, work),
    constraint sighting_of_organisation foreign key (organisation) references organisation (id),
    constraint sighting_at_place foreign key (place) references place (key),
    constraint sighting_of_content foreign key (content) references content (sha256),
    constraint sighting_of_work foreign key (work) references work (id),
    constraint sighting_state check (state in ('PRESENT', 'GONE'))
);
CREATE TABLE recorded_link (
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
CREATE TABLE site_signal (
    site varchar(260) not null,
    kind varchar(20) not null,
    value varchar(500) not null,
    seen_on text not null,
    first_seen bigint not null,
    last_seen bigint not null,
    constraint site_signal_pk primary key (site, kind, value)
);
CREATE TABLE operator_ruling (
    organisation varchar(36) not null,
    a varchar(260) not null,
    b varchar(260) not null,
    same boolean not null,
    ruled_at bigint not null,
    constraint operator_ruling_pk primary key (organisation, a, b),
    constraint operator_ruling_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE witness (
    -- The name in its key.
    name varchar(255) not null,
    vkey varchar(4000) not null,
    url varchar(2000) not null,
    -- It may be reached although it is not on the public internet.
    own_network boolean not null,
    added_at bigint not null,
    constraint witness_pk primary key (name)
);
CREATE TABLE timestamp_authority (
    url varchar(2000) not null,
    -- The certificates that its tokens must chain to, in PEM.
    roots text not null,
    own_network boolean not null,
    added_at bigint not null,
    constraint timestamp_authority_pk primary key (url)
);
CREATE TABLE lane (
    number int not null,
    -- Null of lane 0.
    organisation varchar(36) null,
    constraint lane_pk primary key (number),
    constraint lane_once unique (organisation),
    constraint lane_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE lane_host (
    lane int not null,
    host varchar(260) not null,
    constraint lane_host_pk primary key (lane, host)
);
CREATE TABLE work_identifier (
    work varchar(36) not null,
    scheme varchar(8) not null,
    -- The form that is compared.
    normal varchar(500) not null,
    -- Verbatim.
    given varchar(500) not null,
    checked varchar(16) not null,
    -- The owner, or the file.
    stated_by varchar(8) not null,
    stated_at bigint not null,
    constraint work_identifier_pk primary key (work, scheme, normal),
    constraint work_identifier_of_work foreign key (work) references work (id),
    constraint work_identifier_scheme check (scheme in ('ISRC', 'ISWC', 'ISBN', 'ISSN', 'ISNI', 'EIDR', 'DOI', 'DCI', 'IPI')),
    constraint work_identifier_checked check (checked in ('OK', 'FORMAT_ONLY', 'WARNING')),
    constraint work_identifier_stated_by check (stated_by in ('OWNER', 'FILE'))
);
CREATE TABLE work_field (
    work varchar(36) not null,
    name varchar(100) not null,
    content varchar(4000) not null,
    stated_by varchar(8) not null,
    stated_at bigint not null,
    constraint work_field_pk primary key (work, name),
    constraint work_field_of_work foreign key (work) references work (id),
    constraint work_field_stated_by check (stated_by in ('OWNER', 'FILE'))
);
CREATE TABLE decision_batch (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- How they were chosen.
    selection varchar(2000) not null,
    chosen int not null,
    sampled int not null,
    -- The sample can be drawn again from it.
    seed bigint not null,
    begun_at bigint not null,
    constraint decision_batch_pk primary key (id),
    constraint decision_batch_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE work_edit (
    work varchar(36) not null,
    detail varchar(600) not null,
    edited_at bigint not null,
    constraint work_edit_pk primary key (work, detail),
    constraint work_edit_of_work foreign key (work) references work (id)
);
CREATE TABLE work_event (
    id varchar(36) not null,
    work varchar(36) not null,
    at bigint not null,
    actor varchar(200) not null,
    action varchar(20) not null,
    -- Before and after, as JSON.
    detail text not null,
    constraint work_event_pk primary key (id),
    constraint work_event_of_work foreign key (work) references work (id),
    constraint work_event_action check (action in ('EDITED', 'UPDATED', 'MERGED', 'MERGED_INTO', 'REMOVED', 'RESTORED', 'FILES_ADDED', 'FILES_REMOVED'))
);
CREATE TABLE licence (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- A party.
    licensor varchar(36) not null,
    -- HOST: the hosts of licence_host. OPERATOR: the same, of the operator of a site. ANYONE: no hosts.
    licensee varchar(8) not null,
    -- The site by which the operator was named.
    operator varchar(260) null,
    -- All works that the licensor holds, also those of later; otherwise those of licence_scope.
    all_works boolean not null,
    -- Names of uses, in order, with blanks between them; none: any use.
    uses varchar(100) not null,
    -- ISO 3166-1 codes, in order, with blanks between them, those that are excluded with a minus; XW: all.
    territories varchar(2000) not null,
    -- From then, and until before then; null: always.
    valid_from bigint null,
    valid_to bigint null,
    -- Names of conditions, in order, with blanks between them.
    conditions varchar(100) not null,
    -- Where a licence stands that is offered to everybody.
    public_licence varchar(2000) null,
    note varchar(2000) not null,
    granted_by varchar(200) not null,
    granted_at bigint not null,
    revoked_by varchar(200) null,
    revoked_at bigint null,
    constraint licence_pk primary key (id),
    constraint licence_of_organisation foreign key (organisation) references organisation (id),
    constraint licence_of_licensor foreign key (licensor) references party (id),
    constraint licence_licensee check (licensee in ('HOST', 'OPERATOR', 'ANYONE'))
);
CREATE TABLE licence_scope (
    licence varchar(36) not null,
    work varchar(36) not null,
    segment_start bigint null,
    segment_end bigint null,
    constraint licence_scope_pk primary key (licence, work),
    constraint licence_scope_of_licence foreign key (licence) references licence (id),
    constraint licence_scope_of_work foreign key (work) references work (id)
);
CREATE TABLE licence_host (
    licence varchar(36) not null,
    host varchar(253) not null,
    constraint licence_host_pk primary key (licence, host),
    constraint licence_host_of_licence foreign key (licence) references licence (id)
);
CREATE TABLE right_claim (
    id varchar(36) not null,
    work varchar(36) not null,
    party varchar(36) not null,
    uses varchar(100) not null,
    territories varchar(2000) not null,
    valid_from bigint null,
    valid_to bigint null,
    -- Of 10,000.
    share_basis_points int not null,
    -- Whether it may license the work alone.
    may_license boolean not null,
    stated_by varchar(200) not null,
    stated_at bigint not null,
    constraint right_claim_pk primary key (id),
    constraint right_claim_of_work foreign key (work) references work (id),
    constraint right_claim_of_party foreign key (party) references party (id),
    constraint right_claim_share check (share_basis_points between 0 and 10000)
);
CREATE TABLE licence_signal (
    -- What it is about: the key of a place, the SHA-256 of a file that speaks of itself, the host of a site.
    subject varchar(260) not null,
    -- Of the statement: the same by the same speaker is one row.
    statement_key varchar(32) not null,
    standard varchar(20) not null,
    scope varchar(8) not null,
    effect varchar(12) not null,
    statement varchar(500) not null,
    -- Where it was read last.
    said_on text not null,
    locator varchar(200) not null,
    speaker varchar(16) not null,
    proof varchar(8) not null,
    terms varchar(2000) null,
    first_seen bigint not null,
    last_seen bigint not null, ended_at bigint null,
    constraint licence_signal_pk primary key (subject, statement_key),
    constraint licence_signal_scope check (scope in ('ASSET', 'PAGE', 'SITE', 'HOST')),
    constraint licence_signal_effect check (effect in ('LICENSES', 'OFFERS', 'CREDITS', 'RESERVES', 'MACHINE_USE', 'VOID', 'UNREADABLE'))
);
CREATE TABLE licence_saying (
    -- The key of the page or file; of what was said of a place that redirects, the key of that.
    place varchar(32) not null,
    subject varchar(260) not null,
    statement_key varchar(32) not null,
    last_seen bigint not null,
    constraint licence_saying_pk primary key (place, subject, statement_key)
);
CREATE TABLE page_context (
    -- The key of the place.
    page varchar(32) not null,
    -- Names of purposes, in order, with blanks between them.
    purposes varchar(100) not null,
    -- The title and the first heading.
    title varchar(1100) not null,
    -- Of its words, without spaces.
    characters int not null,
    -- What it marks as quoted, as JSON: of each passage its first letters, and how many letters it has.
    quoted text not null,
    read_at bigint not null,
    constraint page_context_pk primary key (page)
);
CREATE TABLE "decision" (
    id varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    place varchar(32) not null,
    content varchar(64) not null,
    work varchar(36) not null,
    batch varchar(36) null,
    state varchar(12) not null,
    reason varchar(2000) not null,
    decided_by varchar(200) null,
    decided_at bigint not null,
    holds varchar(36) null,
    replaces varchar(36) null,
    undoes varchar(36) null,
    licence varchar(300) null,
    -- Which exceptions are possible and by which facts, as JSON.
    exception text null,
    constraint decision_of_exceptions_pk primary key (id),
    constraint decision_of_exceptions_organisation foreign key (organisation) references organisation (id),
    constraint decision_of_exceptions_state check (state in ('OPEN', 'HELD', 'REVIEW', 'LICENSED', 'EXCEPTION', 'NOT_A_MATCH', 'CONFIRMED', 'RESOLVED'))
);
CREATE TABLE rights_claim_policy (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- One of both.
    party varchar(36) null,
    work varchar(36) null,
    -- As a person writes it; blank: there is none from then on.
    rules varchar(4000) not null,
    armed boolean not null,
    -- Of 100 sightings so many.
    enabled_share int not null,
    muted_until bigint null,
    changed_by varchar(200) not null,
    changed_at bigint not null,
    constraint rights_claim_policy_pk primary key (id),
    constraint rights_claim_policy_of_organisation foreign key (organisation) references organisation (id),
    constraint rights_claim_policy_of_party foreign key (party) references party (id),
    constraint rights_claim_policy_of_work foreign key (work) references work (id),
    constraint rights_claim_policy_share check (enabled_share between 0 and 100)
);
CREATE TABLE offer (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- A party.
    licensor varchar(36) not null,
    -- HOST: the hosts of offer_host. OPERATOR: the same, of the operator of a site. ANYONE: no hosts.
    licensee varchar(8) not null,
    operator varchar(260) null,
    -- As of licence.
    uses varchar(100) not null,
    territories varchar(2000) not null,
    valid_from bigint null,
    valid_to bigint null,
    -- In the smallest unit of the currency (ISO 4217).
    price bigint not null,
    currency varchar(3) not null,
    terms_sha256 varchar(64) not null,
    terms_uri varchar(2000) null,
    -- Where whoever gets it can object.
    dispute varchar(2000) not null,
    -- For which it was made, by its id and where that was; sightings may go.
    sighting varchar(36) null,
    seen_at text null,
    note varchar(2000) not null,
    made_by varchar(200) not null,
    made_at bigint not null,
    expires_at bigint not null,
    constraint offer_pk primary key (id),
    constraint offer_of_organisation foreign key (organisation) references organisation (id),
    constraint offer_of_licensor foreign key (licensor) references party (id),
    constraint offer_licensee check (licensee in ('HOST', 'OPERATOR', 'ANYONE')),
    constraint offer_price check (price >= 0)
);
CREATE TABLE offer_scope (
    offer varchar(36) not null,
    work varchar(36) not null,
    segment_start bigint null,
    segment_end bigint null,
    constraint offer_scope_pk primary key (offer, work),
    constraint offer_scope_of_offer foreign key (offer) references offer (id),
    constraint offer_scope_of_work foreign key (work) references work (id)
);
CREATE TABLE offer_host (
    offer varchar(36) not null,
    host varchar(253) not null,
    constraint offer_host_pk primary key (offer, host),
    constraint offer_host_of_offer foreign key (offer) references offer (id)
);
CREATE TABLE offer_answer (
    offer varchar(36) not null,
    answer varchar(8) not null,
    -- That the acceptance granted.
    licence varchar(36) null,
    -- Who answered, as whoever entered it says: a name, a letter, a payment reference.
    words varchar(2000) not null,
    answered_by varchar(200) not null,
    answered_at bigint not null,
    constraint offer_answer_pk primary key (offer),
    constraint offer_answer_of_offer foreign key (offer) references offer (id),
    constraint offer_answer_word check (answer in ('ACCEPTED', 'DECLINED'))
);
CREATE TABLE standing_event (
    id varchar(36) not null,
    party varchar(36) not null,
    what varchar(16) not null,
    -- Who decided; only of WON and LOST.
    source varchar(16) null,
    -- Who looked at a claim a second time; only of reviews.
    reviewer varchar(500) null,
    -- Days since 1970-01-01.
    happened_on bigint not null,
    note varchar(2000) not null,
    -- The event that is taken back.
    takes_back varchar(36) null,
    stated_by varchar(200) not null,
    constraint standing_event_pk primary key (id),
    constraint standing_event_of_party foreign key (party) references party (id),
    constraint standing_event_what check (what in ('WON', 'LOST', 'IDENTITY_CHECKED', 'SANCTIONED', 'SANCTION_LIFTED', 'TAKEN_BACK')),
    constraint standing_event_source check (source in ('COURT', 'AUTHORITY', 'BODY', 'HOST', 'COUNTER_NOTICE', 'REVIEW', 'RETRACTION'))
);
CREATE TABLE contest_answer (
    id varchar(36) not null,
    reference varchar(36) not null,
    other varchar(36) not null,
    answer varchar(8) not null,
    answered_by varchar(200) not null,
    constraint contest_answer_pk primary key (id),
    constraint contest_answer_of_reference foreign key (reference) references reference (id),
    constraint contest_answer_of_other foreign key (other) references reference (id),
    constraint contest_answer_what check (answer in ('ASSERT', 'EXCLUDE', 'SHARE'))
);
CREATE TABLE quarantine (
    id varchar(36) not null,
    reference varchar(36) not null,
    cause varchar(8) not null,
    reason varchar(500) not null,
    since bigint not null,
    released_by varchar(200) null,
    released_at bigint null,
    release_reason varchar(2000) null,
    constraint quarantine_pk primary key (id),
    constraint quarantine_of_reference foreign key (reference) references reference (id),
    constraint quarantine_cause check (cause in ('OWNERS', 'HIT_RATE'))
);
CREATE TABLE site_terms (
    host varchar(260) not null,
    url varchar(2048) not null,
    standard varchar(8) not null,
    -- Of the last answer; null: there was none yet.
    status int null,
    -- Of the last document that could be had; null: there is none.
    body text null,
    -- Why crawlers stay away from something, in words.
    refusal varchar(500) null,
    -- Since when it could not be had, without a break.
    failing_since bigint null,
    due_at bigint not null,
    -- When somebody named it last.
    named_at bigint not null,
    constraint site_terms_pk primary key (host, url),
    constraint site_terms_standard check (standard in ('TDMREP', 'RSL'))
);
CREATE TABLE case_file (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- Within the organisation, from 1: K-17 is 17.
    number bigint not null,
    -- A party.
    rightsholder varchar(36) not null,
    -- When it was opened: the first of its sites in the alphabet.
    operator varchar(260) not null,
    -- On a platform whose users upload: which account, as it is written in addresses.
    account varchar(200) null,
    -- Why they are one operator's, in words.
    reason varchar(2000) not null,
    opened_by varchar(200) not null,
    opened_at bigint not null,
    -- From here on as its events say.
    events bigint not null,
    state varchar(8) not null,
    -- Of what is closed, and was not merged.
    outcome varchar(12) null,
    regime varchar(64) null,
    regime_version varchar(64) null,
    -- The case that its sightings went to.
    merged_into varchar(36) null,
    constraint case_file_pk primary key (id),
    constraint case_file_of_organisation foreign key (organisation) references organisation (id),
    constraint case_file_of_rightsholder foreign key (rightsholder) references party (id),
    constraint case_file_numbered unique (organisation, number),
    constraint case_file_merged foreign key (merged_into) references case_file (id),
    constraint case_file_state check (state in ('OPEN', 'CLOSED')),
    constraint case_file_outcome check (outcome in ('REMOVED', 'LICENSED', 'EXCEPTION', 'NO_MATCH', 'RESTORED', 'WITHDRAWN', 'COURT'))
);
CREATE TABLE case_site (
    case_file varchar(36) not null,
    site varchar(260) not null,
    constraint case_site_pk primary key (case_file, site),
    constraint case_site_of_case foreign key (case_file) references case_file (id)
);
CREATE TABLE case_event (
    case_file varchar(36) not null,
    -- From 1, without gaps.
    sequence bigint not null,
    at bigint not null,
    what varchar(16) not null,
    -- Null: a rule of this program.
    actor varchar(200) null,
    -- As JSON.
    payload text not null,
    constraint case_event_pk primary key (case_file, sequence),
    constraint case_event_of_case foreign key (case_file) references case_file (id),
    constraint case_event_what check (what in ('OPENED', 'JOINED', 'LEFT', 'MERGED', 'SPLIT', 'REGIME_CHOSEN', 'NOTED', 'CLOSED', 'REOPENED'))
);
CREATE TABLE case_sighting (
    case_file varchar(36) not null,
    sighting varchar(36) not null,
    -- The event by which it joined: its sequence.
    joined bigint not null,
    added_at bigint not null,
    -- Null: a rule of this program.
    added_by varchar(200) null,
    left_at bigint null,
    left_because varchar(2000) null,
    -- It left because there is nothing to be said against it, or nothing yet, when a notice about it was out.
    to_be_retracted boolean not null,
    -- Whether it is in the case, and that is open.
    active boolean not null,
    constraint case_sighting_pk primary key (case_file, sighting, joined),
    constraint case_sighting_of_case foreign key (case_file) references case_file (id)
);
CREATE TABLE evidence_bundle (
    -- Such as K-17-3.
    bundle varchar(80) not null,
    organisation varchar(36) not null,
    -- The key of the URL of the page that it shows.
    page varchar(32) not null,
    -- The bundle that shows the page on which the copy stands, where that is another.
    page_bundle varchar(80) null,
    -- Of its container.
    sha256 varchar(64) not null,
    sealed_at bigint not null, sealed_by varchar(200) null,
    constraint evidence_bundle_pk primary key (bundle),
    constraint evidence_bundle_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE sighting_bundle (
    bundle varchar(80) not null,
    sighting varchar(36) not null,
    constraint sighting_bundle_pk primary key (bundle, sighting),
    constraint sighting_bundle_of_bundle foreign key (bundle) references evidence_bundle (bundle)
);
CREATE TABLE claimant (
    party varchar(36) not null,
    -- What proves who it is, and the file of it.
    identity_kind varchar(24) null,
    identity_file varchar(1000) null,
    identity_sha256 varchar(64) null,
    legal_representative varchar(500) null,
    -- Who is to be asked.
    contact varchar(500) null,
    address varchar(1000) null,
    post_code varchar(32) null,
    -- ISO 3166-1.
    country varchar(2) null,
    phone varchar(64) null,
    fax varchar(64) null,
    email varchar(320) null,
    stated_by varchar(200) not null,
    stated_at bigint not null,
    constraint claimant_pk primary key (party),
    constraint claimant_of_party foreign key (party) references party (id),
    constraint claimant_identity check (identity_kind in ('IDENTITY_CARD', 'PASSPORT', 'BUSINESS_LICENCE', 'COMPANY_REGISTER', 'OTHER'))
);
CREATE TABLE notice (
    id varchar(36) not null,
    organisation varchar(36) not null,
    case_file varchar(36) not null,
    -- Within the organisation, from 1: N-17 is 17.
    number bigint not null,
    regime varchar(64) not null,
    regime_version varchar(64) not null,
    -- Whom it is for, as the contact says.
    recipient varchar(1000) not null,
    -- BCP 47.
    language varchar(35) not null,
    -- The same is never made, or sent, twice.
    idempotency_key varchar(100) not null,
    created_by varchar(200) not null,
    created_at bigint not null,
    -- How many there are of notice_event.
    events bigint not null, country varchar(2) null, ended boolean default false not null,
    constraint notice_pk primary key (id),
    constraint notice_of_organisation foreign key (organisation) references organisation (id),
    constraint notice_of_case foreign key (case_file) references case_file (id),
    constraint notice_numbered unique (organisation, number),
    constraint notice_once unique (organisation, idempotency_key)
);
CREATE TABLE notice_item (
    notice varchar(36) not null,
    -- In its order, from 1.
    number int not null,
    sighting varchar(36) not null,
    url text not null,
    work_title varchar(1000) not null,
    constraint notice_item_pk primary key (notice, number),
    constraint notice_item_once unique (notice, sighting),
    constraint notice_item_of_notice foreign key (notice) references notice (id)
);
CREATE TABLE notice_event (
    notice varchar(36) not null,
    -- From 1, without gaps.
    sequence bigint not null,
    at bigint not null,
    kind varchar(32) not null,
    -- As JSON.
    payload text not null,
    -- Null: a rule of this program, or the recipient.
    actor varchar(200) null,
    constraint notice_event_pk primary key (notice, sequence),
    constraint notice_event_of_notice foreign key (notice) references notice (id)
);
CREATE TABLE removal_look (
    id varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    place varchar(32) not null,
    content varchar(64) not null,
    -- Of the place, without port.
    host varchar(253) not null,
    at bigint not null,
    verdict varchar(12) not null,
    -- Why, in words.
    reason varchar(2000) not null,
    -- Where it stands now, if that is another place.
    found_at text null,
    -- From where it was looked for, one a line.
    vantages varchar(2000) not null,
    constraint removal_look_pk primary key (id),
    constraint removal_look_of_organisation foreign key (organisation) references organisation (id),
    constraint removal_look_verdict check (verdict in ('GONE', 'SOFT_404', 'STILL_UP', 'REENCODED_UP', 'RENAMED', 'REAPPEARED', 'PARTIAL', 'PARTIAL_GEO', 'LOGIN_WALL', 'BLOCKED', 'UNREACHABLE', 'UNCERTAIN'))
);
CREATE TABLE notice_file (
    notice varchar(36) not null,
    -- In their order, from 1.
    number int not null,
    name varchar(200) not null,
    media_type varchar(100) not null,
    sha256 varchar(64) not null,
    content bytea not null,
    written_at bigint not null,
    constraint notice_file_pk primary key (notice, number),
    constraint notice_file_named unique (notice, name),
    constraint notice_file_of_notice foreign key (notice) references notice (id)
);
CREATE TABLE campaign (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- As people call it.
    name varchar(200) not null,
    -- What it is about, in a sentence.
    scope varchar(2000) not null,
    opened_by varchar(200) not null,
    opened_at bigint not null,
    -- The last day, such as 2027-03-31, and the zone of which it is a day.
    deadline varchar(10) not null,
    zone varchar(64) not null,
    constraint campaign_pk primary key (id),
    constraint campaign_of_organisation foreign key (organisation) references organisation (id),
    constraint campaign_named unique (organisation, name)
);
CREATE TABLE campaign_provider (
    campaign varchar(36) not null,
    -- In the order in which they were named, from 1.
    number int not null,
    name varchar(200) not null,
    -- What somebody else published of it, and how far that can be relied on.
    published bigint null,
    published_as varchar(8) null,
    constraint campaign_provider_pk primary key (campaign, number),
    constraint campaign_provider_named unique (campaign, name),
    constraint campaign_provider_of_campaign foreign key (campaign) references campaign (id),
    constraint campaign_provider_published_as check (published_as in ('EXACT', 'ROUNDED', 'AT_LEAST')),
    constraint campaign_provider_published check (published >= 0)
);
CREATE TABLE campaign_site (
    campaign varchar(36) not null,
    site varchar(253) not null,
    provider int not null,
    constraint campaign_site_pk primary key (campaign, site),
    constraint campaign_site_of_provider foreign key (campaign, provider) references campaign_provider (campaign, number)
);
CREATE TABLE public_act (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- The row that it tells of: decision:ID, look:ID, event:NOTICE:SEQUENCE.
    source varchar(100) not null,
    -- In hexadecimal; the leaf holds SHA-256(salt and subject).
    salt varchar(64) not null,
    -- Both as they are hashed.
    subject text not null,
    entry text not null,
    -- How many leaves the log had before this one was appended: behind them it is looked for after a crash.
    logged_from bigint not null,
    -- Its number in the log; null: not known yet.
    leaf bigint null,
    constraint public_act_pk primary key (id),
    constraint public_act_of_organisation foreign key (organisation) references organisation (id),
    constraint public_act_once unique (source)
);
CREATE TABLE host_contact (
    organisation varchar(36) not null,
    -- Lower case, in its ASCII form, without port.
    host varchar(253) not null,
    kind varchar(8) not null,
    address varchar(500) not null,
    purpose varchar(12) not null,
    holder varchar(12) not null,
    -- Of whoever it belongs to; the empty string where nobody says.
    name varchar(300) not null,
    source varchar(12) not null,
    -- The page, record or server that names it; of a person's word the empty string.
    read_at varchar(2000) not null,
    -- What stands around it there, or what the person noted.
    words varchar(500) not null,
    found_at bigint not null,
    -- Who named it; null: a source that was asked.
    added_by varchar(200) null,
    constraint host_contact_pk primary key (organisation, host, kind, address),
    constraint host_contact_of_organisation foreign key (organisation) references organisation (id),
    constraint host_contact_kind check (kind in ('MAIL', 'FORM', 'POSTAL')),
    constraint host_contact_purpose check (purpose in ('COPYRIGHT', 'ABUSE', 'UNSTATED')),
    constraint host_contact_holder check (holder in ('SITE', 'REGISTRANT', 'NETWORK', 'REGISTRAR')),
    constraint host_contact_source check (source in ('MANUAL', 'DMCA_AGENT', 'SITE', 'RDAP_DOMAIN', 'RDAP_IP', 'WHOIS'))
);
CREATE TABLE contact_question (
    organisation varchar(36) not null,
    host varchar(253) not null,
    source varchar(12) not null,
    outcome varchar(12) not null,
    asked_where varchar(2000) not null,
    words varchar(2000) not null,
    asked_at bigint not null,
    constraint contact_question_pk primary key (organisation, host, source),
    constraint contact_question_of_organisation foreign key (organisation) references organisation (id),
    constraint contact_question_source check (source in ('DMCA_AGENT', 'SITE', 'RDAP_DOMAIN', 'RDAP_IP', 'WHOIS')),
    constraint contact_question_outcome check (outcome in ('ANSWERED', 'UNKNOWN', 'NOT_ASKED'))
);
CREATE TABLE contact_bounce (
    organisation varchar(36) not null,
    address varchar(500) not null,
    bounces int not null,
    last_at bigint not null,
    last_reason varchar(500) not null,
    constraint contact_bounce_pk primary key (organisation, address),
    constraint contact_bounce_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE "notice_mail" (
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
CREATE TABLE account (
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
CREATE TABLE membership (
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
CREATE TABLE account_invitation (
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
CREATE TABLE account_session (
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
CREATE TABLE recovery_code (
    account varchar(36) not null,
    -- SHA-256 of a code of 80 random bits, in hexadecimal.
    code_sha256 varchar(64) not null,
    used_at bigint null,
    constraint recovery_code_pk primary key (account, code_sha256),
    constraint recovery_code_of_account foreign key (account) references account (id)
);
CREATE TABLE api_key (
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
CREATE TABLE sign_in_failure (
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
CREATE TABLE account_event (
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
CREATE TABLE once_form (
    -- SHA-256 of the form's own value and all that it holds, in hexadecimal.
    form_sha256 varchar(64) not null,
    begun_at bigint not null,
    -- Null while it is being done.
    done_at bigint null,
    constraint once_form_pk primary key (form_sha256)
);
CREATE TABLE answer_address (
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
CREATE TABLE page_answer (
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
CREATE TABLE reviewer (
    organisation varchar(36) not null,
    name varchar(200) not null,
    last_at bigint not null,
    constraint reviewer_pk primary key (organisation, name),
    constraint reviewer_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE review_lock (
    sighting varchar(36) not null,
    organisation varchar(36) not null,
    -- Of the browser: random, and no key to anything.
    session varchar(64) not null,
    name varchar(200) not null,
    -- By the clock of the database, since when it is shown to whoever holds it.
    shown_at bigint not null,
    until_at bigint not null,
    constraint review_lock_pk primary key (sighting),
    constraint review_lock_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE review_skip (
    id varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    skipped_by varchar(200) not null,
    skipped_at bigint not null,
    looked_ms bigint not null,
    constraint review_skip_pk primary key (id),
    constraint review_skip_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE decision_view (
    decision varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    -- From when it was shown to when it was decided.
    looked_ms bigint not null,
    -- What of the page was opened, heard or looked at in another way, as the browser says: words with commas between.
    opened varchar(500) not null,
    -- Which version of everything was shown: names and values, one a line.
    shown varchar(2000) not null,
    constraint decision_view_pk primary key (decision),
    constraint decision_view_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE bulk_group (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- How they were selected, in words.
    selection varchar(2000) not null,
    -- The sample can be drawn again from it.
    seed bigint not null,
    state varchar(12) not null,
    -- Of one that is closed: what closed it.
    closed_because varchar(2000) null,
    -- Of the decisions that were made together.
    batch varchar(36) null,
    made_by varchar(200) not null,
    made_at bigint not null,
    confirmed_by varchar(200) null,
    confirmed_at bigint null,
    -- No notice is drafted of what was confirmed together until then.
    hold_until bigint null,
    constraint bulk_group_pk primary key (id),
    constraint bulk_group_of_organisation foreign key (organisation) references organisation (id),
    constraint bulk_group_state check (state in ('OPEN', 'CLOSED', 'CONFIRMED', 'UNDONE'))
);
CREATE TABLE bulk_item (
    bulk_group varchar(36) not null,
    sighting varchar(36) not null,
    -- The decision that it had when the group was made; null: none.
    decision varchar(36) null,
    -- Its place in the sample, from 1; null: it is not in the sample.
    sampled int null,
    constraint bulk_item_pk primary key (bulk_group, sighting),
    constraint bulk_item_of_group foreign key (bulk_group) references bulk_group (id)
);
CREATE TABLE second_eye (
    organisation varchar(36) not null,
    seed bigint not null,
    constraint second_eye_pk primary key (organisation),
    constraint second_eye_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE second_review (
    id varchar(36) not null,
    organisation varchar(36) not null,
    sighting varchar(36) not null,
    -- What the first decided; null: they asked before they decided.
    decision varchar(36) null,
    cause varchar(16) not null,
    state varchar(12) not null,
    -- Who decided first, or asked.
    asked_by varchar(200) not null,
    asked_at bigint not null,
    ended_at bigint null,
    constraint second_review_pk primary key (id),
    constraint second_review_of_organisation foreign key (organisation) references organisation (id),
    constraint second_review_cause check (cause in ('ASKED', 'DRAWN', 'FIRST_NOTICE', 'UNPROVEN')),
    constraint second_review_state check (state in ('OPEN', 'DISAGREED', 'AGREED', 'SETTLED'))
);
CREATE TABLE second_opinion (
    second_review varchar(36) not null,
    -- In their order, from 1.
    number int not null,
    state varchar(12) not null,
    reason varchar(2000) not null,
    stated_by varchar(200) not null,
    stated_at bigint not null,
    looked_ms bigint not null,
    constraint second_opinion_pk primary key (second_review, number),
    constraint second_opinion_of_review foreign key (second_review) references second_review (id)
);
CREATE TABLE saved_view (
    organisation varchar(36) not null,
    person varchar(200) not null,
    name varchar(100) not null,
    -- What stands behind the question mark.
    query varchar(1000) not null,
    saved_at bigint not null,
    constraint saved_view_pk primary key (organisation, person, name),
    constraint saved_view_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE account_identity (
    issuer varchar(500) not null,
    subject varchar(255) not null,
    account varchar(36) not null,
    linked_at bigint not null,
    constraint account_identity_pk primary key (issuer, subject),
    constraint account_identity_once unique (account, issuer),
    constraint account_identity_of_account foreign key (account) references account (id)
);
CREATE TABLE webhook (
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
CREATE TABLE webhook_message (
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
CREATE TABLE idempotent_request (
    organisation varchar(36) not null,
    -- SHA-256 of the key that came, in hexadecimal.
    key_sha256 varchar(64) not null,
    -- SHA-256 of who asked what: the same key with another request is refused.
    request_sha256 varchar(64) not null,
    -- Of whoever does it now: what is said with an older one changes nothing.
    token varchar(36) not null,
    begun_at bigint not null,
    -- Longer without a sign of life, and the process that did it was killed.
    lease_until bigint not null,
    state varchar(10) not null,
    -- Of one that is answered.
    status int null,
    -- Name and value, one a line.
    headers varchar(2000) null,
    body text null,
    constraint idempotent_request_pk primary key (organisation, key_sha256),
    constraint idempotent_request_of_organisation foreign key (organisation) references organisation (id),
    -- LEFT: something went out to others, and what came of it is not known yet. DONE: it is, in the same transaction.
    constraint idempotent_request_state check (state in ('RUNNING', 'LEFT', 'DONE', 'ANSWERED'))
);
CREATE TABLE resumable_upload (
    id varchar(36) not null,
    organisation varchar(36) not null,
    -- Who sends it.
    sender varchar(200) not null,
    -- Of the file.
    name varchar(300) not null,
    length bigint not null,
    received bigint not null,
    -- That whoever sends it says the whole has, in hexadecimal; null: it is not said.
    sha256 varchar(64) null,
    created_at bigint not null,
    -- It is deleted then, unless more of it comes.
    expires_at bigint not null, used_at bigint null,
    constraint resumable_upload_pk primary key (id),
    constraint resumable_upload_of_organisation foreign key (organisation) references organisation (id)
);
CREATE TABLE "task" (
    id varchar(36) not null,
    kind varchar(16) not null,
    key varchar(100) not null,
    payload text not null,
    due_at bigint not null,
    state varchar(8) not null,
    lease_token bigint not null,
    lease_until bigint not null,
    attempts int not null,
    error varchar(2000) null,
    created_at bigint not null,
    constraint task_of_jobs_pk primary key (id),
    constraint task_of_jobs_once unique (kind, key),
    constraint task_of_jobs_kind check (kind in ('ANALYSE', 'LOOK', 'JOB')),
    constraint task_of_jobs_state check (state in ('OPEN', 'PARKED'))
);
CREATE TABLE job (
    id varchar(36) not null,
    organisation varchar(36) not null,
    asked_by varchar(200) not null,
    -- Null: whoever has the machine.
    account varchar(36) null,
    kind varchar(16) not null,
    -- The number of a case or a notice that it is about; else the empty string.
    subject varchar(100) not null,
    files int not null,
    accepted_at bigint not null,
    ended_at bigint null,
    -- What came of it, as JSON; null until it has ended.
    answer text null,
    -- When whoever asked saw that it has ended; null: not yet.
    seen_at bigint null,
    constraint job_pk primary key (id),
    constraint job_of_organisation foreign key (organisation) references organisation (id),
    constraint job_kind check (kind in ('REGISTER', 'CHECK', 'KEEP', 'EVIDENCE', 'LOOK', 'RENEW'))
);
CREATE TABLE place_organisation (
    place varchar(32) not null,
    organisation varchar(36) not null,
    since bigint not null,
    constraint place_organisation_pk primary key (place, organisation),
    constraint place_organisation_of_place foreign key (place) references place (key),
    constraint place_organisation_of_organisation foreign key (organisation) references organisation (id)
);
CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
CREATE INDEX party_by_name on party (organisation, name);
CREATE INDEX work_by_organisation on work (organisation, id);
CREATE INDEX work_by_owner on work (owner, title);
CREATE INDEX reference_by_content on reference (sha256);
CREATE INDEX reference_by_leaf on reference (leaf, id);
CREATE INDEX content_by_position on content (position);
CREATE INDEX content_match_by_reference on content_match (reference);
CREATE INDEX host_by_ready on host (shared, ready_at);
CREATE INDEX host_by_address on host (address, ready_at);
CREATE INDEX address_by_ready on address (ready_at);
CREATE INDEX source_by_due on source (due_at);
CREATE INDEX source_place_by_source on source_place (source);
CREATE INDEX observation_by_place on observation (place, at, id);
CREATE INDEX observation_by_content on observation (content, place);
CREATE INDEX appearance_by_page on appearance (page);
CREATE INDEX sighting_by_work on sighting (work, last_seen);
CREATE INDEX sighting_by_content on sighting (content);
CREATE INDEX sighting_by_time on sighting (organisation, last_seen, id);
CREATE INDEX site_signal_by_value on site_signal (kind, value);
CREATE INDEX place_by_turn on place (host, state, lane, priority, due_at);
CREATE INDEX place_by_archive on place (archive) where archive is not null;
CREATE INDEX work_identifier_by_value on work_identifier (scheme, normal);
CREATE INDEX work_by_merging on work (merged_into);
CREATE INDEX work_event_by_work on work_event (work, id);
CREATE INDEX licence_by_organisation on licence (organisation, id);
CREATE INDEX licence_by_licensor on licence (licensor, all_works);
CREATE INDEX licence_scope_by_work on licence_scope (work);
CREATE INDEX right_claim_by_work on right_claim (work);
CREATE INDEX right_claim_by_party on right_claim (party);
CREATE INDEX work_edit_by_detail on work_edit (detail);
CREATE INDEX licence_saying_by_signal on licence_saying (subject, statement_key);
CREATE INDEX decision_by_sighting on decision (sighting, decided_at, id);
CREATE INDEX decision_by_place on decision (place, work, decided_at, id);
CREATE INDEX decision_by_batch on decision (batch);
CREATE INDEX decision_by_licence on decision (licence) where licence is not null;
CREATE INDEX rights_claim_policy_by_organisation on rights_claim_policy (organisation, id);
CREATE INDEX rights_claim_policy_by_party on rights_claim_policy (party);
CREATE INDEX rights_claim_policy_by_work on rights_claim_policy (work);
CREATE INDEX offer_by_organisation on offer (organisation, id);
CREATE INDEX offer_scope_by_work on offer_scope (work);
CREATE INDEX standing_event_by_party on standing_event (party, id);
CREATE INDEX competing_by_other on competing (other);
CREATE INDEX contest_answer_by_reference on contest_answer (reference, other);
CREATE INDEX quarantine_by_reference on quarantine (reference, id);
CREATE INDEX case_file_by_state on case_file (organisation, state, number);
CREATE INDEX case_file_by_rightsholder on case_file (rightsholder);
CREATE INDEX case_site_by_site on case_site (site);
CREATE INDEX case_sighting_by_sighting on case_sighting (sighting);
CREATE UNIQUE INDEX case_sighting_once on case_sighting (sighting) where active;
CREATE INDEX evidence_bundle_by_page on evidence_bundle (organisation, page, sealed_at);
CREATE INDEX sighting_bundle_by_sighting on sighting_bundle (sighting);
CREATE INDEX notice_by_case on notice (case_file, number);
CREATE INDEX notice_item_by_sighting on notice_item (sighting);
CREATE INDEX removal_look_by_copy on removal_look (organisation, place, content, at, id);
CREATE INDEX removal_look_by_host on removal_look (organisation, host);
CREATE INDEX public_act_by_leaf on public_act (leaf, id);
CREATE INDEX notice_mail_by_state on notice_mail (organisation, state, due_at);
CREATE INDEX notice_mail_by_time on notice_mail (organisation, begun_at);
CREATE INDEX membership_by_organisation on membership (organisation, account);
CREATE INDEX account_invitation_by_account on account_invitation (account);
CREATE INDEX account_session_by_account on account_session (account, ended_at);
CREATE INDEX api_key_by_organisation on api_key (organisation, revoked_at);
CREATE INDEX sign_in_failure_by_time on sign_in_failure (last_at);
CREATE INDEX account_event_by_time on account_event (organisation, at);
CREATE INDEX once_form_by_time on once_form (begun_at);
CREATE INDEX page_answer_unread on page_answer (read_at, notice);
CREATE INDEX review_lock_by_time on review_lock (organisation, until_at);
CREATE INDEX review_skip_by_sighting on review_skip (sighting, skipped_by);
CREATE INDEX bulk_group_by_time on bulk_group (organisation, made_at);
CREATE INDEX bulk_group_by_batch on bulk_group (batch);
CREATE INDEX bulk_item_by_sighting on bulk_item (sighting);
CREATE INDEX second_review_by_state on second_review (organisation, state, asked_at);
CREATE INDEX second_review_by_sighting on second_review (sighting);
CREATE INDEX decision_by_time on decision (organisation, decided_at, id);
CREATE INDEX notice_event_by_time on notice_event (at, notice, sequence);
CREATE INDEX case_event_by_time on case_event (at, case_file, sequence);
CREATE INDEX work_by_time on work (organisation, created_at, id);
CREATE INDEX sighting_gone on sighting (organisation, decision_state) where state = 'GONE';
CREATE INDEX notice_event_by_kind on notice_event (kind, notice);
CREATE INDEX webhook_by_organisation on webhook (organisation, removed_at);
CREATE INDEX webhook_message_due on webhook_message (webhook, state, due_at);
CREATE INDEX sighting_by_decision on sighting (organisation, decision_state, grade, last_seen, id);
CREATE INDEX sighting_by_host on sighting (organisation, host, decision_state, grade, last_seen, id);
CREATE INDEX sighting_by_work_and_state on sighting (work, decision_state, grade, last_seen, id);
CREATE INDEX idempotent_request_by_time on idempotent_request (begun_at);
CREATE INDEX resumable_upload_by_organisation on resumable_upload (organisation, expires_at);
CREATE INDEX resumable_upload_by_time on resumable_upload (expires_at);
CREATE INDEX sighting_by_state_and_work on sighting (organisation, decision_state, grade, work, last_seen, id);
CREATE INDEX task_by_due on task (kind, state, due_at);
CREATE INDEX job_by_asker on job (organisation, asked_by, seen_at, accepted_at);
CREATE INDEX job_by_end on job (ended_at);
CREATE INDEX notice_by_end on notice (organisation, ended, number);
CREATE INDEX sighting_by_age on sighting (organisation, decision_state, grade, first_seen, id);
CREATE INDEX place_by_target on place (leads_to) where leads_to is not null;
insert into flyway_schema_history values (1, cast(x'31' as text), cast(x'636f7265' as text), cast(x'53514c' as text), cast(x'56315f5f636f72652e73716c' as text), -742448991, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (2, cast(x'32' as text), cast(x'66616972207475726e73' as text), cast(x'53514c' as text), cast(x'56325f5f666169725f7475726e732e73716c' as text), -758042247, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (3, cast(x'33' as text), cast(x'6172636869766520656e7472696573' as text), cast(x'53514c' as text), cast(x'56335f5f617263686976655f656e74726965732e73716c' as text), 1999976996, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (4, cast(x'34' as text), cast(x'636174616c6f677565' as text), cast(x'53514c' as text), cast(x'56345f5f636174616c6f6775652e73716c' as text), 841030031, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (5, cast(x'35' as text), cast(x'6465636973696f6e73' as text), cast(x'53514c' as text), cast(x'56355f5f6465636973696f6e732e73716c' as text), -344856782, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (6, cast(x'36' as text), cast(x'6c6963656e636573' as text), cast(x'53514c' as text), cast(x'56365f5f6c6963656e6365732e73716c' as text), -121502250, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (7, cast(x'37' as text), cast(x'6c6963656e6365207369676e616c73' as text), cast(x'53514c' as text), cast(x'56375f5f6c6963656e63655f7369676e616c732e73716c' as text), 527148932, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (8, cast(x'38' as text), cast(x'656e646564207369676e616c73' as text), cast(x'53514c' as text), cast(x'56385f5f656e6465645f7369676e616c732e73716c' as text), 1375926599, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (9, cast(x'39' as text), cast(x'657863657074696f6e73' as text), cast(x'53514c' as text), cast(x'56395f5f657863657074696f6e732e73716c' as text), 1658537451, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (10, cast(x'3130' as text), cast(x'706f6c6963696573' as text), cast(x'53514c' as text), cast(x'5631305f5f706f6c69636965732e73716c' as text), -1736279925, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (11, cast(x'3131' as text), cast(x'6f6666657273' as text), cast(x'53514c' as text), cast(x'5631315f5f6f66666572732e73716c' as text), 1751943797, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (12, cast(x'3132' as text), cast(x'7374616e64696e67' as text), cast(x'53514c' as text), cast(x'5631325f5f7374616e64696e672e73716c' as text), -248155372, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (13, cast(x'3133' as text), cast(x'73697465207465726d73' as text), cast(x'53514c' as text), cast(x'5631335f5f736974655f7465726d732e73716c' as text), 753383778, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (14, cast(x'3134' as text), cast(x'6361736573' as text), cast(x'53514c' as text), cast(x'5631345f5f63617365732e73716c' as text), -1998348803, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (15, cast(x'3135' as text), cast(x'6e6f74696365206d61696c' as text), cast(x'53514c' as text), cast(x'5631355f5f6e6f746963655f6d61696c2e73716c' as text), 250096511, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (16, cast(x'3136' as text), cast(x'63616d706169676e7320616e64207265636f7264' as text), cast(x'53514c' as text), cast(x'5631365f5f63616d706169676e735f616e645f7265636f72642e73716c' as text), 1165488706, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (17, cast(x'3137' as text), cast(x'636f6e7461637473' as text), cast(x'53514c' as text), cast(x'5631375f5f636f6e74616374732e73716c' as text), 321592136, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (18, cast(x'3138' as text), cast(x'6e6f74696365206d61696c206b696e6473' as text), cast(x'53514c' as text), cast(x'5631385f5f6e6f746963655f6d61696c5f6b696e64732e73716c' as text), 1806359864, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (19, cast(x'3139' as text), cast(x'6163636f756e7473' as text), cast(x'53514c' as text), cast(x'5631395f5f6163636f756e74732e73716c' as text), -454200908, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (20, cast(x'3230' as text), cast(x'616e73776572732062792070616765' as text), cast(x'53514c' as text), cast(x'5632305f5f616e73776572735f62795f706167652e73716c' as text), -1895109862, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (21, cast(x'3231' as text), cast(x'726576696577' as text), cast(x'53514c' as text), cast(x'5632315f5f7265766965772e73716c' as text), -1686176242, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (22, cast(x'3232' as text), cast(x'6c69737420696e6465786573' as text), cast(x'53514c' as text), cast(x'5632325f5f6c6973745f696e64657865732e73716c' as text), -2039300963, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (23, cast(x'3233' as text), cast(x'6c697374207061676573' as text), cast(x'53514c' as text), cast(x'5632335f5f6c6973745f70616765732e73716c' as text), -549373747, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (24, cast(x'3234' as text), cast(x'6964656e74697469657320616e6420776562686f6f6b73' as text), cast(x'53514c' as text), cast(x'5632345f5f6964656e7469746965735f616e645f776562686f6f6b732e73716c' as text), 1914854607, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (25, cast(x'3235' as text), cast(x'7369676874696e67206772616465' as text), cast(x'53514c' as text), cast(x'5632355f5f7369676874696e675f67726164652e73716c' as text), -691002799, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (26, cast(x'3236' as text), cast(x'7265717565737473206f662070726f6772616d73' as text), cast(x'53514c' as text), cast(x'5632365f5f72657175657374735f6f665f70726f6772616d732e73716c' as text), -435708016, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (27, cast(x'3237' as text), cast(x'6a6f6273' as text), cast(x'53514c' as text), cast(x'5632375f5f6a6f62732e73716c' as text), 57588807, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (28, cast(x'3238' as text), cast(x'656e646564206e6f7469636573' as text), cast(x'53514c' as text), cast(x'5632385f5f656e6465645f6e6f74696365732e73716c' as text), 1196936100, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (29, cast(x'3239' as text), cast(x'7369676874696e677320627920616765' as text), cast(x'53514c' as text), cast(x'5632395f5f7369676874696e67735f62795f6167652e73716c' as text), -1658392406, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (30, cast(x'3330' as text), cast(x'77686f2073656573206120706c616365' as text), cast(x'53514c' as text), cast(x'5633305f5f77686f5f736565735f615f706c6163652e73716c' as text), 817187326, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (31, cast(x'3331' as text), cast(x'7061737420617070656172616e636573' as text), cast(x'53514c' as text), cast(x'5633315f5f706173745f617070656172616e6365732e73716c' as text), -850351331, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (32, cast(x'3332' as text), cast(x'726564697265637473' as text), cast(x'53514c' as text), cast(x'5633325f5f7265646972656374732e73716c' as text), -1647957649, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (33, cast(x'3333' as text), cast(x'6f746865722073696e6365' as text), cast(x'53514c' as text), cast(x'5633335f5f6f746865725f73696e63652e73716c' as text), -230403258, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (34, cast(x'3334' as text), cast(x'757365642075706c6f616473' as text), cast(x'53514c' as text), cast(x'5633345f5f757365645f75706c6f6164732e73716c' as text), 1245438013, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into flyway_schema_history values (35, cast(x'3335' as text), cast(x'696e646578206f66206461746162617365' as text), cast(x'53514c' as text), cast(x'5633355f5f696e6465785f6f665f64617461626173652e73716c' as text), 981651467, cast(x'' as text), cast(x'313938302d30312d30312030303a30303a30302e303030' as text), 0, 1);
insert into organisation values (cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'6c6f63616c' as text), 0);
insert into party values (cast(x'30316132333365622d336463662d373563622d386133662d396231356435656130363262' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'416461' as text), 1796167384542);
insert into party values (cast(x'30316132333365622d343063302d373138652d383764652d396637356538616466376162' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'42656e' as text), 1796167385281);
insert into work values (cast(x'30316132333365622d336532382d373231352d613063312d336364643464633432323936' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'546865204c617374204c656166' as text), cast(x'54455854' as text), cast(x'30316132333365622d336463662d373563622d386133662d396231356435656130363262' as text), cast(x'424c4f434b5f414343455353' as text), 1796167384617, null, null);
insert into work values (cast(x'30316132333365622d343063362d373563312d623733342d333133343766363339643732' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'4c616d706c69676874' as text), cast(x'54455854' as text), cast(x'30316132333365622d343063302d373138652d383764652d396637356538616466376162' as text), cast(x'424c4f434b5f414343455353' as text), 1796167385286, null, null);
insert into authorised_host values (cast(x'30316132333365622d336532382d373231352d613063312d336364643464633432323936' as text), cast(x'6164612e6578616d706c65' as text));
insert into reference values (cast(x'30316132333365622d336533392d373164332d623137622d386364616161336432363665' as text), cast(x'30316132333365622d336532382d373231352d613063312d336364643464633432323936' as text), cast(x'6c6561662e747874' as text), cast(x'61396438393139643232373738613463666665346134373039616566626461386366363834373863303037663031623837653631653035613831363133303335' as text), 9167, null, null, null, 0, 1796167384636, 0, cast(x'495343433a4b41415135354a4951585559324d485554594c514b4f4a56465344495950504c324a424245584d4d3359' as text), null);
insert into reference values (cast(x'30316132333365622d343063372d373037392d623230662d323334643939383763386666' as text), cast(x'30316132333365622d343063362d373563312d623733342d333133343766363339643732' as text), cast(x'6c616d706c696768742e747874' as text), cast(x'63313739333763363337663134646634326161323533373362623639376235646635303937393039346265343537653163306264386439373536356461326437' as text), 7767, null, null, null, 0, 1796167385287, 1, cast(x'495343433a4b414136364c56343654355134524c56574345513645464e36514553454b4d5a44445751544e364b4d34' as text), null);
insert into fingerprint values (cast(x'30316132333365622d336533392d373164332d623137622d386364616161336432363665' as text), cast(x'54455854' as text), 2, x'0200961a9a3e3ffbeeec4c44756a78219fe2000023cf789c755adb8ee336127defaf20fa25c0c0f1074c1e06d94b300e32935da481208fb4445b8c255111a95194afdf73aa8ab2bb77f2909ed89478a93a75ea54d12f5d703ff95cdc4fc15f9e9e7eedc2e8be1f73e8dd273fcf69757328710eadbbcc6970054ff7f1da15e78bfb67ea5bf739e47c90efcfc9cfadbbfa2fc1757170de9d3d5e0925cc07e7c7569ef912fbde5fc3e3536d1cc7fac898cea9dd1e46c7ad7471bcba925c9b8eee6370abcf2ec73fcbf6ed252df3d1fd9066cc1c677c91c6e0b6e0e7ecb052e75bd7f4713863eb1ce896b1e53164276be8b1422e61ca2ef8a673ed926f32d460c7586a1db9ddc106fd3aeafeba98dd6d0c21cbf4d7545c4e6ec998161b8c05efc02c69747df802035ee7b4e8b93777097d7171cc4b5f427b74bfe07159c25de20ce3af21dc5cbab89f9b92ce61e60156dfdf30711c7bac7c706b17b1153b18dcd3c21b2d0ea61b4b3a590e4dc227ac3ed26af8a6f1380f36c7d1c2636191ff84bee784610eb07fef8749ac7a5e66790b1bf36e9ae308cf7d93dd1a47d883fef6a3eb6073be39c255f83006ec5d26c818011a38c7f1e9097e1a53890df6cfd17c74a7226b701b69ec375766df063bced1bdd0b0f4521e120fed8b222d5c0a3c320b3ecea1f130b50cacb1b98921ce015b29731c06bc75dee08e21701e3943b7ccf3a6f639874b9aeb7aee8f2516783934b155d7b5898eb4d1db989a874db48908c3037e838b71b8176e200db0c6da2597a630e261be18c71b1f845d5de8cf69cdb2346c19c626f6980c78b87632def908ec3e9f2e6e4b0b3e018d823c7f4e8b2e7b46a41c9e615718c54700e019f8122bc9f0e831e31a4ba726c59f391f9f9f9e9e4f5f9d8d06e36c9849a35b9c34639a4143ea5f69e624defd77e1c2b2f36c06c1d7b3806adedceff08fc2bc51870737d09380158ce37e11af15095eba45dd08081c9d308b20bee7a2b9a4d4ba654290069892eb6dc0259026275e615c2c823367c20cc77e4fac26e0734e69380844413d60a31b518c30473863b3f0333e5ea31fcb1e1a80500b673473ca0a4138aee746c72b0c88adf3bb26c41ef03fe88cb049279fc8323b79c022a1e4fa46e639ce29dd387ee55908a579836d9f7f95dd671ce0c3334fe43320c581ef492225c194fb2c60863979b81800c6d6c358fa50e1d5c13713bdc6738985c17d04bd6dc542bb49d3062e8c1719f373106e383e8b43a6c4586eebb38146b99867b204585be9a0c85f02021bf1f0daf38b70d4e87b98cb5fdc098c3222b69520ee5179620cf17b448ff9ee9a82c015bb26303f5af8dfcfc7c73175c451da0f7ce4e7eee07439f9cec8dc5f95f9dbc82c2463f00cbe8a34cd5c782059686266296b7ac5f517d84473c541e3c53b013226225fc23063f31829059c7074ffc027af3686e57bcc8fd326493c34305742d663ece660149c93598fd6e72e84bdd2979adb2c70c5e4b253f8c02b7c34b2c58f0bb031a87bf0154835874a3e8483c41a0d2a8e2d7c599295e7f3e0c4f3cc4f5f52bf30fcb9aad21356d8f3f7d9373710322034f81eb4b44d61374d1f0b9c63a1d52c4c59e0bac4381f832ff00f239278140ed0b49f1eb8388722eb6afe104efe31e5e83b25963d8bb61e54880453d3e08af7325fbaf2f07969b81bfaffa09e9df0e87e8241662aeea32a941f04c02a316c53010380ce6a988e8451cf8890086c529f26d04a65c44a7e80fb2720c3d38f6e24e10999999788108b1bc90934997c876989cfbb59ec054dd92dc380507fe343badcbba68b6051850add484d22e1f242ba142b4a621452b2483ac125e05e4529022fb632ffe0859a31adac2ee755b3bc0dce84fc941950ad012963d38223d9c3d9f7824eb1bacee0d5e089b1d227cdd18889cb9e23d4f905cfd28539f2416137f12953dde87e5c461205308a8d0e30c60c263c92522495888dc4dce0e14051f040162244a843562fb8a287e49817d17f48886135bce889452601fc451e1d608bad86a09d0b010b4bc2f37b8489f34e6e4010020548b078f5887cd9da0a7fc2c84945d24995158d76a8699e412df234e0543fa9884052e0e88cd4b41d769956c435421747c8b1f9121abcf239c9e143615c1428292ac59323caa8b84f3239a0afa6a93bf11779fc4edca3a801224575fceaa368ce5ff12f5f5076375dcd13770205044b4f5900789d532ff9c2900ef9f6fd9bd39d0432389cf1c6049756a81895ce81ce86ee0572721fc2f4753b9dc63d299ddcefb4bc04434d6a8cbafa22324fdbef6c8bcaa296066026b5c99976d603f6abdfc0a9888951c71a90790e16d678e4e83e1904dd80d5456abb5fc254026a86d79cdd021b27655bc5742f6179b9081b96344db4ef67a0d6aa10cb0f9f662ba2c00f806e9bc49b1e3291db975287f01ddfbcf84120d7d53772bc8e955234e80cdda16891326c70f38519f4a3090d01740886764ca9caac22298a964f2d71f9c7420d2fd4eadd5d75b48f0ad2ab7e84ba2f12f0f7bc23e65025f2c0ce6dab04a24e84f6b2ea89e5c83c4785d650f588d40f1cafc462c752252792afc4219806509e103ff329f9b613ddc75a4bd0c29ccba36c2620b0134e2dc1c2c3b47e8607823fdcf3c5cae8579bd5d08822aee670b114dc8bfdcbae4b4944f248a6a720058ecada59154046851335c5d1e57c60ce8767677a9e33510a50d76b11b032a941cf40b8019046f414c2dca4145057b070ae63c64a5849f248e7cfb158321dc83e927facc2a3d491e3c866670b284a4b6cffac8a1d963bbadfb08fc98410d86e463e9a3ce551e5187759b04b425eab8d7f534b11b8cc72b249512da069d34192e62da151afa14c613e5f0aa5712dcbc403c0897b87ff7b777432ab39fdfb6cb0bdc70cdd2d99a8b001a150da1dc969ac18954268d7342c1b04725e32294b788961a4404048e9f68e679573b50e958e470f8c580d4121feda032887a79ea662061dabb81feeb25aaa435179ac4d75de99f37edb099f89eca4fd3b3b14ac4c4517153aca8af228ff63af21f6253f94cec6a8b50a164bf125991ffc041fec459e666c897031359652eebfcb1f4ef7f0fa43296a47c7a7daf9d873e75d460b66a94f867d46e24d6442cbe025e9697cbed128727eab6c3dfd309bec92724c8b795a4bba3c77e500fcb77b023065a6942fe8fb9c5e97bfee59d3295fe5d437539e626bddf0d132ee9a600051a6bb72ea1e914d663d872b62dc4cf14edb58ef74b795b2b472d941aa8cbc52a0180fb6b35fa96a54695bd9aebd17224d012adcb68b189625c0c2013485f2752ad9b4774a97bcf7dc2e905d33eab78655bc141d8dc72bcb08a78b536b8fa8163cace571e4114b865c333cf8b2afc576fe63f152a0c1c033ea5dc6fd59f9174e7d49e708b3fd10464aa36ba8fdb603d7782c060eb5cb7410aecf6c5b292464c65d5622ef3790114c0dc643d016c2b6e9bc7d45c39f4ce288b6de9b868d384c97a433a1727bcfb64001163922fcaf3a57cce6632d1989092d894414f0d35d1a932f2506910ea59d52df4fa9d60b83688d1a58776ec2a9af9187eeac5322d31e1ff8880344722db32da9729df77b2a7928c5941ca918f0b264aa736006bd57ff5252aaa845680ea215adc3240dc422785237c9574d6d48f5891a80bb5cc419da10ba43a6b08990b2ee4e602f69cd8f4569f20365d8b6c703c4b9bf5992873c2fddd1748d86a42a159957d31a5bbc868e6769b018f3d21c6995fe8148816cbdcebed7ead934dc798eed55450433803e85fa608c92b85c25763b161bb2bb6ae1a4aa1b25ed68fe7e684db30d042bbd1ba2855c6c90c6acf9b214ebf8b119d16b7f58f3818518104b88de619143a8ca2a4daa56a2564f0ae6374fc28d7e06c4d83da9bd3e32051e8208fa7f5d2ae6fb5752020dbed2e48737edc1e753d1529518cc63087f85b7b1f6d82cdc19b0679ced1dff716faf56bd4e02d5612d4f5ea9befb9d4135d3eab559cd529a617cc167c90477fe22685a2dee05618fa4aa6eaf5d06ab990efc0c796695c11d2bca1baa1468fff897b5699a6592eb8dbd51d2f9fef22d8ba37afaaefa7e1fb116a7a96abe8653a0d80c5b609b46c944c0a62d5022444b2d1549cc360ad526c5314b0dce4ac4d48de44a69f53ebe0d7c48f9aaf068e6e57c36b97d30642bd969854e4cd991fa4d28f5533d06d4cc78cbd5e30f9cae3dc1ed1b44df15d9366faf94c51edd144bbb0ed2ec9d2da39bcbaea6e3b7e31e28b507a1cdfff6ba13dedda89e85c9047a629ba14859221df05e93cfde123fcf3eeb65cd7e7752f309c351c9f81b7502dd2e50afcd845d6c7df72038a46ca24dfdb4774724db549dc9fe2860a79dd157ad7b15387e50f95d0fb54a5bba367645c851cb13e333ff7968e59b349413487b006515727e913739249d2e2b7a076a6adf34cbec4bd0ea838b1fb5409c166b354d4870d26c9b3091078af2deaad0b86084e0cf2895aee8d524d280b50ddd49ac4254c87648f9cbf41007bcbcc3d1c150da67603b600a698212cf6ca4f681ed63a92439bd743b294b4cec77f75a4f9a56b412f39911139e5e67e4b5afe2938de12f091c6c30032c66c40470f6fc5bbd6d99549a4aaab22a44a41f00a87af10d6942c8c01ab9c8b5d2bdbbac37912a4844ee4a99a7deb85780b5a127089518b8055e3deef9587be57215b8eb9559af594d51fbbf1b30d1404b5a2553db1476edc46d0ab88500994c542f406064e9532b0c653e5eab507dd69a09dc3c55d1b7d26cd7243af90b912f1d4a9e2058c1620b1ad7ea0dd7cb4381a465942ad6bd1036a718a9d51e69a7e5bdbea208b77b07e97a6cd34ee94c8f5539b09a15a10ecf9249b46164aaf1c7a5dface2978e8389fd5cef1c7312319fb4b6cf9251186d6bcdc68a61537487fb1d655b7bf97b1e91fcf278a53098db59b609a3abecb905b132b79d62af5c132fc2d37ab7a04619a8b06adef9dbcb232ca9ddffa64f6cd4cf2a3741c92cd9a57ba429d3da6d078100b7243545bd2cf8ca55c1cbbdcda0572cda6b14522d8f4dda3d64d71989aeb603f27df7062b6d2d489afd6a074073eac2b24b6fd5f7f57917d1681fde2b38cce0b22ad53bab286bc9ca55c596df3f3dbd7bd9dbe23bd7c31dbc0867bdfc56cf1081aa67a2f54a5ed5341c168d912caf13319ddec9dd2bd2eff4c70372fa2ad0556d9b95768db45906413a0d267feb8d0f4cac5cac411eadcdf670f1a1c3fb25fec35df8e3af380e78a2084cf71f6dc03d9747945d8cb8734d4cc4b0f692adb5b15f782c7a719c79fd4736bf8aced1cb489a74c9efe518b56a5983960172153e6e35cd0ed651b44ecb4a7ada94eed9426216bc5b076ae1f8aeb6b46f61b2224b7e3da1b79fd60834a1beb202b2aea976b9bd9653c23f7a6123c5cede94078f5d68b75732d49c24bd3f452ce2fa4bd8e5b98eefbf2139dcaf3e1822fc233f77906e87fedee4f5ef4828667a6496d0d61aaa7605ece6e0fe5b14fbd50ad9243ffca0a18f656fa31e9ffe0703675ecd');
insert into fingerprint values (cast(x'30316132333365622d343063372d373037392d623230662d323334643939383763386666' as text), cast(x'54455854' as text), 2, x'0200224d7a05da12368b46532fdc03d3216e00001e57789cad59d95232cd12bcff9e7a10d99741451101110541441645d9e55dfe43f7cc5c7daf7032ab9a11ff88737722080367e9aeaecacaca2a82c4c4ec6651a618dc9d9b4ac9bcd5fefc89ae3387651e17422f7158afa3e42e9cccff6e8bb6d333dd7974f664c65f26bbc1b3d1d51a8f058909ee1e965e50ff36ab391633fe3048bc857bac93338dfbff786778110fe0bbbd9d18ffc274fb76ca3583d1e8b02eea759bbb3a6c6aeea2bcc865bff7bc95bd089f13e1f89d56edebba149685b1576bf35631fd2bfb9ec505fc55eb0eab67bc4d33b353d9a47ad83ce16ef07017f40b365780997c60f11e6c7cfbdeb1cd9ce9de99e945506ddb73ffb04ed3ea76198fd9da4b501dc025b8689b6b531fe8714df7c594a6b0087bd909d6bfe1c5d51c9b8a99b758908bf813deda946cad6f273edfeabe1c96a5c37a6ca6b3f073615b3d7a379fb7f74fb639b0ad3d4f941d98d5871c61c1adb1f2ec2cbc39c7078bdbcf74f091e7dd69daa4eba6b7631cd64bfbb0307e299cc3d97953ded0976f39334e9ad57be4f97c3e5de252594fff9ae6d47ce37b0136c354d8498f7dd76cea313e234c4524115bd879580e1176fab999033482d1055ee19338e0aa8d276d62cb5dfca140e6ee1faf89e71140442fd8d4f94ab360320f8a14d8cc837bbdc3c63bac18be7fbcd69f3f588ccb63abef4bb36dcb7aafd1edde6e3a7cfc16ee2ce37c76b9b4db33d80ebbb012de2634b16abf00abedd74011c643f843f83568a44da963e060e0f8f1c5acaff12e1e205ebb73d3aa042d786228c86b98f70433e2ed05a190454ae6ea8dbb0b706cb587874d296f5ab520d98f7a5b859e828b26bd7f209e3c487e465325c2516d4c07f7aff4b8ea367b91c1ee7fb70d7717e06d0eccd550e1c9078a19ec85b3303eeb32f3673a3b7588693c1c966b9e1da77e7b0216f84c09a95ba5c1cd2c80c62bcdb47a093923af46d77be4863c58c471e36408933b8260ea23729a06b08298cb15cc773618109441731bb41ac6cf6237976699b5c621185583ea068033190f4832493f6a0c8133a59468d90ef72bc98aa104d90364eda411d452800bd3034b8d2568ad9a66827383b7018618bda647447e2e680342d49cda9b156d482cf841e64bb684bb318f30f569b9f840516b6b5f61cdc73a80a6bd2d03703826cddeae8dffa45e778faddff158989f85df2be673ff32acecb0b8c221b8ae9b7d127e0d362d609a00397a407c1ca3c1ecae82f32fc21ece9047d4a3c087c601b1244725260a478d37c28913a8e14086a612984fd0afe8694bb2e81a875d998024908a842590902bfda4e0321b64bf68f7ea59dce1990a32c88b3a9f927f1b50083186349d26943e353581c3534a5332231d2b5fa6ebe0e563d6fe70abdcc4e6e1a4e5c0b3df982d19c736472041a5665ecc4e6df3d54cbf991c6774be83c4cd2a8e5d902b86e3a930176d64d4a40c613b3b255a9813ed0a6cc45ff80bb6b84d1194751a883dac527c3de93309a40cd9510777c37ee2b0ddeab182541fc52eec9f07ed17da269b924305a55a6308369499a9d0a83093b92c1eb6f570dc514e127e1460544abaac260e7c7f58bfab5b701764aa90d6eb5c769935295491f6bf9e814f0eeb0648538e9926aabfb39a11e6198be7c3fdbd69b55994933b9bfbe6eee030c9d93f7fe82a49205ab76c22ae2ea84ac813964812b25c84db88c9d4233e48292df85c210b861fb1e48a218a7d587764e1b7a836973aeff162ae704483c2f207810a9b5c8187c4abb22d09e53a7f7c037b18bf07cc10923196921f7a70d36dcaa19c5e0022b7c06b4fa82881324ddfcb83875d09510ae7dcc0a4b2a8e67886cc4162f0a2e4209cd4a2063d842f728a9bc3ba639e2507c41528002c4fddbbe8f946ea323866103dd783643b685cb2345f16c3f933b04c564816a3d6a372065ca46ce478f4f1d57e0c41dc769e41ee2b49d8654ae3030bd53c75757439238574ef68c02e2d015af0dce33badc8205a9e6edd8819dff4562a85f48c8a1d2554843bec5137014aa705f2344bcb741819a5f362e7c7e27f59749c3459a120e2dc312d71735464d852ba56def8b9e21771453d4a31026301d3d587592e6957ed216a51de45f547384fa5a6bdcfd8d62248b76183007da3f00c8aaf282ab017541ecd2825a206945741620b81c6e48cee0b04759d7047998949891c050e94bf625e97d55cf42b402d2b14947dff0dce233d02ec703398221c77c5e5ab982000d1d875c1d90a1f649d23f2e447ec0d6c471d57ebc142faf661415af140aaf7fc406da55d4044bbcd58ac2755e26b034ddca473ce560c69c357551ddd55c962ddbb70df14026f83ae9df89292021693c09e28dd22e00becd2cdb52fe3d54f130a75d678974edda6b274dbe587a94911af308b48295087d8c7ef50a4ee7c51ef7dd37d85c398c49027b38bc3b64bf89cad35bba256dda436b16b6367987196c54cf893b95adf218641aa1c9678383d312c074fa92f9921d78ff4aec48482e1ec09ce8001ea0feb5d87f3957d5fa9ffd45ba814363b0c9b9d20d9d0b0e87748336a09811817ffde1bafcd42d704dfe654f2a29a80e7415ee16242292f7e8553d5668445d104101d367872ad0d86763dc106e5b98c4e47b730a53919b8dd8b1257c1b046a6a894b5263b3d2b72921a6d7b8565c11dae6f1a55f52f0122f825f34a8a909705c82abb11e7548f613c89ad129ad34d6a883f348bf169993f95a7b176b4b92f78e5a4017985275873365f765e6302f81788188370bd0f3baf3416752c57089e0604e523fb20fa496abbd93ea00139558b367fc345ca68403eb480f3adcc439428d19d0875b6c286e5ad22d24cac155d044f44de25fa8558e3c6b97ad83d901dd2754d577edf7f9e340ef88f9bdf022b775a02dfbaac73c2e9b452e4ae323b2838aa0dec7d0d359d00eeb76c0ef5a3f95bcb971d23c2bfb9529c5c3cb95c0f0a23de1247ff6b8b381d4081a84902c232ea41dc10989b7382bf298d6b6bcfccf26fc2cc90b099cdd80d3e5c306bd0d781ca5f57763dd4368f299901816df474a1270ac7bb0d0b3d760fd957d33d8f1219c0582b3720c2f37a52bc217b764d5cd122ac4dbfb878810e99085f5042738bb79af4ae3d648df0039f24e9cac5c3f2f177b127f567a7e4d3e3b104bc0afc9a360d2c88e55ccc80883550c4fab8f55c9d87a66b3c3a624d15cdbe0e76b1a5471cfa972e283c8399b4f74413ca648a11025c95b802e901b28e2572a8b97e9c1c48bd3e764ab81bf7078aa2d533da7a4235f5865842329c966b22ce47b3fbac0d17f77fadb32d6943e44c0111d7ca9f241fa5961c0ec04775d32f92f9f3f073fa8ba69b2dd2a5826631c3078c10dd3f38f1b71ec590d2e68d075a65418e0e5bad9e530160de0a5b73bc4b6a5b8f94014de58a25038d4d960704fa95a1fe250d50aba59336e95198f9501b05726b3bee2827b3c3a8df6937e4a832e32408cba37035ad93e98dce91a8232773e910473f732199149d6a3ca7f0ba2fd10679ecc78946ac4815b057cfa4153498da6366c8cf002debce3aada521ca94eccd94d501454a084ec9534a9cd07c414709a26fe1821bf392d616c45446277a89da164b8c971c0eade6b1de8c7b15b64b5db63466463be0233d0ce42154100714eb31752248dacbf1f5e46b94b960e24d13aa1c4d893469ef13c023e32be308b6578d06e047be7cbed10456894aaba536fc07ba4264920a27fc1b8b220649641277dc498f519a0bd84520574af63311273fb30d14b97d002a74f6173bdd8dc7244b9c3df083cc461851a936d098006dd07ee3878ab8a38cee7adcb327b8428f2f9e9e73e830fdd6f6ec24173c55ff7117a4ba38dc37e8905941a7595c619dd7d18d2ddcd0db3ade19b439e119cff4c87805beb5d7737ca25d051fe451f0909009cf4925000a4fa60c76e2ebdc01d529a80e8024b08e29a68e7a92b762f3ccf44200c20a9a2c8aa860c6b37cca83b4fd732a47ec52f3c0310bd13c106982201c481d0fe030801b3fa8a49da72f8b765a155fdeb876af32e24693396a3c2dbdc8b3ffc915a034dc68005840177926858033bb82828ef1692c2169196d844eb439cbcdd9c064de749470f4342b054853d35f9182e2687a1fe6e995af5f3cfe1e3a84fd275a216e72aca7fd66f55ba66c454512a7445e5b834d65f7083e4dc482810fecae4c133dee4269576f9109d42559164cd48ee81a556b13cb157c17da77723f3c5fea8409e5c09efbdac9daea573cc1c293ae3cfd5feb24fcf157a6d422969be6697ad27ff3403272d1d619d96a33979a3578cff1da71de13a7c94ff37d36409a085d2615aeda79fde3dddadb32ba8c7f3c1282fe8befaecc1e275902a692487629c2bfc76188a58ca547d416a93e112cbdbeceb383fdc6164ada10a325606704912d75ca2e6e814e1db401c47c5eda4d6d4f24a3af70709d75b94e232b0012dda07074803bd65ec9af9b78e0424be216424ab7c0ce014248454beb61f9cd8482d896c28bb6952d602ae7863fa5bcad1789f6fb6670ce0e8f9d16df1dead0cf7a9efb19a0d4176e00f240ae896093d6bf27de7213244ec8009def2c1ab2d3f163b8dbe0439a195db849c4b2a00c2129ceae4b26e4a6e5c7050a6ed2e14990cbba0cbaafa9148d211776885516a1494d2e965dd9f0b3417d63f33d69cbca3c6eb96dfa55d7487168730bed74d8dcc63d1975f5e5eca7a20a9121478e09e2141431afb841d4a5e4d085f8ee0fb9e0ee018beb20f6748ca85a2be6537a4eb4bd9e8b9221f31076387d62560874b401fe1ddd9361e73df17f74039ca7effde6201d10690bfed3d0eb0695beb35b7a490e2465aaf6bf75acca8070fcaed2ca0d8375f09c68fef4ed32ad05e270045b18b0d817382809f313b7e13155e8c6ccd95f19fd9bdeca5927222466538e7162c3e516855ae3feb4189b01790ccd17fd5c6d1ff13524379fbbd6d99525e933f8bbd2f845ef7266291d46fcb35efc9b9efeccc05a2ba30a1d70aa5274bff87965d4075d59d2fb997e2d4d59ef8f631108c7ace819719e1b6b1cf7844f6550a95d3c7db4bf2574e40dfe6c762c12b6f602ad01e18e9e10c70baa9f0e76131fe54181a8bf0b04934ccc37273f0a708c6c136ffc5c8ff039ce5af2eca716b3530637e992ded274b6d71c6387e3aefce053535dc8eb8d3d3bcc3c7f6f0b067be951d13c17586060cff5d454d3da85c63f7dc9a8a46965bb1f518f45e40785c3f64e27e1149ac741e4df9f49f8ef748200410b5dcc1064174ba72ba43bd27e89d63e0ef4c714126057baeef70f349860109208a8e933a1d551a71c26f165a655ed0f204e341d6c7e247ab3a155d0e6323abb70bf09a772a228fa1671dcde49a2dd39638e6310e1f25bea5c70ef05b3e9cf7f01c62b74a8');
insert into index_change values (1, cast(x'30316132333365622d336533392d373164332d623137622d386364616161336432363665' as text), 0);
insert into index_change values (2, cast(x'30316132333365622d343063372d373037392d623230662d323334643939383763386666' as text), 0);
insert into index_head values (1, 2, 2, 0, cast(x'63363733353431332d623863372d346238652d386438322d373939646331356163653935' as text));
insert into content values (cast(x'38393232306134303430353139346433653766373230373238646261323931323433656437353363376133393565346136663063643435653139633338316565' as text), 9174, cast(x'54455854' as text), null, null, 131, 1796167385786, 2, null);
insert into content values (cast(x'35653439643730303436653264336233353734656663663462663264636235633831663930363163333664336564393063663439653637653762623937643532' as text), 7776, cast(x'54455854' as text), null, null, 122, 1796167385786, 2, null);
insert into content values (cast(x'36666462376161393161303733393462383539636434616365313738306232303530356339323032306133383265313563623566616466373366343638333231' as text), 3035, cast(x'54455854' as text), null, null, 6, 1796167385945, 2, null);
insert into content_descriptors values (cast(x'38393232306134303430353139346433653766373230373238646261323931323433656437353363376133393565346136663063643435653139633338316565' as text), cast(x'54455854' as text), 2, x'02005e8a00e18e5c570746b2c4d8adfe746d000023d6789c755adbaedbb6127ddf5f41ec970281eb0f481f829c4b10174d7a0e1aa0e8232dd1166b4954452aaafaf567ad99a1ecbd4ffad09dda94789959b366cdd01fd232b66fdd972eb89f7c2eeea7e02f4f4fbf766174efc71c7af7c9cf735add1c4a9c43eb2e731a5cc1d37dbc76c5f9e2fe99fad67d0e391fe4fb73f273ebaefe6b705d1c9c77678f574209f3c1f9b19567bec6bef7d7f0f8541bc7b13e32a6736ab787d1712b5d1cafae24d7a6a3fb18dceab3cbf1cfb27d7f49cb7c741fd28c99e38c2fd218dc16fc9c1d56ea7ceb9a3e0e676c9d031d4ecb63c84ed6d063855cc2945df04de7da25df64a8c18eb1d43a72bb830dfa75d4fd7531bbdb184296e9afa9b89cdc92312d36180bde8159d2e8faf01506bcce343127dadc25f4c5c5312f7d09edd1fd82c765097789338cbf867073e9e27e6e4a3a879907587d7fc3c471ecb1f2c1ad5dc456ec60704f0b6fb438986e2ce9643934099fb0fa48abe19bc6e33cd81c470b8f8545fe13fa9e138639c0febd1f26b1ea7999e52d6cccbb698e233cf75d766b1c610ffadb8fae83cdf9e60857e1c318b0779920630468e01cc7a727f8694c2536d83f47f3d19d8aacc16da4b1df5c997d1bec3847801086a597f29078685f1469e152e09159f0710e8d87a965608dcd4d0c710ed84a99e330e0adf306770c81f3c819ba659e37b5cf395cd25cd7737f2cb1c0cba189adbaae4d74a48ddec6d43c6ca24d44181ef01b5c8cc33162d634c01a6b975c9ac28887f9621c6f7c107675a13fa735cbd2b065189bd86332e0e1dac978e723b0fb7cbab82d2df804340af2fc392dbaec19917278865d61141f018067e04bac24c3a3c78c6b2c9d9a147fe67c7c7e7a7a3e7d73361a8cb361268d6e71d28c69060da97fa5999378f7df850bcbceb319045fcf02aa7973bfc33f0af3461d1edc404f0256308efb45bc562478e9167523207074c22c82f89e8be69252eb9609411a604aaeb70197409a9c788571b108ce9c09331cfb2db19a80cf39a5e1201005f5808d6e4431c21ce18ccdc2cff8788d7e2c7b6800422d9cd1cc292b04e1b89e1b1daf3020b6ceef9a107bc0ffa033c2269d7c22cbece4018b8492eb1b99e738a774e3f895672194e60db67dfe55769f718077cf3c91cf801407de93444a8229f759c00c73f27031008cad87b1f4a1c2ab836f267a8de7120b83fb087adb8a857693a60d5c182f32e6e720dc707c16874c89b1dcd667038d7231cf6409b0b6d24191bf040436e2e1b5e72fc251a3ef612e7f712730ca88d85682b847e58931c4ef113de6bb6b0a0257ec9ac0fc68e17f3f1f1fc7d4114769dff1919fbb83d3e5e43b23737f55e66f23b3908cc133f82ad23473e18164a18999a5ace905d75f6013cd15078d17ef04c898887c09c38ccd63a41470c2d1fd039fbcda1896ef313f4e9b24f1d0c05c09598fb19b8351704e663d5a9fbb10f64a5f6b6eb3c01593cb4ee103aff0d1c8163f2ec0c6a0eec15720d51c2af9100e126b34a838b6f06549569ecf8313cf333f7d4dfdc2f0e7aa4a4f5861cfdf67dfdc40c880d0e07bd0d23685dd347d2c708e8556b3306581eb12e37c0cbec03f8c48e2513840d37e7ae0e21c8aacabf94338f9c794a3ef9458f62cda7a5021124c4d832bdecb7ce9cac3e7a5e16ee8ff837a76c2a3fb090699a9b88faa503e08805562d8a60206009dd5301d09a39e112111d8a43e4da095ca8895fc00f74f4086a71fdd48c21332332f1121163792136832f90ed3129f77b3d80b9ab25b8601a1feca8774b9774d17c1a20a15ba919a44c2e50be952ac28895148c922e90497807b15a508bcd8cafc83176ac6b4b2ba9c57cdf23a3813f2536640b506a48c4d0b8e640f67df0b3ac5ea3a83578327c64a9f344723262e7b8e50e7173c4b17e6c80785ddc4a74c75a3fb71194914c028363ac0183398f0484a9154223612738387c35194e94e162244a843562fb8a287e49817d17f48886135bce889452601fc451e1d608bad86a09d0b010b4bc2f37b8489f34e6e4010020548b078f5887cd9da0a7fc2c84945d24995158d76a8699e412df234e0543fa9884052e0e88cd4b41d769956c435421747c8b1f9121abcf239c9e143615c1428292ac59323caa8b84f3239a0afa6a93bf11779fc4edca3a801224575fceaa368ce5ff12f5f5076375dcd13770205044b4f5900789d532ff9c2900ef9f6fed5e94e02191cce7863824b2b548c4ae7406743f70239b90f61fab69d4ee39e944eee775a5e82a12635465d7d1199a7ed77b64565514b033093dae44c3beb01fbd56fe054c4c4a8630dc83c070b6b3c72749f0c826ec0ea22b5dd2f612a0135c34bce6e818d93b2ad62ba97b0bc5c840d4b9a26daf733506b5588e5874fb31551e00740b74de24d0f99c8ed4ba943f88eaf5e7c2790ebea1b395ec74a291a7486ee50b4481936b8f9c20cfad18486003a04433ba6546556911445cba796b8fc63a186176af5eeae3ada4705e9553f42dd1709f87bde1173a8127960e7b655025127427b59f5c472649ea3426ba87a44ea078e5762b163a99213c957e2104c03284f889ff9947cdb89ee63ad256861cee551361310d809a79660e1615a3fc303c11feef96265f4abcd6a6844115773b8580aeec5fe65d7a524227924d35390024765edac0a20a3c2899ae2e8723e30e7c3b3333dcf992805a8ebb5085899d4a06720dc0048237a0a616e520aa82b5838d7316325ac2479a4f3e7582c990e641fc93f56e151eac87164b3b30514a525b67f56c50ecb1ddd6fd8c76442086c37231f4d9ef2a8728cbb2cd82521afd5c6bfa9a5085c6639d9a4a816d0b4e92049f396d0a8d750a6309f2f85d2b89665e201e0c4bdc1ffbd393a99d59cfe3e1b6cef3143774b262a6c4028947647721a2b46a510da350dcb06819c974cca125e621829101052babde359e55cad43a5e3d1032356435088bff400cae1a9a7a99841c72aee87bbac96ea50541e6b539d77e6bcdf77c267223b69ffce0e052b53d145858eb2a23ccaffd86b887dc90fa5b3316aad82c5527c49e6073fc1077b91a7195b225c4c8da594fbeff287d33dbcfe508adad1f1a9763ef6dc7997d18259ea93619f91781399d03278497a1a9faf348a9cdf2a5b4f3fcc26bba41cd3629ed6922ecf5d3900ffed9e004c9929e50bfa3ea797e5af7bd674ca5739f5cd94a7d85a377cb48cbb26184094e9ae9cba47649359cfe18a183753bcd136d61bdd6da52cad5c76902a23af1428c683edec57aa1a55da56b66bef854853800ab7ed22866509b070004da17c9d4a36ed9dd225ef3db70b64d78cfaad61152f4547e3f1ca32c2e9e2d4da23aa050f6b791c79c49221d70c0fbeec6bb19dff58bc146830f08c7a97717f56fe8553bfa47384d93e8491d2e81a6abfedc0351e8b8143ed321d84eb33db560a0999719795c8fb0d64045383f110b485b06d3a6fdfd0f0279338a2adf7a661230ed325e94ca8dcdeb32d5080458e08ffabce15b3f9584b4662424b221105fc7497c6e44b8941a44369a7d4f753aaf5c2205aa306d69d9b70ea6be4a13beb94c8b4c7073ee200915ccb6c4baa5ce7ed9e4a1e4a3125472a06bc2c99ea1c9841efd5bf94942a6a119a836845eb304903b1089ed44df255531b527da206e02e1771863684ee90296c22a4acbb13d84b5af363519a7c4719b6edf10071ee6f96e421cf4b77345da321a94a45e6d5b4c616afa1e3591a2cc6bc34475aa57f2052205bafb3efb57a360d779e637b5511c10ca04fa13e18a3242e5789dd8ec586ecae5a38a9ea46493b9abf1f5ad36c03c14a6f866821171ba4316bbe2cc53a7e6c46f4da1fd67c602106c412a27758e410aab24a93aa95a8d59382f9d59370a39f0131764f6aaf8f4c81872082fe5f978af9fe95944083af34f9ee557bf0f954b4542506f318c25fe175ac3d360b7706ec19677bc77fdcdbab55af93407558cb9317aaef7e6750cdb47a6d56b39466185ff05932c19dbf089a568b7b41d823a9aadb6b97c16aa6033f439e596570c78af2862a05da3ffe656d9a6699e47a636f9474bebf7ccfe2a89ebeabbedf47acc569aa9aafe1142836c316d8a6513211b0690b9408d1524b4512b38d42b54971cc5283b312317523b9525abd8f6f031f52be2a3c9a79399f4d6e1f0cd94a765aa1135376a47e134afd548f013533de72f5f803a76b4f70fb0ed17745b6cddb0b65b14737c5d2ae83347b67cbe8e6b2abe9f8edb8074aed4168f3bfbdee847737aa676132819ed8662852964807bcd7e4b3b7c4cfb3cf7a59b3df9dd47cc2705432fe4e9d40b70bd46b3361175b3f3c080e299b68533feddd11c9365567b23f0ad86967f445eb5e058e1f547ed743add296ae8d5d1172d4f2c4f8cc7f1e5af9260de504d21e4059859c5fe44d0e49a7cb8ade819ada37cd32fb12b4fae0e2472d10a7c55a4d13129c34db264ce481a2bcb72a342e1821f8334aa52b7a358934606d437712ab1015b21d52fe323dc4012fef70743094f619d80e98429aa0c4331ba97d60fb582a494e2fdd4eca1213fbddbdd693a615adc47c66c484a7d71979ed9bf86463f86b02071bcc008b1931019c3dff566f5b2695a692aaac0a11e90700aa5e7c459a1032b0462e72ad74ef2eeb4da40a1291bb52e6a937ee15606de8094225066e81578f7b3ed65eb95c05ee7a65d66b5653d4feef064c34d09256c9d436855d3b719b026e21402613d50b101859fad40a43998fd72a549fb56602374f55f4ad34db35894efe4ae44b8792270856b0d882c6b57ac3f5e5a140d2324a15eb5e089b538cd46a8fb4d3f25e5f5184dbbd83743db669a774a6c7aa1c58cd8a508767c924da3032d5f8e3d26f56f14bc7c1c47eae778e3989984f5adb67c9288cb6b56663c5b029bac3fd8eb2adbdfc3d8f487e79bc5218cced2cdb84d155f6dc825899db4eb157ae8917e169bd5b50a30c545835effcede51196d4ee7fd32736ea67959ba06496ecd23dd29469edb68340805b929aa25e167ce3aae0cbbdcda0572cda6b14522d8f4dda3d64d71989aeb603f27df7062b6d2d489afd66074073eac2b24b6fd5f7f57917d1681fde2b38cce0b22ad53bab286bc9ca55c596df3e3dbdf9b2b7c577ae873b7811ce7af9b59e210255cf44eb95bca869382c1a23595e27623abd93bb57a43fe88f07e4f455a0abda362bed1a69b30c82741a4cfed61b1f9858b958833c5a9bede1e24387f74bfc87bbf0c75f711cf0441198ee3fda807b2e8f28bb1871e79a988861ed255b6b63bff058f4e238f3fa8f6c7e159da3979134e992dfca316ad5b2062d03e42a7cdc6a9a1daca3689d9695f4b429ddb385c42c78b70ed4c2f14d6d69dfc2644596fc7a426f3fad1168427d6505645d53ed727b2da7847ff4c2468a9dbd290f1ebbd06e2f64a839497a7f8a58c4f5d7b0cb731ddf7f4372b85f7d3044f8477eee20dd0efdbdc9cbdf9150ccf4c82ca1ad3554ed0ad8cdc1fdb728f6ab15b2497ef841431fcbde463d3efd0fb81a6123');
insert into content_descriptors values (cast(x'35653439643730303436653264336233353734656663663462663264636235633831663930363163333664336564393063663439653637653762623937643532' as text), cast(x'54455854' as text), 2, x'0200b967ba85d6af31179191f9e619756a6a00001e60789cad59cb52324d12dd7f4f31cf31bb799799dd44cc72b68dc8fdd2a82822205e4010918ba2dce55dfea1aabb57df2bcc3999458b7fc4ec268230b02f555999274f9e4cfef6cf7ffeebdffff8fb5fff1224c6663b8d32c5e0e6d4544ae6b5f6eb577499d92ff2b8107a89fd6a1525b7e178f67b53b4f75dd39945278f66f469b26b3c1b5dacf018d6c0ddfdc20bea5f6639c362c61f0489d770877572a671fb1fef042fe2017cb7d763e39f994ecf4eb866301cee5745bd6e7317fb75cd5d9417b9ecd78eb7b267e153221cbdd1aa5d5d97c2b230f662655e2ba67761dfb2b880bf6add7ef984b7696676229b54f7eb47dc0dee6e825ec1e60a30930fccdf82b56fdfee6d33673a3766721654dbf6d4dfafd2b4ba5dc663b6f61c54fb70092edae6cad4fb7a5cd37936a5092cc25e768cf5af787139c3a662e63516e422fe98b7d6255bebd9b1cfb73acffb4569bf1a99c934fc98db5697decde7ededa36df66d6bc71365fb66f92e4798736bac3c3d09af4ef1c1e2f6231dbce779779236e9bae96e1987d5c2decd8d5f0a677076de94d7f4e56bce8c9266f916793e9f4f97b854d6d3bfa639315ff85e80cd301576d2635f359b7a88cf08531149c41676ee1703849d7e6ee6008d60788657f8240eb86ce3499bd870177f2090b9f9c36be2790410d10bd675bed22c98cc9d220536f3e05e77bff6f64b86ef0faff5eb1716e3f2d8eaebdc6cdab2de4b74bdb3eb7b3e7e0d7796713ebb58d8cd096c875d58096f139a58b55780d5f6b3af08e321fc01fc1a34d2a6746fe060e0f8e1d9ac2ef12e1e205e3b33d3aa042d786220c86b98b70433e2f519a190454ae6e295bb0b706cb58b874d296f5ab520d98bba1b859e828b26bdbd239e3c487e4a5325c2516d4407f72ef4b8ea367b96c1eebf370d7717e06df6cdc540e1c9078a19ec85b3303eab32f367323d768869dced172b9e1da77e7d0416f84c09a95ba5c1cd2c80c62bcdb47a093923af46973be4863c58c471e36408935b8260e223729a06b08298cb15cc5736e81394417313b41ac6cf623797669995c621185683ea1a8033190f4832493f6a0c8033a59468d10e774bc98a8104d90364edb811d452800bd3034b8d2468ad9a66827383b7068618bda647447ecc690342d49cd8ab256d48ccf941e64bb684db118f30f169b9f840516b6b9f61cdc73a80a6bd2e03703826cddeac8cffa85e778faddef058989f865f4be673ef3cac6cb1b8c221b8ac9b5d127e0dd62d609a003978407c1ca3c16c2f82d34fc21ece9047d4a3c087c601b1244725c60a478d37c28913a8e14086a612984fd0afe8694bb2e81afb6d998024908a842590902b7da7e0221b643f69f7f249dce1990a32c88bee3f24ffd6a010620c693a49287d6a6a0287c794a664463a56be4cd7c1cb87acfde656b989cdc371cb8167b7361b328e6d0e41824acdbc989dd8e68b997c31394ee87c0789ab651cbb20570c4713612edac8a84919c2767642b43027da15d888bff0176c719b2228ab3410bb5fa6f87ad267124819b2c37bdc0d7b89fd66a3c70a523d14bbb0771ab49f699b6c4a0e15946a8d21d850662642a3c24ce6bcb8dfd4c3d1bd7292f0a300a352d2653571e0fbfdea4ddd82bb205385b45ee7b28bac49a18ab4fff40c7cb25f35409a72cc3451fd95d58c304f583c1fee6e4dabcda29cdcdadc1777078749cefefa45574902d1ba451371754155421eb3449290e522dc464ca61ef0414a69c1e70a5930fc9025570c51ecc3ba030bbf46b599d4798f177385031a1496df0854d8e40a3c245e956d492897f9c31bd8c3f85d6086908cb1947cd7839b4e530ee5f40210b9015ebb4245099469fa5e1edc6f4b885238e30626954535c733640e12831725fbe1b81635e8217c91535ced57f7e64972405c8102c0f2d4b9899eaea42e8363fad1533d48b683c6394bf379319c3d01cb648564316a3d2867c045ca468e471f5eecfb00c46d6719e4be92845da4343eb050cd535747e7535248e786066cd312a039cf3dbad18a0ca2e5e9568d98f14d77a95248cfa8d8514245b8c32e7513a0745c208fb3b44c879151ee9fedec50fccf8b8e93c64b14449c3ba6256e8e8a0c5b4a97ca1bdf57fc22aea8472946602c60ba7c378b05edaadd452dcabba8fe00e7a9d4b4b719db9a07e9366c10a0af159e41f1054505f682caa329a544d480f22a486c21d0989cd16d81a0ae13ee2833312991a3c081f257ccebb09a8b7e05a8658582b2ef9fc179a047801d6e065384a38eb87c191304201abb2e3859e283ac73449e7c8fbd81eda8e36a5d5848dfdecd492b1e48f5961fa8adb40b8868b7298bf5b84a7cada1899b74cec992216df8aaaaa39b2a59ac7313ee9a42e06dd0b5135f5252c06212d823a55b047c815dbab9f669bcfa7142a1ce1aefdca9db54966e3b7f373529e21566112905ea10fbf8f714a95b5fd47bcf745ee0302631e4c9f46cbfe9103e272bcdaea85537a975ecdad8196694653113fe64aed6b78861902a87251e4e4f0ccbc153ea4b66c8e503bd2b31a160387984336080fac37a97e16c69df96ea3ff5162a85cd0ec2e67d906c6858f43ba419b584408c8b7fed8cd766a16b826f732a79514dc0f320af703ea69417bfc2a96a33c2a2680288f66b3cb9d20643bb9e608df25c46a7a35b98d28c0cdcee46898b6050235354ca5a939d9e1539498db6b9c0b2e00ed7370dabfa970011fc92792545c8cb026495dd8873aacb301ec55609cde92635c41f98f9e8b8cc1fcbd3583bdadc27bc72d480bcc013ac39eb4f3bab3101fc33448c41b8dc85f72f3416752c57081efb04e503fb20fa496abbd9dca10139568b367fc545ca6840deb580f3adcc5d9428d19d0875b6c286e5b522d24cac155d044f44de39fa8558e3c6b9badfde911dd2754d577edf7d1c350ef88f9b5f032b375a025f3bac73c2e9b452e4ae323b2838aaf5ed6d0d359d00eeb56c0ef5a3f953cb971d23c2bfb9529c5c3cb95c0f0a43de1247ff698b381d4081a84902c232ea41dc1098ab5382bf298d6b6bc7ccf2afc2cc80b0994ed90dde9d316bd0d781ca5f967635d0368f29990181adf574a1270ac7bb0e0b5d760fd917d3398d1219c0582b3720c2f37a52bc217bb64d5cd122ac4dbfb8788e0e99089f5342738bd79af4ae5d648df0039f24e9cac5fde2e167b127f56727e4d3c3b104bc0afc9a360d2c88e55ccc80883550c4fab8f15c9d87a66b3c38624d15cdae0e76b1a5071cfa872e283c8199b4f74413ca648a11025c95b802e901b28e2572a0b97e981c48bd3e744ab81bf7078aa2e513da7a4235f58a5842321c976b22ce47b3fba40d17f77fa9b32d6943e44c0011d7ca1f251fa5961c0ec04775d32f92f9b3f063f283a69b2dd2a582663ec5078c10ddde39f1b71ac690d2e68d075a66418e0e5badae530160de0a5b73bc4b6a5b0d95014de58225038d4d960704fa95a1fe240d50aba59336e9619879571b05722b3bba574e668751bfd16ec85165c649109647e16a5a27d31b9d2351478e67d2210ebfe74232293ad6784ee1759ea335f2d88f138d58912a602f9e482b6830b5c7cc909f015ad69d555a4b439429d9ab09ab038a94109c92a79438a1f9828e1244dfc20557e639ad2d88a90c8ff412b52d96182d381c5ace62bd19f72a6c973a6c69cc9476c0477a18c843a8200e285623ea4490b497e3ebc9972873c6c49b2454399a1269d2de268047c657c6116caf1a0dc08f7cf974a509ac1295564b6df80f7485c824154ef83716450c92c824eeb8951ea33413b08b40ae94ec47224e7e661b2872730754e8ec2f76ba1b8f4996387be007998d30a2526da03101daa0fdca0f15f1bd32baeb714f1ee10a3dbe787ac6a1c3e44bdbb3a35cf054fdc75d90eae270d7a043a6059d667185555e4737b670456feb78a7dfe6846734d523e315f8d65ecef089b6157c9047c15d42263c479500283c9a32d8b1af730754a7a0da0792c03aa6983ae849de8acd33933301082b68b228a28219cff2290fd2f68f891cb143cd03c7cc45f340a409827020753c80c300aefda092769e3e2fda49557c79e5dabdca901b8d67a8f1b4f42ccffe275780d270a30160015de4891402ceec0a0a3ac6a7b180a465b4113ad1e62c37277d9379d551c2c1d3ac14204d4d7f450a8aa3e9be9bc717be7ef6f073e810f61e6985b8c9b19ef69bd52f99b21515499c12796d0d3695dd03f834110b063eb0bd304df4b873a55dbd45265097645930513ba24b54ad752c57f05d68dfc9fdf074a1132694037bea6b276bab9ff1040b4fbaf2f47fad93f0c76f99528b586e9ac7c951ffcd03c9c8455b6764abcd9c6bd6e03dc76b87794f9c26dfcdf7491f6922749954b86ae7f587776dafcbe832fef04808fa2fbebb327b986409984a22d9a508ff1c87219632961e525ba47a44b0f4fa3acf0e766b5b2869438c96809d1144b6d4293bbf063a75d00610f3796937b53d918cbec0c175d6e53a8dac00487483c2d101ee507b25bfaee2810b2d895b0829dd023b070821152dadfbc517130a625b0a2fda56b680a99c1bfe94f2b65e24da6f9bc1293b3c765a7c77a0433feb79ee6780524fb801c803b92682755aff1e79cb4d9038210374beb268c88ec78fe1768d0f696678e626118b823284a438bb2e99909b961f1728b8498727412eeb32e8b6a65234865c784facb2088d6b72b1ecca869f0dea6b9bef4a5b56e671cb6dd3abba468a439b6b68a7fdfa3aeec9a8abcfa7df1555880c39724810a7a08879c50da22e25872ec4777fc005b777585c07b1c76344d55a319fd273a2edf55c940c99bbf09ed327668540471be09fd13d1a76de12ff0737c079fade4f0ed20191b6e0df0dbd6e50e939bba597e44052a66aff5bc7aa0c08476f2aaddc305807cf89e677df2ed35a200e47b0853e8b7d818392303f761b1e52856ecc9cfc96d1bfe92e9d7522426236e51827365c6e51a8356e8f8bb1e993c7d07cd1cfd5f6015f0372f3a96b9d5d59923e83bf2b8d9ef52e6796d261c43febc5bfe9e9cf0cacb532aad001a72a45f78b9f57467dd09525bd9fe8d7d284f5fe30168170cc8a9e11e7b9b1c6614ff8540695dac5d347bb6b4247dee0cf668722616bcfd01a10eee80971bca0fae16037f6511e1488fabb4030cec47c73f4a300c7c836f1cacfe5109fc3ac25cf7e6a3e3d6670932ee92d4d677bc9317638eac80f3e35d585bcded8b1c3ccf3f7b6a0bf931e15cd73810506f65c4e4c35ad5d68fcd3978c4a9a56b6fb16f558447e50d86f6e74124ea1791844fefe9e84ff4c270810b4d0c50c4176b670ba42ba23ed9768ed435f7f4c210176a4eb7e7b478309062189809a3e125a1d75ca61129f6652d5fe00e244d3c1e687a2371b5a056d2ea3b30bf79b702a278aa26711c7cd8d24da8d33e63006112ebfa6ce05f79e319b7efd17e93177ca');
insert into content_descriptors values (cast(x'36666462376161393161303733393462383539636434616365313738306232303530356339323032306133383265313563623566616466373366343638333231' as text), cast(x'54455854' as text), 2, x'0200797f1bfd0b967e25712e657cf6df8cbd00000bdb789c7556418edc3610bcef2b88bde432980ff810d8408c6c00db40bc89cf2daa2531439132498dacdfa7ba296a074672d9c14a14595d5d55cd97c19489cd12b998897ab3519eb8379ee718b2a1d09b3558cff962fef23d07b3c5d5f7587967bce839e51263af5b0caeef3d5fcd97b564d7b33e8bc94e94fa8bf99bbc0bf44b360b53f23845bec5399422b631435c53616cdf93cb8ef3d53c7f9ba8984cc54eec4d9fe2b260f9bc9b7fc8deb8fcfa6c28dff0e41b8715cbbf96446164bf5fea1333e01cbc66cf776c9b681cf15faeab527ef706c8b2f794803e90f7bba17b04f85a51891ba7abf9c096d6cc86cc02b402f687c11b6c7ee7b49bb286c0fe62defb3e390ba86e2878190040771913efe6e60aa8793d98c6b105c8b28d0b5fccf7d5817ca13a17a61e252c532c714cb4482bb2fb613c85c229e4ebd3d3abf04283fc1b63b8988e87982adb764d2ea2769be216ccb4a6e4f07dc77bc4de1f12cd68d676021d577406ef1737327a7d6dcf6fbc14d3a5881d1314001d8cba7ba0847d8191caca0ad7e23007956cae4c2e8078f9a4c470352fc1fcb1063ed1fd493ec484b23334864dac7773c77d9590ee3ead52215674a8150dbe984f946601beacde63e970d4ff3b55981912ac6d4a9c0bc8c4e6e4d00741d61659aa1cc8b2cc3f800d27dc5ce8d169888169be1a155a3bac91021b981c67365d0c22c7dfdc3895dd408cb26136770a4e8dd2b18afdacfd68a7df01f5f9556d817569a6a07b1e2dba3c0bd813e7c53c0bea1d322882c67ad1591ccce8e31da76d6a83deb8727d369f6317fbddc4c3662cc82a3b6ae03ed116aa09506b7277913090b86ab0ba23ceaf2d015b7913271e10b4e6ef2b56661cd5585149041cd8c47496ab6c83d0515e4104956a9b48a3e02b7ef6961c130c515f830c34ec90d647f29bb3b777d0e1113847f60c89e1e79f53262f503db87da9b995e7751c3d3424a5cf4c794dda6e9078648fd078e33d9fba7f48301f73d16dbae414301a9644293c8bf1343a4a5ae785cba972156bf4be5ac1254b193adf599f4887273707385e2a91acdb957de0b9bb88c8113887c4b32aa2a7746b7250a21ec4500306652cc8c06e5529ab068e529047b3cb12a3f8de439f770543e1c845e3024a288d9129263d5f3a09549f5de016b89773cfff12444be5e7a7a72fc3e0ac93a86c49bb510a1582f3c06b3a421ea67710fe50f623d2de92d78c0084b626b6ec9a83414611faab50f02a8e41eb9297bd2390f016a722e05a635d3eaef0feb1d6c6aef31a230510cd36b9ac1babc78f020775ad25d4a5c56d5082a49f44aa295b44b5a29696ab7890d9267403b6c8c5893453d448ea587aae28649010264823c5472bd32943e1125a2fa5892ac4f236ed4497e8ab6810f6dc8d775e87df6171a435049cb53246273dc6451dd262fa73006d344ae61e590224021cc276b343561fcc0c1c2c2c37125c56353fc0dc952a19737884e1364e6772d8e882cc3e29b13de3303a497532fd9aa5b92c357a28973a74a579f97a72824a034c024dcb735189486a2231cb45ac952b3eadbe4693e4e64710d4e612945967f5cfca2409bdb46bb2c29ab20bcbf76742b6620f54ca9c1cd19f961ff92cfb444cde0a9bef8bd4787b98af0f0692d1cc625d700a4786f3be3344783c4f10089285d399397395c386caa5bf55b8e86680134e13eb854923e74dad4024817e04dc26d780beea49b243c444305c8a0707b343934550b8abe028084a6a79adfc027d06ea762f205c1330345b6f23012e2cacf6443ae8c4c3c5a397f8fddf26a88390834978c79dcdd909f182733038e5ba50ef6c33ae4febfcd39dede9a90532aa070f2e207c5dd36b12ad2b111af385e0eb366cc593ea5a25c54e3173384d534d291f79881f8c00467abcda1ea67172dfb8b631786078bb542c9470336c08f0a70a43bb1fa9e4871ddb78dd6bb6b1ec3dd670df30b690e847bcd7b3c09c7448420095387540969f941f38d098ffaa1348f4e7c6504b468fe678abe3e5d81d56451c59650eccb48175fd17b0034140');
insert into content_match values (cast(x'38393232306134303430353139346433653766373230373238646261323931323433656437353363376133393565346136663063643435653139633338316565' as text), cast(x'30316132333365622d336533392d373164332d623137622d386364616161336432363665' as text), cast(x'54455854' as text), cast(x'5354524f4e47' as text), 1.0E-100, 1.0, 0.9992916843745573, cast(x'7b226d656469756d223a2254455854222c226772616465223a225354524f4e47222c2266616c7365416c61726d73223a312e30452d3130302c22636f766572616765223a7b226f665265666572656e6365223a312e302c226f66436f7079223a302e393939323931363834333734353537337d2c227365676d656e7473223a5b7b227265666572656e6365223a7b227374617274223a302c22656e64223a393136357d2c22636f7079223a7b227374617274223a372c22656e64223a393137327d7d5d2c227472616e73666f726d223a7b22756e646f6e65223a7b7d2c226964656e74697479223a312e307d2c22776879223a2237303534206368617261637465727320616772656520696e206f726465722c20746865206c6f6e676573742072756e20776974686f75742061206368616e6765206973203730353420286964656e74697479203130302e30202529222c2265766964656e6365223a7b226d61746368656443686172616374657273223a373035342c226c6f6e6765737452756e223a373035342c226964656e74697479223a312e302c22696e4f72646572223a747275652c226f74686572456e746974696573223a307d7d' as text));
insert into content_match values (cast(x'35653439643730303436653264336233353734656663663462663264636235633831663930363163333664336564393063663439653637653762623937643532' as text), cast(x'30316132333365622d343063372d373037392d623230662d323334643939383763386666' as text), cast(x'54455854' as text), cast(x'5354524f4e47' as text), 1.0E-100, 1.0, 0.9968340117593849, cast(x'7b226d656469756d223a2254455854222c226772616465223a225354524f4e47222c2266616c7365416c61726d73223a312e30452d3130302c22636f766572616765223a7b226f665265666572656e6365223a312e302c226f66436f7079223a302e393936383334303131373539333834397d2c227365676d656e7473223a5b7b227265666572656e6365223a7b227374617274223a302c22656e64223a323632397d2c22636f7079223a7b227374617274223a392c22656e64223a323633387d7d5d2c227472616e73666f726d223a7b22756e646f6e65223a7b7d2c226964656e74697479223a312e307d2c22776879223a2232323034206368617261637465727320616772656520696e206f726465722c20746865206c6f6e676573742072756e20776974686f75742061206368616e6765206973203232303420286964656e74697479203130302e30202529222c2265766964656e6365223a7b226d61746368656443686172616374657273223a323230342c226c6f6e6765737452756e223a323230342c226964656e74697479223a312e302c22696e4f72646572223a747275652c226f74686572456e746974696573223a307d7d' as text));
insert into host values (cast(x'626c6f636b65642e6578616d706c65' as text), cast(x'626c6f636b65642e6578616d706c65' as text), 0, 0, 9007199254740992, null, 0, 0, 1, null, null, null, null, null, 0, 0, 0, 0, null, null);
insert into source values (cast(x'30316132333365622d343861632d373561372d616538312d666364623835383439666331' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'53495445' as text), cast(x'68747470733a2f2f66696c6d732e6578616d706c652f' as text), cast(x'6434373536316565366666616263363436623065376163343665653465663265' as text), 172800000, 5, 5000, 10737418240, cast(x'' as text), cast(x'' as text), 0, 0, 0, cast(x'' as text), 1, 0, 1796167387304, 1796167387304);
insert into source values (cast(x'30316132333365622d343863652d373366342d623438322d633062353138346330626332' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'46454544' as text), cast(x'68747470733a2f2f6d6f766965732e6578616d706c652f666565642e786d6c' as text), cast(x'3131663761326630346165303462336538373130393664616462633863346639' as text), 86400000, 0, 5000, 10737418240, cast(x'' as text), cast(x'' as text), 0, 0, 0, cast(x'' as text), 0, 0, 1796167387341, 1796167387341);
insert into place values (cast(x'6438323136333162613338383639376532343736356663383439316438383161' as text), cast(x'2f746d702f636f6c6f70686f6e2d686f6d6531313132333630363231333932393038333132372f7365656e2f636f70792e747874' as text), null, null, cast(x'4c4f43414c' as text), 0, 9007199254740992, null, 0, 0, null, null, null, null, null, null, 0, null, null, 0);
insert into place values (cast(x'6265663062663762303064623638323165663032353936653363366430636665' as text), cast(x'2f746d702f636f6c6f70686f6e2d686f6d6531313132333630363231333932393038333132372f7365656e2f646563696465642e747874' as text), null, null, cast(x'4c4f43414c' as text), 0, 9007199254740992, null, 0, 0, null, null, null, null, null, null, 0, null, null, 0);
insert into place values (cast(x'3761613433616637653239376237333331313234393438323662356235393161' as text), cast(x'2f746d702f636f6c6f70686f6e2d686f6d6531313132333630363231333932393038333132372f7365656e2f756e6b6e6f776e2e747874' as text), null, null, cast(x'4c4f43414c' as text), 0, 9007199254740992, null, 0, 0, null, null, null, null, null, null, 0, null, null, 0);
insert into observation values (cast(x'30316132333365622d343336622d373339342d623939312d366436633232336133663832' as text), cast(x'6438323136333162613338383639376532343736356663383439316438383161' as text), 1796167385786, cast(x'434f4e54454e54' as text), null, cast(x'38393232306134303430353139346433653766373230373238646261323931323433656437353363376133393565346136663063643435653139633338316565' as text), null, null, null, null, null, null);
insert into observation values (cast(x'30316132333365622d343462662d373534382d616535322d663938306661633566363736' as text), cast(x'6265663062663762303064623638323165663032353936653363366430636665' as text), 1796167385786, cast(x'434f4e54454e54' as text), null, cast(x'35653439643730303436653264336233353734656663663462663264636235633831663930363163333664336564393063663439653637653762623937643532' as text), null, null, null, null, null, null);
insert into observation values (cast(x'30316132333365622d343530612d373730662d393330352d363834613235303231353538' as text), cast(x'3761613433616637653239376237333331313234393438323662356235393161' as text), 1796167385945, cast(x'434f4e54454e54' as text), null, cast(x'36666462376161393161303733393462383539636434616365313738306232303530356339323032306133383265313563623566616466373366343638333231' as text), null, null, null, null, null, null);
insert into sighting values (cast(x'30316132333365622d343365302d373231612d623330612d356165303332643031616635' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'6438323136333162613338383639376532343736356663383439316438383161' as text), cast(x'38393232306134303430353139346433653766373230373238646261323931323433656437353363376133393565346136663063643435653139633338316565' as text), cast(x'30316132333365622d336532382d373231352d613063312d336364643464633432323936' as text), cast(x'50524553454e54' as text), 1796167385786, 1796167385786, null, cast(x'4f50454e' as text), null, cast(x'5354524f4e47' as text));
insert into sighting values (cast(x'30316132333365622d343464302d373537382d623661312d613639643139636339663630' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'6265663062663762303064623638323165663032353936653363366430636665' as text), cast(x'35653439643730303436653264336233353734656663663462663264636235633831663930363163333664336564393063663439653637653762623937643532' as text), cast(x'30316132333365622d343063362d373563312d623733342d333133343766363339643732' as text), cast(x'50524553454e54' as text), 1796167385786, 1796167385786, cast(x'30316132333365622d343631322d373431622d623735312d666534356435393532326361' as text), cast(x'4c4943454e534544' as text), null, cast(x'5354524f4e47' as text));
insert into lane values (0, null);
insert into lane values (1, cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text));
insert into decision_batch values (cast(x'30316132333365622d343561622d373563332d386462312d303233636562383863306466' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'2d2d706c61636520646563696465642e747874' as text), 1, 0, 7214527210342189233, 1796167386539);
insert into decision_batch values (cast(x'30316132333365622d343566302d373161612d393066372d333034363730303566306339' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'2d2d706c61636520646563696465642e747874202d2d737461746520616c6c' as text), 1, 0, 7214527210342189233, 1796167386608);
insert into licence values (cast(x'30316132333365622d343632632d373436382d626339382d646133663462353262393365' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'30316132333365622d336463662d373563622d386133662d396231356435656130363262' as text), cast(x'484f5354' as text), null, 1, cast(x'53545245414d' as text), cast(x'5857' as text), null, null, cast(x'' as text), null, cast(x'4c2d3138' as text), cast(x'726f6f74' as text), 1796167386668, null, null);
insert into licence_host values (cast(x'30316132333365622d343632632d373436382d626339382d646133663462353262393365' as text), cast(x'726164696f2e6578616d706c65' as text));
insert into decision values (cast(x'30316132333365622d343562342d373237332d626162372d396436356330383037663539' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'30316132333365622d343464302d373537382d623661312d613639643139636339663630' as text), cast(x'6265663062663762303064623638323165663032353936653363366430636665' as text), cast(x'35653439643730303436653264336233353734656663663462663264636235633831663930363163333664336564393063663439653637653762623937643532' as text), cast(x'30316132333365622d343063362d373563312d623733342d333133343766363339643732' as text), cast(x'30316132333365622d343561622d373563332d386462312d303233636562383863306466' as text), cast(x'4c4943454e534544' as text), cast(x'6c6963656e6365204c2d3137' as text), cast(x'726f6f74' as text), 1796167386548, cast(x'30316132333365622d343562342d373237332d626162372d396436356330383037663539' as text), null, null, null, null);
insert into decision values (cast(x'30316132333365622d343566332d373061652d396230632d633033333365393334633537' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'30316132333365622d343464302d373537382d623661312d613639643139636339663630' as text), cast(x'6265663062663762303064623638323165663032353936653363366430636665' as text), cast(x'35653439643730303436653264336233353734656663663462663264636235633831663930363163333664336564393063663439653637653762623937643532' as text), cast(x'30316132333365622d343063362d373563312d623733342d333133343766363339643732' as text), cast(x'30316132333365622d343566302d373161612d393066372d333034363730303566306339' as text), cast(x'5245534f4c564544' as text), cast(x'6f6464' as text), cast(x'726f6f74' as text), 1796167386611, cast(x'30316132333365622d343566332d373061652d396230632d633033333365393334633537' as text), cast(x'30316132333365622d343562342d373237332d626162372d396436356330383037663539' as text), null, null, null);
insert into decision values (cast(x'30316132333365622d343631322d373431622d623735312d666534356435393532326361' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'30316132333365622d343464302d373537382d623661312d613639643139636339663630' as text), cast(x'6265663062663762303064623638323165663032353936653363366430636665' as text), cast(x'35653439643730303436653264336233353734656663663462663264636235633831663930363163333664336564393063663439653637653762623937643532' as text), cast(x'30316132333365622d343063362d373563312d623733342d333133343766363339643732' as text), null, cast(x'4c4943454e534544' as text), cast(x'74616b656e206261636b' as text), cast(x'726f6f74' as text), 1796167386642, cast(x'30316132333365622d343562342d373237332d626162372d396436356330383037663539' as text), null, cast(x'30316132333365622d343566332d373061652d396230632d633033333365393334633537' as text), null, null);
insert into rights_claim_policy values (cast(x'30316132333365622d343637392d373439302d613331622d386232653932393736613562' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'30316132333365622d336463662d373563622d386133662d396231356435656130363262' as text), null, cast(x'626c6f636b2074657874207768656e203e2035302070657263656e74206f66207265666572656e63653b20636f756e74' as text), 1, 100, null, cast(x'726f6f74' as text), 1796167386745);
insert into offer values (cast(x'30316132333365622d343835302d373162612d613439392d623862386661643630643963' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'30316132333365622d343063302d373138652d383764652d396637356538616466376162' as text), cast(x'484f5354' as text), null, cast(x'' as text), cast(x'5857' as text), null, null, 12000, cast(x'455552' as text), cast(x'32643731623930643162303538386165343261376330333564616339373866353033393765303932633939323033323432323533373334376535656266376538' as text), null, cast(x'6d61696c746f3a62656e4062656e2e6578616d706c65' as text), null, null, cast(x'' as text), cast(x'726f6f74' as text), 1796167387216, 1797376987216);
insert into offer_scope values (cast(x'30316132333365622d343835302d373162612d613439392d623862386661643630643963' as text), cast(x'30316132333365622d343063362d373563312d623733342d333133343766363339643732' as text), null, null);
insert into offer_host values (cast(x'30316132333365622d343835302d373162612d613439392d623862386661643630643963' as text), cast(x'74762e6578616d706c65' as text));
insert into standing_event values (cast(x'30316132333365622d343666372d373133622d396162352d346562643131346363376461' as text), cast(x'30316132333365622d336463662d373563622d386133662d396231356435656130363262' as text), cast(x'574f4e' as text), cast(x'434f555254' as text), null, 20788, cast(x'34204f2031322f3236' as text), null, cast(x'726f6f74' as text));
insert into site_terms values (cast(x'66696c6d732e6578616d706c65' as text), cast(x'68747470733a2f2f66696c6d732e6578616d706c652f2e77656c6c2d6b6e6f776e2f74646d7265702e6a736f6e' as text), cast(x'54444d524550' as text), 200, cast(x'5b7b226c6f636174696f6e223a20222f222c202274646d2d7265736572766174696f6e223a20317d5d' as text), cast(x'7465787420616e642064617461206d696e696e67206973207265736572766564206f66202f' as text), null, 0, 0);
insert into case_file values (cast(x'636173652d31' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), 1, cast(x'30316132333365622d336463662d373563622d386133662d396231356435656130363262' as text), cast(x'66696c6d732e6578616d706c65' as text), null, cast(x'6f6e652073697465' as text), cast(x'4d6f' as text), 0, 2, cast(x'4f50454e' as text), null, null, null, null);
insert into case_site values (cast(x'636173652d31' as text), cast(x'66696c6d732e6578616d706c65' as text));
insert into case_event values (cast(x'636173652d31' as text), 1, 0, cast(x'4f50454e4544' as text), cast(x'4d6f' as text), cast(x'7b7d' as text));
insert into case_event values (cast(x'636173652d31' as text), 2, 0, cast(x'4a4f494e4544' as text), cast(x'4d6f' as text), cast(x'7b227369676874696e6773223a5b2230316132333365622d343365302d373231612d623330612d356165303332643031616635225d7d' as text));
insert into case_sighting values (cast(x'636173652d31' as text), cast(x'30316132333365622d343365302d373231612d623330612d356165303332643031616635' as text), 2, 0, cast(x'4d6f' as text), null, null, 0, 1);
insert into claimant values (cast(x'30316132333365622d336463662d373563622d386133662d396231356435656130363262' as text), null, null, null, null, null, null, null, cast(x'4445' as text), null, null, cast(x'616461406164612e6578616d706c65' as text), cast(x'726f6f74' as text), 1796167387442);
insert into campaign values (cast(x'30316132333365622d343937622d373662382d616137372d626264313564646264323265' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'417574756d6e' as text), cast(x'616c6c206f66204164612773' as text), cast(x'726f6f74' as text), 1796167387515, cast(x'323039392d31322d3331' as text), cast(x'4574632f555443' as text));
insert into campaign_provider values (cast(x'30316132333365622d343937622d373662382d616137372d626264313564646264323265' as text), 1, cast(x'66696c6d732e6578616d706c65' as text), null, null);
insert into campaign_site values (cast(x'30316132333365622d343937622d373662382d616137372d626264313564646264323265' as text), cast(x'66696c6d732e6578616d706c65' as text), 1);
insert into host_contact values (cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'66696c6d732e6578616d706c65' as text), cast(x'4d41494c' as text), cast(x'61627573654066696c6d732e6578616d706c65' as text), cast(x'434f50595249474854' as text), cast(x'53495445' as text), cast(x'' as text), cast(x'4d414e55414c' as text), cast(x'' as text), cast(x'69747320696d7072696e74' as text), 1796167387469, cast(x'726f6f74' as text));
insert into reviewer values (cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), cast(x'726f6f74' as text), 1796167386612);
insert into place_organisation values (cast(x'6438323136333162613338383639376532343736356663383439316438383161' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), 1796167385786);
insert into place_organisation values (cast(x'6265663062663762303064623638323165663032353936653363366430636665' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), 1796167385786);
insert into place_organisation values (cast(x'3761613433616637653239376237333331313234393438323662356235393161' as text), cast(x'30303030303030302d303030302d373030302d383030302d303030303030303030303030' as text), 1796167385945);
