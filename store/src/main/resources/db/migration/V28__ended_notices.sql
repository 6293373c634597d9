-- Whether the last thing that happened to a notice is that it was closed, so that a list of the others does not read all that are over.
alter table notice add column ended boolean default false not null;

update notice set ended = true where exists (
    select 1 from notice_event
    where notice_event.notice = notice.id and notice_event.sequence = notice.events and notice_event.kind = 'CLOSED');

create index notice_by_end on notice (organisation, ended, number);
