package dev.colophon.cases.capture;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.evidence.report.EvidenceReport.LicenceCheck;
import dev.colophon.evidence.report.EvidenceReport.MatchedWork;
import dev.colophon.index.Match;
import dev.colophon.registry.MatchJson;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The registered works in what was received, as {@code match.json} and the report tell of them.
 *
 * @param place where the copy stands
 * @param engine name and version of what found them
 * @param said of licences on the pages that were captured
 */
record Recognised(List<RegisteredMatch> matches, String place, String engine, CapturedLicences said) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    Recognised {
        matches = List.copyOf(matches);
    }

    /** What {@code match.json} says of the matches. */
    List<Map<String, Object>> json() {
        return matches.stream().map(this::json).toList();
    }

    private Map<String, Object> json(RegisteredMatch found) {
        Map<String, Object> match = new TreeMap<>(MAPPER.convertValue(MatchJson.show(found.match()), MEMBERS));
        Work work = found.registered().work();
        match.put("work", work.id());
        match.put("title", work.title());
        match.put("owner", work.owner().name());
        match.put("kind", work.kind().name());
        match.put("reference", found.registered().reference().id().value());
        match.put("referenceSha256", found.registered().reference().content().sha256());
        match.put("tool", engine);
        return match;
    }

    /** What was looked for before anything is claimed. */
    List<LicenceCheck> checks() {
        return Stream.concat(
                        matches.stream()
                                .map(found -> new LicenceCheck(
                                        Message.of(
                                                "licences.asked",
                                                found.registered().work().title()),
                                        answer(Clearance.of(found, place)))),
                        said.checks().stream())
                .distinct()
                .toList();
    }

    private static Message answer(Optional<Clearance> clearance) {
        if (clearance.isEmpty()) {
            return Message.of("licences.answer.none");
        }
        return switch (clearance.get()) {
            case REMOVED -> Message.of("licences.answer.removed");
            case AUTHORISED_HOST -> Message.of("licences.answer.authorised-host");
            case SHORT_QUOTATION -> Message.of("licences.answer.short-quotation");
        };
    }

    /** The same as {@code match.json} has it. */
    List<Map<String, Object>> checksJson() {
        return Stream.concat(
                        matches.stream()
                                .<Map<String, Object>>map(found -> Map.of(
                                        "work", found.registered().work().id(),
                                        "asked", "authorised host or short quotation",
                                        "answer",
                                                Clearance.of(found, place)
                                                        .map(Enum::name)
                                                        .orElse("NONE"))),
                        said.json().stream())
                .distinct()
                .toList();
    }

    /** What the report says of the matches. */
    List<MatchedWork> report() {
        return matches.stream().map(this::report).toList();
    }

    private MatchedWork report(RegisteredMatch found) {
        Match match = found.match();
        Work work = found.registered().work();
        return new MatchedWork(
                work.id(),
                work.title(),
                EvidenceReport.Kind.valueOf(work.kind().name()),
                found.registered().reference().fileName(),
                EvidenceReport.Certainty.valueOf(match.grade().name()),
                match.falseAlarms(),
                match.segments().stream()
                        .map(segment -> new EvidenceReport.Segment(
                                MeasuredMatch.extent(segment.inReference()), MeasuredMatch.extent(segment.inCopy())))
                        .toList(),
                MeasuredMatch.change(match.transform()),
                engine);
    }
}
