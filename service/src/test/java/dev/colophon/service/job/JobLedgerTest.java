package dev.colophon.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody was told is done ends once: with an answer, or with why it failed. */
class JobLedgerTest {

    private static final Actor ADA =
            new Actor(Organisation.FIRST, "ada", EnumSet.of(Permission.CHECK, Permission.VISIT), Optional.of("a1"));
    private static final Actor BEN = new Actor(Organisation.FIRST, "ben");

    @TempDir
    Path folder;

    private Settings settings;
    private Instant now = Instant.parse("2026-11-29T09:00:00Z");
    private JobLedger ledger;
    private JobFolders folders;
    private OwnJobs own;

    /** The database of a test; SQLite in the home by default. */
    Map<String, String> database() {
        return Map.of();
    }

    @BeforeEach
    void open() {
        Map<String, String> variables = new HashMap<>(database());
        variables.put(Settings.HOME, folder.resolve("home").toString());
        settings = Settings.of(new Variables(variables));
        Database.open(settings.home(), settings.database()).close();
        ledger = new JobLedger(settings, DatabaseClock.injected(() -> now));
        folders = new JobFolders(settings);
        own = new OwnJobs(settings);
    }

    private String accepted(JobOrder order) throws Exception {
        String id = UUID.randomUUID().toString();
        Path file = Files.writeString(Files.createTempDirectory(folder, "up").resolve("a song.txt"), "la la");
        folders.keep(id, List.of(file));
        var _ = ledger.accept(id, order, 1, ADA);
        return id;
    }

    @Test
    void eachOrderIsReadAsItWasWritten() throws Exception {
        for (JobOrder order : List.of(
                new JobOrder.Register(Optional.of("Ada"), Optional.empty()),
                new JobOrder.Add("w1"),
                new JobOrder.Check(Optional.of("radio.example")),
                new JobOrder.Check(Optional.empty()),
                new JobOrder.Check(Optional.empty(), List.of("https://example.org/a,b.png")),
                new JobOrder.Keep(),
                new JobOrder.Look("N-1", List.of("s1", "s2"), true))) {
            JobLedger.Taken taken = ledger.take(accepted(order), true).orElseThrow();
            assertThat(taken.order()).isEqualTo(order);
            assertThat(taken.asker()).isEqualTo(ADA);
        }
        JobOrder.Evidence evidence =
                new JobOrder.Evidence("K-1", Language.of("zh").orElseThrow());
        assertThat(ledger.take(accepted(evidence), true).orElseThrow().order())
                .isInstanceOfSatisfying(JobOrder.Evidence.class, read -> {
                    assertThat(read.number()).isEqualTo("K-1");
                    assertThat(read.reader().tag()).isEqualTo("zh");
                });
    }

    @Test
    void oneThatIsWorkedOnIsTakenByNobodyElse() throws Exception {
        String id = accepted(new JobOrder.Keep());
        assertThat(ledger.take(id, false)).isEmpty();
        now = now.plus(JobLedger.LEASE.dividedBy(2));
        ledger.renew(Set.of(new JobLease(Tasks.Lease.first(id))));
        now = now.plus(JobLedger.LEASE.dividedBy(2)).plusSeconds(5);
        assertThat(ledger.take(id, false)).as("it gave a sign of life").isEmpty();
        now = now.plus(JobLedger.LEASE);
        JobLease second = ledger.take(id, false).orElseThrow().lease();

        ledger.end(new JobLease(Tasks.Lease.first(id)), JobAnswer.failed(1, "of the first"));
        assertThat(own.find(ADA, id).orElseThrow().ended())
                .as("whoever lost it ends nothing")
                .isEmpty();
        ledger.end(
                second,
                JobAnswer.of(1, 1, List.of(Map.of("file", "a")), Map.of(), Map.of(), List.of(), Optional.empty()));
        KeptJob ended = own.find(ADA, id).orElseThrow();
        assertThat(ended.ended()).contains(now);
        assertThat(ended.isFailed()).isFalse();
        assertThat(ended.answer().orElseThrow().items()).hasSize(1);
        assertThat(ledger.open()).isEmpty();
        assertThat(ledger.take(id, true)).isEmpty();
    }

