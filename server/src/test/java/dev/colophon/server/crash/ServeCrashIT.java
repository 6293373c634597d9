package dev.colophon.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.server.ServeProcess;
import dev.colophon.server.crash.CrashScript.Done;
import dev.colophon.service.home.ApiKey;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed at random moments while somebody decides, takes back, confirms together, drafts, lets go, holds back, hands over and
 * registers. Each time, all that it had acknowledged is there once, what it had not is there once or not at all, and nothing by half.
 */
@Tag("full")
class ServeCrashIT {

    private static final int KILLS = Boolean.getBoolean("colophon.long") ? 50 : 1;

    /** So many acts are begun before a kill at most; it comes while the last of them is done, or just after it, however fast that is. */
    private static final int MOST_ACTS = 5;

    private static final double LATEST = 1.2;
    private static final long SEED = Long.getLong("colophon.seed", 20_261_129);

    @TempDir
    Path folder;

    private CrashedHome home;
    private CrashScript script;

    private NoticedHome noticed;

    /** How often what was asked for was looked for in the database. */
    private int compared;

    @BeforeEach
    void fill() throws Exception {
        noticed = new NoticedHome(folder, Stage.DRAFTED, "The Last Leaf", "Ada");
        noticed.served.close();
        home = new CrashedHome(folder.resolve("home"));
        home.fill();
        script = new CrashScript(home, ApiKey.of(noticed.served.settings).text(), SEED);
    }

    @AfterEach
    void end() {
        noticed.close();
    }

