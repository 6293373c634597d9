-- Pages of what was decided so, of a grade, first seen longest ago first: who waits longest comes first.
create index sighting_by_age on sighting (organisation, decision_state, grade, first_seen, id);