    @Test
    void oneAtWhichServersEndIsToldAsFailed() throws Exception {
        String id = accepted(new JobOrder.Check(Optional.empty()));
        for (int kill = 0; kill < Tasks.Kind.JOB.mostAttempts(); kill++) {
            Optional<JobLedger.Taken> taken = ledger.take(id, true);
            assertThat(taken).as("kill %d", kill).isPresent();
            assertThat(ledger.begin(taken.get().lease())).isTrue();
        }
        assertThat(ledger.take(id, true)).isEmpty();
        KeptJob failed = own.find(ADA, id).orElseThrow();
        assertThat(failed.isFailed()).isTrue();
        assertThat(failed.answer().orElseThrow().failure()).contains("ended 8 times", "hand it in again");
        assertThat(ServiceException.told(new IllegalStateException(
                                failed.answer().orElseThrow().failure()))
                        .in(Language.of("zh").orElseThrow()))
                .contains("8 次");
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aProcessThatEndsInOrderCountsForNone() throws Exception {
        String id = accepted(new JobOrder.Keep());
        ledger.putBack(new JobLease(Tasks.Lease.first(id)), false);
        for (int restart = 0; restart <= Tasks.Kind.JOB.mostAttempts(); restart++) {
            JobLease lease = ledger.take(id, false).orElseThrow().lease();
            assertThat(ledger.begin(lease)).isTrue();
            ledger.putBack(lease, true);
        }
        assertThat(own.find(ADA, id).orElseThrow().ended()).isEmpty();
    }

    @Test
    void whatOnlyWaitedWhenServersEndedCountsForNone() throws Exception {
        String id = accepted(new JobOrder.Keep());
        for (int kill = 0; kill <= Tasks.Kind.JOB.mostAttempts(); kill++) {
            assertThat(ledger.take(id, true)).as("kill %d", kill).isPresent();
        }
        JobLease lost = new JobLease(Tasks.Lease.first(id));
        assertThat(ledger.begin(lost)).as("another has it").isFalse();
    }

    @Test
    void oneWithoutItsFilesIsToldAsFailed() throws Exception {
        String id = accepted(new JobOrder.Keep());
        folders.delete(id);
        ledger.endLost(folders);
        assertThat(own.find(ADA, id).orElseThrow().ended())
                .as("somebody works on it")
                .isEmpty();
        now = now.plus(Duration.ofDays(2));
        ledger.endLost(folders);
        assertThat(own.find(ADA, id).orElseThrow().answer().orElseThrow().failure())
                .contains("not here");
    }

    @Test
    void nobodySeesAnothersAndWhatWasSeenIsSaidNoMore() throws Exception {
        String id = accepted(new JobOrder.Keep());
        assertThat(own.find(BEN, id)).isEmpty();
        assertThat(own.unseen(BEN)).isEmpty();
        assertThat(own.unseen(ADA)).hasSize(1);
        ledger.seen(id);
        assertThat(own.unseen(ADA)).as("it has not ended").hasSize(1);
        ledger.end(new JobLease(Tasks.Lease.first(id)), JobAnswer.failed(1, "why"));
        assertThat(own.unseen(ADA)).hasSize(1);
        ledger.seen(id);
        assertThat(own.unseen(ADA)).isEmpty();
        assertThat(own.find(ADA, id)).isPresent();
    }

    @Test
    void whatCameOfCheckedFilesIsForgottenFirst() throws Exception {
        String check = accepted(new JobOrder.Check(Optional.empty()));
        String keep = accepted(new JobOrder.Keep());
        String open = accepted(new JobOrder.Keep());
        ledger.end(new JobLease(Tasks.Lease.first(check)), JobAnswer.failed(1, "why"));
        ledger.end(new JobLease(Tasks.Lease.first(keep)), JobAnswer.failed(1, "why"));
        now = now.plus(Duration.ofDays(2));
        ledger.forget();
        assertThat(own.find(ADA, check)).isEmpty();
        assertThat(own.find(ADA, keep)).isPresent();
        now = now.plus(Duration.ofDays(6));
        ledger.forget();
        assertThat(own.find(ADA, keep)).isEmpty();
        assertThat(own.find(ADA, open)).as("never one that has not ended").isPresent();
    }

    /** What each page and each request asks is read by an index, of 20,000 jobs. */
    @Test
    void whatIsAskedAgainAndAgainIsFoundByAnIndex() {
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> dsl.execute("insert into job (id, organisation, asked_by, kind, subject, files,"
                    + " accepted_at, ended_at, seen_at) with recursive r(n) as (select 1 union all select n + 1 from r"
                    + " where n < 20000) select 'j' || n, '" + Organisation.FIRST.id() + "', 'a' || (n % 100), 'CHECK',"
                    + " '', 1, n, " + now.toEpochMilli() + " + n, " + now.toEpochMilli() + " + n from r"));
            database.change(dsl -> dsl.execute("analyze"));
            String plans =
                    database.read(dsl -> plan(dsl, OwnJobs.unseen(dsl, ADA)) + plan(dsl, JobLedger.old(dsl, now)));
            assertThat(plans)
                    .contains("job_by_asker", "job_by_end")
                    .doesNotContain("SCAN job", "Seq Scan", "TEMP B-TREE FOR ORDER BY");
        }
    }

    private static String plan(DSLContext dsl, Query query) {
        return dsl.family() == SQLDialect.SQLITE
                ? dsl.fetch("explain query plan " + dsl.renderInlined(query)).format()
                : dsl.explain(query).plan();
    }

    @Test
    void filesKeepTheirOrderAndTheirNames() throws Exception {
        String id = UUID.randomUUID().toString();
        Path up = Files.createTempDirectory(folder, "many");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            files.add(Files.writeString(
                    Files.createDirectory(up.resolve("f" + i)).resolve("same name.txt"), "file " + i));
        }
        folders.keep(id, files);
        List<Path> kept = folders.files(id);
        for (int i = 0; i < 12; i++) {
            assertThat(kept.get(i)).hasFileName("same name.txt").hasContent("file " + i);
        }
        assertThat(folders.ids()).containsExactly(id);
        folders.delete(id);
        assertThat(folders.ids()).isEmpty();
    }
}
