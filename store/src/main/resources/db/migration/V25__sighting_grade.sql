-- The best grade of the matches of its content with files of its work, so that lists of a grade are read in their order.
alter table sighting add column grade varchar(9) default 'CANDIDATE' not null;

drop index sighting_by_decision;

drop index sighting_by_host;

drop index sighting_by_work_and_state;

drop index content_match_by_grade;

update sighting set grade = 'STRONG' where exists (
    select 1 from content_match join reference on reference.id = content_match.reference
    where content_match.content = sighting.content and reference.work = sighting.work and content_match.grade = 'STRONG');

update sighting set grade = 'EXACT' where exists (
    select 1 from content_match join reference on reference.id = content_match.reference
    where content_match.content = sighting.content and reference.work = sighting.work and content_match.grade = 'EXACT');

-- Pages of what was decided so, of the copies at a host and of a work, each of a state and a grade, last seen first.
create index sighting_by_decision on sighting (organisation, decision_state, grade, last_seen, id);

create index sighting_by_host on sighting (organisation, host, decision_state, grade, last_seen, id);

create index sighting_by_work_and_state on sighting (work, decision_state, grade, last_seen, id);
