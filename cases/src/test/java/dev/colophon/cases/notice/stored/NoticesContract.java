package dev.colophon.cases.notice.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.OpenCaseFiles;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.By;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeTransition;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockStart;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices that are drafted are there as they were written, on every database. */
abstract class NoticesContract extends OpenCaseFiles {

    private static final Regime REGIME = Regimes.builtIn().named("us-dmca").orElseThrow();
    private static final Organisation OTHER_ORGANISATION = new Organisation("other", "Other");
    private static final byte[] TEXT = "通知 notice\n".getBytes(StandardCharsets.UTF_8);

    private CaseNumber caseNumber = new CaseNumber(1);
    private String sighting = "";

    @BeforeEach
    void confirmedCase() throws Exception {
        workOf("Ada", 1);
        StoredSighting seen = confirmed(PIRATE, 1);
        sighting = seen.id();
        caseNumber = only(open()).number();
    }

    private <T> T notices(Organisation organisation, Function<Notices, T> question) {
        return catalogue.database().read(dsl -> question.apply(new Notices(dsl, organisation)));
    }

    private NoticeNumber draft(String key) {
        CaseFile file = file(caseNumber);
        return catalogue.database().writeRepeating(dsl -> {
            NoticeDrafts drafts = new NoticeDrafts(dsl, Organisation.FIRST, catalogue.ids(), "mo");
            NoticeNumber number = drafts.next();
            By person = new By(By.Kind.PERSON, "mo");
            Instant now = Instant.parse("2027-03-12T09:00:00Z");
            drafts.add(new NoticeDrafts.Draft(
                    number,
                    file,
                    REGIME,
                    "Host <abuse@host.example>",
                    "en",
                    key,
                    List.of(new StoredNoticeItem(1, sighting, PIRATE, "Work 1")),
                    List.of(new NoticeFile("notice.txt", "text/plain", TEXT)),
                    List.of(
                            event(1, now, new NoticeEvent.Judged(NoticeEvent.Verdict.SUSPECTED, person)),
                            event(2, now, new NoticeEvent.Captured(EvidenceGrade.C)),
                            event(3, now, new NoticeEvent.Reviewed(NoticeEvent.Choice.CONFIRM, person)),
                            event(4, now, new NoticeEvent.Drafted()))));
            return number;
        });
    }

    private static StoredNoticeEvent event(long sequence, Instant at, NoticeEvent event) {
        return new StoredNoticeEvent(sequence, at, event, Optional.of("mo"));
    }

    @Test
    void aNoticeIsThereAsItWasWritten() {
        NoticeNumber number = draft("key");
        StoredNotice notice = notices(Organisation.FIRST, all -> all.get(number));
        assertThat(number).hasToString("N-1");
        assertThat(notice.caseNumber()).isEqualTo(caseNumber);
        assertThat(notice.regime()).isEqualTo(REGIME.id());
        assertThat(notice.items()).isEqualTo(1);
        assertThat(this.<List<StoredNoticeItem>>notices(Organisation.FIRST, all -> all.items(notice)))
                .containsExactly(new StoredNoticeItem(1, sighting, PIRATE, "Work 1"));
        NoticeFile file = notices(Organisation.FIRST, all -> all.files(notice)).getFirst();
        assertThat(file.content()).isEqualTo(TEXT);
        assertThat(file.name()).isEqualTo("notice.txt");
        List<StoredNoticeEvent> events = notices(Organisation.FIRST, all -> all.events(notice));
        assertThat(events)
                .extracting(StoredNoticeEvent::kind)
                .containsExactly("JUDGED", "CAPTURED", "REVIEWED", "DRAFTED");
        assertThat(Notices.state(events, REGIME, 1).phase()).isEqualTo(NoticePhase.DRAFTED);
    }

    private NoticeHistory history(NoticeNumber number) {
        StoredNotice notice = notices(Organisation.FIRST, all -> all.get(number));
        return catalogue.database().read(dsl -> new NoticeEvents(dsl).history(notice, REGIME));
    }

