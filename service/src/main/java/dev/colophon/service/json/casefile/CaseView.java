package dev.colophon.service.json.casefile;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cases.file.CaseOutcome;
import dev.colophon.cases.file.CaseSighting;
import dev.colophon.cases.file.CaseState;
import dev.colophon.cases.file.CaseStep;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.casefile.CaseDetail;
import dev.colophon.service.casefile.CaseMember;
import dev.colophon.service.casefile.ListedCase;
import dev.colophon.service.json.notice.BothSidesView;
import dev.colophon.service.json.notice.CopiesView;
import dev.colophon.service.json.notice.NoticeEventView;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.membership.CaseEvent;
import dev.colophon.sightings.membership.CaseEvent.Payload;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case; the schema is {@code case.schema.json}. */
public record CaseView(
        String number,
        CaseState.Status state,
        @Nullable CaseOutcome outcome,
        @Nullable String mergedInto,
        String rightsholder,
        String party,
        String operator,
        @Nullable String account,
        List<String> sites,
        String reason,
        String openedBy,
        Instant opened,
        @Nullable String regime,
        @Nullable String regimeVersion,
        int sightings,
        @Nullable List<WorkCount> works,
        @Nullable List<HostCount> hosts,
        @Nullable List<MemberView> members,
        @Nullable List<EventView> events,
        @Nullable List<String> missing,
        @Nullable List<CaseStep> steps,
        @Nullable List<CaseNoticeView> notices) {

    /** A notice about it. */
    public record CaseNoticeView(
            String number,
            NoticePhase state,
            @Nullable List<CopiesView> copies,
            String recipient,
            String regime,
            int regimeVersion,
            @Nullable BothSidesView bothSides) {

        private static CaseNoticeView of(NoticeDetail notice) {
            return new CaseNoticeView(
                    notice.notice().number().toString(),
                    notice.state().phase(),
                    CopiesView.of(notice.groups()),
                    notice.notice().recipient(),
                    notice.notice().regime(),
                    notice.notice().regimeVersion(),
                    notice.bothSides().map(BothSidesView::of).orElse(null));
        }
    }

    /** A work, with how many sightings of the case it has. */
    public record WorkCount(String work, String title, int sightings) {}

    /** A host, with how many sightings of the case it has. */
    public record HostCount(String host, int sightings) {}

    /** A sighting that is in the case, or was. */
    public record MemberView(
            String sighting,
            @Nullable String file,
            @Nullable String work,
            @Nullable String title,
            StoredSighting.@Nullable State state,
            @Nullable DecisionState decision,
            Instant added,
            @Nullable String addedBy,
            @Nullable Instant left,
            @Nullable String leftBecause,
            @Nullable Boolean toBeRetracted,
            CaseObstacle.@Nullable Kind obstacle,
            @Nullable String why,
            List<BundleView> bundles) {

        private static MemberView of(CaseMember member) {
            CaseSighting membership = member.membership();
            return new MemberView(
                    membership.sighting(),
                    member.sighting().map(StoredSighting::place).orElse(null),
                    member.sighting().map(seen -> seen.work().id()).orElse(null),
                    member.sighting().map(seen -> seen.work().title()).orElse(null),
                    member.sighting().map(StoredSighting::state).orElse(null),
                    member.sighting().map(StoredSighting::decisionState).orElse(null),
                    membership.addedAt(),
                    membership.addedBy().orElse(null),
                    membership.left().map(CaseSighting.Departed::at).orElse(null),
                    membership.left().map(CaseSighting.Departed::because).orElse(null),
                    membership.left().map(CaseSighting.Departed::toBeRetracted).orElse(null),
                    member.obstacle().map(CaseObstacle::kind).orElse(null),
                    member.obstacle().map(CaseObstacle::words).orElse(null),
                    member.bundles().stream().map(BundleView::of).toList());
        }
    }

    /** Evidence of a sighting. */
    public record BundleView(
            String bundle,
            String sha256,
            Instant sealed,
            @Nullable String pageBundle) {

        private static BundleView of(SightingBundles.Kept kept) {
            return new BundleView(
                    kept.name(),
                    kept.sha256(),
                    kept.sealedAt(),
                    kept.pageBundle().orElse(null));
        }
    }

    /** What happened. */
    public record EventView(
            long sequence,
            Instant at,
            String what,
            @Nullable String by,
            @Nullable String reason,
            @Nullable List<String> sightings,
            @Nullable List<String> toBeRetracted,
            @Nullable String otherCase,
            @Nullable String outcome,
            @Nullable String notice,
            @Nullable List<Integer> copies) {

        /** When it happened; of a notice that a person sent, when they did. */
        private static EventView of(StoredNotice notice, StoredNoticeEvent event) {
            NoticeEventView view = NoticeEventView.of(event);
            return new EventView(
                    view.sequence(),
                    event.happened(),
                    view.what(),
                    view.by(),
                    view.reason(),
                    null,
                    null,
                    null,
                    view.outcome(),
                    notice.number().toString(),
                    view.copies());
        }

        private static EventView of(CaseEvent event) {
            Payload payload = event.payload();
            return new EventView(
                    event.sequence(),
                    event.at(),
                    event.what().name(),
                    event.by().orElse(null),
                    payload.reason().isEmpty() ? null : payload.reason(),
                    some(payload.sightings()),
                    some(payload.toBeRetracted()),
                    payload.detail(Payload.CASE).orElse(null),
                    payload.detail(Payload.OUTCOME).orElse(null),
                    null,
                    null);
        }
    }

    /** What happened to the case and to the notices about it, in the order of time. */
    private static List<EventView> history(CaseDetail detail) {
        return Stream.concat(
                        detail.events().stream().map(EventView::of),
                        detail.notices().stream()
                                .flatMap(notice ->
                                        notice.events().stream().map(event -> EventView.of(notice.notice(), event))))
                .sorted(Comparator.comparing(EventView::at))
                .toList();
    }

    private static @Nullable List<String> some(List<String> values) {
        return values.isEmpty() ? null : values;
    }

    /** As a list has it. */
    public static CaseView of(ListedCase listed) {
        return of(listed.file(), null, listed.sightings(), null, null, null, null, null, null, null);
    }

    /** In full. */
    public static CaseView of(CaseDetail detail) {
        return of(
                detail.file(),
                detail.mergedInto().orElse(null),
                detail.sightings(),
                detail.works().entrySet().stream()
                        .map(work ->
                                new WorkCount(work.getKey().id(), work.getKey().title(), work.getValue()))
                        .toList(),
                detail.hosts().entrySet().stream()
                        .map(host -> new HostCount(host.getKey(), host.getValue()))
                        .toList(),
                detail.members().stream().map(MemberView::of).toList(),
                history(detail),
                detail.gaps().sentences(Language.ENGLISH),
                CaseStep.of(detail.file(), Language.ENGLISH),
                detail.notices().stream().map(CaseNoticeView::of).toList());
    }

    private static CaseView of(
            CaseFile file,
            @Nullable String mergedInto,
            int sightings,
            @Nullable List<WorkCount> works,
            @Nullable List<HostCount> hosts,
            @Nullable List<MemberView> members,
            @Nullable List<EventView> events,
            @Nullable List<String> missing,
            @Nullable List<CaseStep> steps,
            @Nullable List<CaseNoticeView> notices) {
        CaseState state = file.state();
        return new CaseView(
                file.number().toString(),
                state.status(),
                state.outcome().orElse(null),
                mergedInto,
                file.rightsholder().name(),
                file.rightsholder().id(),
                file.operator().site(),
                file.operator().account().orElse(null),
                file.operator().sites(),
                file.operator().reason(),
                file.openedBy(),
                file.openedAt(),
                state.regime().map(CaseState.RegimeChoice::id).orElse(null),
                state.regime().map(CaseState.RegimeChoice::version).orElse(null),
                sightings,
                works,
                hosts,
                members,
                events,
                missing,
                steps,
                notices);
    }
}