    @Test
    @Timeout(3_600)
    void whatWasAcknowledgedIsThereOnceAndNothingByHalf(TestReporter reporter) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path errors = folder.resolve("errors");
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            try (ServeProcess served = ServeProcess.start(folder.resolve("home"), temporary, errors)) {
                judge(served, "before kill %d".formatted(kill));
                Thread acting = Thread.ofVirtual().start(() -> {
                    try {
                        script.run(served);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
                int last = script.acts() + 1 + random.nextInt(MOST_ACTS);
                Duration act = script.begun(last, acting);
                Thread.sleep(Duration.ofNanos((long) (random.nextDouble(LATEST) * act.toNanos())));
                served.kill();
                acting.join();
                assertThat(script.refused)
                        .as("what the server refused before kill %d", kill)
                        .isEmpty();
            }
        }
        try (ServeProcess served = ServeProcess.start(folder.resolve("home"), temporary, errors)) {
            judge(served, "after the last kill");
            script.complete(served);
            assertThat(script.refused).as("what the server refused at last").isEmpty();
            judge(served, "at last");
            handOver(served);
        }
        reporter.publishEntry(Map.of(
                "kills", String.valueOf(KILLS),
                "acts", String.valueOf(script.acts()),
                "acknowledged", String.valueOf(script.acknowledged()),
                "compared", String.valueOf(compared)));
        assertThat(Files.readString(errors)).doesNotContain("Exception");
    }

    private void judge(ServeProcess served, String when) throws Exception {
        once(
                when,
                script.decided,
                done -> home.texts("select id from decision where sighting || ' ' || reason = ?", done.what()));
        once(
                when,
                script.undone,
                done -> home.texts("select id from decision where sighting || ' ' || undoes = ?", done.what()));
        once(
                when,
                script.drafted,
                done -> home.texts(
                        "select id from notice where recipient like '%' || ? || '%' or exists (select 1 from"
                                + " notice_event where notice = notice.id and payload like '%' || ? || '%')",
                        done.what(), done.what()));
        once(when, script.registered, done -> home.texts("select id from reference where sha256 = ?", done.what()));
        decisions(when);
        groups(when);
        mails(served, when);
        for (Done done : script.registered.reversed().stream()
                .filter(Done::acknowledged)
                .limit(1)
                .toList()) {
            assertThat(served.get("/works?title=" + done.what().substring(0, 4)).statusCode())
                    .as(when)
                    .isEqualTo(200);
        }
    }

    private interface Rows {
        List<String> of(Done done);
    }

    private void once(String when, List<Done> acts, Rows rows) {
        for (Done done : acts) {
            int there = rows.of(done).size();
            compared++;
            if (done.acknowledged()) {
                assertThat(there).as("%s, acknowledged: %s", when, done.what()).isEqualTo(1);
            } else {
                assertThat(there).as("%s, not answered: %s", when, done.what()).isLessThanOrEqualTo(1);
            }
        }
    }

    /** Each sighting points to its last decision and is as that says; none takes the place of what another one does already. */
    private void decisions(String when) {
        assertThat(home.texts("select s.id from sighting s left join decision d on d.id = s.decision and d.sighting"
                        + " = s.id where s.decision_state <> coalesce(d.state, 'OPEN') or (s.decision is"
                        + " not null and d.id is null)"))
                .as(when)
                .isEmpty();
        assertThat(home.texts(
                        "select s.id from sighting s where s.decision is null and exists (select 1 from decision d"
                                + " where d.sighting = s.id)"))
                .as(when)
                .isEmpty();
        assertThat(home.texts(
                        "select undoes from decision where undoes is not null group by undoes having count(*) > 1"))
                .as(when)
                .isEmpty();
    }

    /** What is confirmed together is whole, or absent. */
    private void groups(String when) {
        String rest = "(select count(*) from bulk_item i where i.bulk_group = g.id and i.sampled is null)";
        String together = "(select count(*) from decision d where d.batch = g.batch and d.state = 'CONFIRMED')";
        assertThat(home.texts("select g.id from bulk_group g where g.state in ('CONFIRMED', 'UNDONE') and " + rest
                        + " <> " + together))
                .as(when)
                .isEmpty();
        assertThat(home.texts(
                        "select g.id from bulk_group g where g.state in ('OPEN', 'CLOSED') and g.batch is not null and "
                                + together + " > 0"))
                .as(when)
                .isEmpty();
        for (Done done : script.groups) {
            String state = home.texts("select state from bulk_group where id = ?", done.what())
                    .getFirst();
            boolean undone =
                    script.groupsUndone.stream().anyMatch(one -> one.what().equals(done.what()));
            if (done.acknowledged() && !undone) {
                assertThat(state).as(when).isEqualTo("CONFIRMED");
            }
        }
        for (Done done : script.groupsUndone) {
            String state = home.texts("select state from bulk_group where id = ?", done.what())
                    .getFirst();
            if (done.acknowledged()) {
                assertThat(state).as(when).isEqualTo("UNDONE");
            }
            assertThat(home.texts(
                            "select i.sighting from bulk_item i join sighting s on s.id = i.sighting where"
                                    + " i.bulk_group = ? and i.sampled is null and s.decision_state "
                                    + (state.equals("UNDONE") ? "=" : "<>") + " 'CONFIRMED'",
                            done.what()))
                    .as("%s: all or none of a group that is %s", when, state)
                    .isEmpty();
        }
    }

    /** What was let go waits, can be held back, and left once at most. */
    private void mails(ServeProcess served, String when) throws Exception {
        for (Done done : script.letGo) {
            String mail = mail(done.what());
            boolean touched = Stream.concat(script.heldBack.stream(), script.delivered.stream())
                    .anyMatch(one -> one.what().equals(done.what()));
            if (done.acknowledged() && !touched) {
                assertThat(mail).as("%s, let go: %s", when, done.what()).startsWith("WAITING");
                assertThat(Jsoup.parse(served.get("/notices/" + done.what()).body())
                                .select("form[action$=/undo]"))
                        .as("%s: %s can be held back", when, done.what())
                        .isNotEmpty();
            }
        }
        for (Done done : script.heldBack) {
            if (done.acknowledged()) {
                assertThat(mail(done.what()))
                        .as("%s, held back: %s", when, done.what())
                        .startsWith("WITHDRAWN");
            }
        }
        leftOnce(when);
    }

    private void leftOnce(String when) throws Exception {
        List<String> left = left();
        assertThat(left).as(when).doesNotHaveDuplicates();
        for (String withdrawn :
                home.texts("select message_id from notice_mail where state in ('WITHDRAWN', 'WAITING')")) {
            assertThat(left).as(when).doesNotContain(withdrawn);
        }
        for (String accepted : home.texts("select message_id from notice_mail where state = 'ACCEPTED'")) {
            assertThat(Collections.frequency(left, accepted)).as(when).isEqualTo(1);
        }
    }

    private String mail(String notice) {
        return home
                .texts(
                        "select m.state || ' ' || m.message_id from notice_mail m join notice n on n.id = m.notice"
                                + " where 'N-' || n.number = ? order by m.number desc",
                        notice)
                .stream()
                .findFirst()
                .orElse("none");
    }

    private List<String> left() throws Exception {
        return Arrays.stream(noticed.mail.getReceivedMessages())
                .map(ServeCrashIT::id)
                .toList();
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What waits leaves once; of what nobody knows a person is asked. */
    private void handOver(ServeProcess served) throws Exception {
        String csrf = served.csrf();
        for (String notice :
                home.texts("select distinct 'N-' || n.number from notice_mail m join notice n on n.id = m.notice"
                        + " where m.state in ('WAITING', 'SENDING', 'UNKNOWN')")) {
            home.due(notice);
            int status = CrashScript.form(served, "/notices/" + notice + "/deliver", csrf, Map.of())
                    .statusCode();
            assertThat(status).as(notice).isLessThan(500);
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> home.texts("select id from notice_mail where state in ('WAITING', 'SENDING')")
                        .isEmpty());
        leftOnce("handed over");
    }
}