    @Test
    void manyAreReadAsEachIs() {
        NoticeNumber first = draft("one");
        NoticeNumber second = draft("two");
        NoticeNumber third = draft("three");
        Object _ = add(history(second), new NoticeEvent.Retracted("a mistake", new By(By.Kind.PERSON, "mo")));
        List<NoticeHistory> each = List.of(history(third), history(second), history(first));
        List<StoredNotice> notices = each.stream().map(NoticeHistory::notice).toList();
        assertThat(catalogue
                        .database()
                        .<List<NoticeHistory>>read(
                                dsl -> new NoticeEvents(dsl).histories(notices, _ -> Optional.of(REGIME))))
                .isEqualTo(each);
        assertThat(catalogue
                        .database()
                        .<List<NoticeHistory>>read(dsl -> new NoticeEvents(dsl)
                                .histories(
                                        notices,
                                        notice -> Optional.of(REGIME)
                                                .filter(_ -> !notice.number().equals(second)))))
                .as("one whose procedure is gone is left out")
                .containsExactly(each.getFirst(), each.getLast());
    }

    @Test
    void whatIsClosedHasNotEndedWhileAMailOfItIsToBeSettled() {
        NoticeNumber first = draft("one");
        NoticeNumber second = draft("two");
        NoticeNumber third = draft("three");
        By person = new By(By.Kind.PERSON, "mo");
        for (NoticeNumber number : List.of(first, second)) {
            Object _ = add(history(number), new NoticeEvent.Retracted("a mistake", person));
            assertThat(unended()).contains(number);
            Object _ = add(history(number), new NoticeEvent.Closed(NoticeEvent.Outcome.WITHDRAWN, person));
        }
        assertThat(unended()).containsExactly(third);
        String id = history(first).notice().id();
        catalogue
                .database()
                .change(dsl -> dsl.execute(
                        "insert into notice_mail (id, organisation, notice, number, kind, recipient, message_id, file, let_go_by,"
                                + " created_at, state, due_at, attempts) values ('mail', ?, ?, 1, 'RETRACTION', 'abuse@host.example',"
                                + " 'id', 'file', 'mo', 0, 'UNKNOWN', 0, 1)",
                        Organisation.FIRST.id(),
                        id));
        assertThat(unended()).containsExactly(third, first);
        assertThat(this.<List<StoredNotice>>notices(Organisation.FIRST, all -> all.listUnended(Optional.of(third), 10)))
                .extracting(StoredNotice::number)
                .as("behind the last of a page")
                .containsExactly(first);
        assertThat(this.<List<StoredNotice>>notices(OTHER_ORGANISATION, all -> all.listUnended(Optional.empty(), 10)))
                .isEmpty();
    }

    private List<NoticeNumber> unended() {
        return this.<List<StoredNotice>>notices(Organisation.FIRST, all -> all.listUnended(Optional.empty(), 10))
                .stream()
                .map(StoredNotice::number)
                .toList();
    }

    private NoticeTransition add(NoticeHistory history, NoticeEvent event) {
        return catalogue
                .database()
                .writeRepeating(dsl -> new NoticeEvents(dsl)
                        .add(
                                history,
                                event,
                                NoticeFacts.ofCalendar(history.calendar()),
                                Instant.parse("2027-03-12T10:00:00Z"),
                                Optional.of("mo")));
    }

    private static NoticeEvent byHand() {
        return new NoticeEvent.SentByHand(
                NoticeEvent.Means.LETTER, Instant.parse("2027-03-12T09:30:00Z"), new By(By.Kind.PERSON, "mo"));
    }

    @Test
    void whatHappensIsStoredBehindWhatHappened() {
        NoticeNumber number = draft("key");
        assertThat(add(history(number), byHand())).isInstanceOf(NoticeTransition.Moved.class);
        assertThat(add(history(number), new NoticeEvent.Acknowledged())).isInstanceOf(NoticeTransition.Moved.class);
        NoticeHistory after = history(number);
        assertThat(after.state().phase()).isEqualTo(NoticePhase.ACKED);
        assertThat(after.last()).isEqualTo(6);
        assertThat(after.events().get(4).event()).isEqualTo(byHand());
    }

