-- Pages of lists are read from where the last one ended, by time.
create index decision_by_time on decision (organisation, decided_at, id);

create index notice_event_by_time on notice_event (at, notice, sequence);

create index case_event_by_time on case_event (at, case_file, sequence);

create index work_by_time on work (organisation, created_at, id);

-- Copies that are gone are counted by what was decided of them.
create index sighting_gone on sighting (organisation, decision_state) where state = 'GONE';

-- Notices about which a certain thing happened, such as a counter-notice.
create index notice_event_by_kind on notice_event (kind, notice);
