package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseGaps;
import dev.colophon.registry.work.Work;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.sightings.membership.CaseEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A case in full.
 *
 * @param mergedInto the number of the case that all of it went to
 * @param sightings how many are in it, or were when it was closed
 * @param works with how many of them each has
 * @param hosts with how many of them each has
 * @param members at most {@link ShowCase#MOST_MEMBERS}, those that left behind the others
 * @param events all, the first first
 * @param notices about it, the newest first, at most {@link ShowCase#MOST_NOTICES}
 * @param gaps what is missing for a notice
 */
public record CaseDetail(
        CaseFile file,
        Optional<String> mergedInto,
        int sightings,
        Map<Work, Integer> works,
        Map<String, Integer> hosts,
        List<CaseMember> members,
        List<CaseEvent> events,
        List<NoticeDetail> notices,
        CaseGaps gaps) {

    public CaseDetail {
        members = List.copyOf(members);
        events = List.copyOf(events);
        notices = List.copyOf(notices);
    }
}