    /** The event that was wrong stays where it is, and counts no more; what has happened by itself since stands. */
    @Test
    void whatWasTakenForSomethingElseCountsNoMore() {
        NoticeNumber number = draft("key");
        add(history(number), byHand());
        add(history(number), new NoticeEvent.RemovalClaimed("answer-1.eml"));
        add(history(number), new NoticeEvent.Acknowledged("answer-2.eml"));
        long claim = 6;
        assertThat(AnswerReading.of(history(number), "answer-1.eml", Instant.EPOCH)
                        .kind())
                .isEqualTo(AnswerKind.REMOVED);
        add(history(number), new NoticeEvent.AnswerCorrected("answer-1.eml", "removed", claim));
        NoticeHistory after = history(number);
        assertThat(after.events()).hasSize(8);
        assertThat(after.counting()).extracting(StoredNoticeEvent::sequence).doesNotContain(claim);
        assertThat(after.state().phase()).isEqualTo(NoticePhase.ACKED);
        assertThat(after.state().starts()).doesNotContainKey(ClockStart.DECISION_TOLD);
        assertThat(AnswerReading.of(after, "answer-1.eml", Instant.EPOCH).kind())
                .isEqualTo(AnswerKind.OTHER);
        assertThat(AnswerReading.of(after, "answer-2.eml", Instant.EPOCH).kind())
                .isEqualTo(AnswerKind.ACKNOWLEDGEMENT);
    }

    @Test
    void whatTheMachineRefusesIsNotStored() {
        NoticeNumber number = draft("key");
        assertThat(add(history(number), new NoticeEvent.Acknowledged())).isInstanceOf(NoticeTransition.Refused.class);
        assertThat(history(number).last()).isEqualTo(4);
    }

    /** Both have read the same history. */
    @Test
    void ofTwoWhoActAtOnceOneIsToldSo() throws Exception {
        NoticeNumber number = draft("key");
        NoticeHistory read = history(number);
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<Boolean>> outcomes = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                outcomes.add(executor.submit(() -> {
                    start.await();
                    try {
                        return add(read, byHand()) instanceof NoticeTransition.Moved;
                    } catch (RegistryException e) {
                        assertThat(e).hasMessageContaining("something else happened to N-1 meanwhile");
                        return false;
                    }
                }));
            }
        }
        int stored = 0;
        for (Future<Boolean> outcome : outcomes) {
            stored += outcome.get() ? 1 : 0;
        }
        assertThat(stored).isEqualTo(1);
        assertThat(history(number).last()).isEqualTo(5);
    }

    /** Nothing can leave by facts that were not found out. */
    @Test
    void nothingLeavesByFactsThatNobodyFoundOut() {
        NoticeNumber number = draft("key");
        assertThat(add(history(number), new NoticeEvent.LetGo(new By(By.Kind.PERSON, "mo"))))
                .isInstanceOf(NoticeTransition.Refused.class);
    }

    @Test
    void nobodyElseSeesIt() {
        NoticeNumber number = draft("key");
        assertThat(this.<List<StoredNotice>>notices(
                        OTHER_ORGANISATION, all -> all.list(Optional.empty(), Optional.empty(), 10)))
                .isEmpty();
        assertThatThrownBy(() -> notices(OTHER_ORGANISATION, all -> all.get(number)))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("there is no notice N-1");
    }

    @Test
    void theSameKeyIsStoredOnce() {
        draft("key");
        assertThatThrownBy(() -> draft("key")).isInstanceOf(StoreException.class);
        assertThat(draft("another")).hasToString("N-2");
        assertThat(notices(Organisation.FIRST, all -> all.drafted("another"))
                        .orElseThrow()
                        .number())
                .hasToString("N-2");
        assertThat(this.<List<StoredNotice>>notices(
                        Organisation.FIRST,
                        all -> all.list(Optional.of(caseNumber), Optional.of(new NoticeNumber(2)), 10)))
                .extracting(notice -> notice.number().toString())
                .containsExactly("N-1");
    }
}
