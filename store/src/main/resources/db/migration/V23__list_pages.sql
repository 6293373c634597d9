-- That of its place, so that the copies at a host can be read in the order of the list.
alter table sighting add column host varchar(260) null;

update sighting set host = (select place.host from place where place.key = sighting.place);

-- Pages of the copies at a host and of a work, of each state, last seen first.
create index sighting_by_host on sighting (organisation, host, decision_state, last_seen, id);

create index sighting_by_work_and_state on sighting (work, decision_state, last_seen, id);

-- Copies with a match of a grade that few have are found from their matches.
create index content_match_by_grade on content_match (grade, content);
