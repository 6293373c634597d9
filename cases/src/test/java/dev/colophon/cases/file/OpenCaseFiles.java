package dev.colophon.cases.file;

import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;
import static dev.colophon.store.schema.tables.NoticeItem.NOTICE_ITEM;

import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRuling;
import dev.colophon.operators.linkage.CommonValues;
import dev.colophon.operators.linkage.OperatorParameters;
import dev.colophon.operators.linkage.UploadPlatforms;
import dev.colophon.registry.Texts;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.sightings.decision.OpenLicences;
import dev.colophon.sightings.membership.CaseMembership;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Confirmed sightings, and cases of them. */
public abstract class OpenCaseFiles extends OpenLicences {

    protected static final String OTHER = "https://other.example/song";
    protected static final String MIRROR = "https://mirror.example/song";

    private final List<OperatorRuling> rulings = new ArrayList<>();
    private int notices;

    /** A person says that two sites are one operator's. */
    protected void same(String a, String b) {
        rulings.add(new OperatorRuling(a, b, true, NOW));
    }

    protected CaseOperators operators() {
        OperatorGraph.Builder graph = OperatorGraph.builder(OperatorParameters.defaults(), CommonValues.defaults());
        return new CaseOperators(graph.build(rulings), UploadPlatforms.defaults());
    }

    protected Work workOf(String owner, int number) throws Exception {
        return added(register(new Submission(
                                file(owner + number + ".txt", Texts.text(number)), by(owner, "Work " + number)))
                        .getFirst())
                .work();
    }

    protected StoredSighting confirmed(String place, int work) throws Exception {
        see(place, copy(work), NOW);
        decide(at(place), DecisionState.CONFIRMED);
        return at(place);
    }

    protected void decide(StoredSighting sighting, DecisionState state) {
        int _ = decisions()
                .decide(
                        List.of(sighting.id()),
                        ANY,
                        new Decisions.Statement(state, "because " + state, "mo", Optional.empty()));
    }

    protected CaseChanges.Opened only(List<CaseChanges.Opened> opened) {
        if (opened.size() != 1) {
            throw new AssertionError("not one case: " + opened);
        }
        return opened.getFirst();
    }

    /** As the use case does: what nothing stands in the way of. */
    protected List<CaseChanges.Opened> open() {
        List<StoredSighting> all = sightings().list(SightingQuery.ALL);
        CaseLicences licences = catalogue.database().read(dsl -> CaseLicences.of(dsl, all));
        return openThese(all.stream()
                .filter(sighting ->
                        CaseObstacle.of(sighting, licences, Map.of()).isEmpty())
                .toList());
    }

    protected List<CaseChanges.Opened> openThese(List<StoredSighting> sightings) {
        CaseOperators operators = operators();
        return change(changes -> changes.open(sightings.stream()
                .flatMap(sighting -> ConfirmedCopy.of(sighting, operators).stream())
                .toList()));
    }

    protected <T> T change(Function<CaseChanges, T> change) {
        return catalogue
                .database()
                .writeRepeating(dsl -> change.apply(new CaseChanges(dsl, Organisation.FIRST, catalogue.ids(), "mo")));
    }

    protected <T> T read(Function<CaseFiles, T> question) {
        return catalogue.database().read(dsl -> question.apply(new CaseFiles(dsl, Organisation.FIRST)));
    }

    protected CaseFile file(CaseNumber number) {
        return read(files -> files.get(number));
    }

    /** Those that are in it. */
    protected List<String> members(CaseNumber number) {
        return read(files -> files.sightings(files.get(number))).stream()
                .filter(CaseSighting::isIn)
                .map(CaseSighting::sighting)
                .toList();
    }

    /** A notice about a sighting went out. */
    protected void sent(CaseNumber number, String sighting) {
        int notice = ++notices;
        catalogue.database().change(dsl -> {
            dsl.insertInto(NOTICE)
                    .set(NOTICE.ID, "notice-" + notice)
                    .set(NOTICE.ORGANISATION, Organisation.FIRST.id())
                    .set(
                            NOTICE.CASE_FILE,
                            new CaseFiles(dsl, Organisation.FIRST).get(number).id())
                    .set(NOTICE.NUMBER, (long) notice)
                    .set(NOTICE.REGIME, "eu-dsa")
                    .set(NOTICE.REGIME_VERSION, "1")
                    .set(NOTICE.RECIPIENT, "abuse@host.example")
                    .set(NOTICE.LANGUAGE, "en")
                    .set(NOTICE.IDEMPOTENCY_KEY, "key-" + notice)
                    .set(NOTICE.CREATED_BY, "mo")
                    .set(NOTICE.CREATED_AT, NOW.toEpochMilli())
                    .set(NOTICE.EVENTS, 1L)
                    .execute();
            dsl.insertInto(NOTICE_ITEM)
                    .set(NOTICE_ITEM.NOTICE, "notice-" + notice)
                    .set(NOTICE_ITEM.NUMBER, 1)
                    .set(NOTICE_ITEM.SIGHTING, sighting)
                    .set(NOTICE_ITEM.URL, PIRATE)
                    .set(NOTICE_ITEM.WORK_TITLE, "Work 1")
                    .execute();
        });
        happened(notice, CaseMembership.SENT);
    }

    protected void happened(int notice, String kind) {
        catalogue.database().change(dsl -> {
            long sequence = 1L + dsl.fetchCount(NOTICE_EVENT, NOTICE_EVENT.NOTICE.eq("notice-" + notice));
            dsl.insertInto(NOTICE_EVENT)
                    .set(NOTICE_EVENT.NOTICE, "notice-" + notice)
                    .set(NOTICE_EVENT.SEQUENCE, sequence)
                    .set(NOTICE_EVENT.AT, NOW.toEpochMilli())
                    .set(NOTICE_EVENT.KIND, kind)
                    .set(NOTICE_EVENT.PAYLOAD, "{}")
                    .execute();
        });
    }
}
