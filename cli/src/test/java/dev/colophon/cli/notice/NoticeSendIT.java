package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.followup.ListNoticeStatus;
import dev.colophon.service.followup.RetractNotice;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.sending.SendNotice;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notices leave once, after their checks and the time in which they can be undone, and are taken back. */
public class NoticeSendIT extends DraftedNotices {

    @Test
    public void aNoticeLeavesOnceAndSigned() throws Exception {
        Cli.Result letGo = letGo("N-1");
        assertThat(letGo.exitCode()).as(letGo.err()).isZero();
        assertThat(letGo.err()).contains("N-1 leaves after", "notice undo N-1");
        assertThat(status("N-1").get("state").asText()).isEqualTo("HELD");
        assertThat(run("notice", "deliver").err()).contains("nothing was due");
        assertThat(received()).isEmpty();

        assertThat(deliver(HOLD_OVER)).hasSize(1);
        assertThat(deliver(HOLD_OVER)).isEmpty();

        assertThat(received()).hasSize(1);
        MimeMessage mail = received().getFirst();
        assertThat(header(mail, "To")).contains(HOST);
        assertThat(header(mail, "From")).contains("Ada", "notices@owner.example");
        assertThat(header(mail, "DKIM-Signature")).contains("d=owner.example", "s=colophon");
        assertThat(header(mail, "Subject")).contains("[K-1/N-1]");
        assertThat(GreenMailUtil.getBody(mail)).contains("xarf-1.json", "acns-1.xml");
        assertThat(text(mail))
                .as("what providers cut out of the text")
                .containsPattern(
                        "(?s)\\(i\\) Signature.*<Infringement [^>]*acns:schemaVersion=\"1\\.2\".*</Infringement>")
                .contains(
                        "<ID>N-1</ID>", "<IP_Address>127.0.0.1</IP_Address>", "<Type Retraction=\"false\">DMCA</Type>");
        assertThat(header(mail, "Message-ID"))
                .isEqualTo(status("N-1").at("/mails/0/messageId").asText());
        assertThat(status("N-1").get("state").asText()).isEqualTo("SENT");
        assertThat(json("notice", "show", "N-1", "--json")
                        .getFirst()
                        .get("events")
                        .findValuesAsText("what"))
                .endsWith("DRAFTED", "LET_GO", "SENDING_BEGUN", "SENT");
        assertThat(letGo("N-1").err()).contains("N-1 is not waiting to be sent: it is sent");
        assertThat(run("notice", "undo", "N-1").err()).contains("notice retract N-1");
        assertThat(run("case", "show", "K-1").out())
                .contains("notices", "N-1  sent", "N-1 drafted", "N-1 sent", "regime     us-dmca-1998 (N-1)")
                .doesNotContain("no regime is chosen");
    }

    /** The first part of a mail, which people read. */
    private static String text(MimeMessage mail) {
        try {
            return ((MimeMultipart) mail.getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString()
                    .replace("\r\n", "\n");
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void whatIsUndoneDoesNotLeave() throws IOException {
        letGo("N-1");
        assertThat(run("notice", "undo", "N-1").exitCode()).isZero();
        assertThat(deliver(HOLD_OVER)).isEmpty();
        assertThat(status("N-1").get("state").asText()).isEqualTo("DRAFTED");
        assertThat(run("notice", "undo", "N-1").err())
                .contains("nothing of N-1 waits to leave: it is a draft, and nobody has it");
        assertThat(letGo("N-1").exitCode()).isZero();
        deliver(HOLD_OVER);
        assertThat(received()).hasSize(1);
        assertThat(status("N-1").get("mails").findValuesAsText("state")).containsExactly("WITHDRAWN", "ACCEPTED");
    }

    @Test
    @Tag("full")
    public void whatStandsAgainstItIsListedWithWhatLiftsIt() {
        Assertions.assertThatThrownBy(() -> new SendNotice(
                                settings(), InstantSource.offset(InstantSource.system(), Duration.ofHours(25)))
                        .send(
                                Actor.local(),
                                new SendNotice.Request(
                                        "N-1", Optional.empty(), Duration.ofSeconds(30), Optional.empty()),
                                said::add))
                .isInstanceOf(ServiceException.class);
        assertThat(said).anyMatch(line -> line.startsWith("NOT_SEEN_LATELY: Nobody has seen the copy there"));

        letGo("N-1");
        draft("corrected");
        Cli.Result twice = letGo("N-2");
        assertThat(twice.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(twice.err()).contains("DUPLICATE: This recipient has a notice", "N-1 names some of the same copies");
        assertThat(twice.err()).contains("N-2 was not sent");
        assertThat(run("notice", "send", "N-1", "--hold", "5").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    /** The licence comes when the notice is about to leave. */
    @Test
    @Tag("full")
    public void aLicenceThatComesMeanwhileHoldsItBack() throws IOException {
        letGo("N-1");
        run("licence", "add", "--all-works-of", "Ada", "--host", "127.0.0.1", "--note", "L-1");
        deliver(HOLD_OVER);
        assertThat(received()).isEmpty();
        assertThat(said).anyMatch(line -> line.contains("N-1 was held back and is a draft again"));
        assertThat(status("N-1").get("state").asText()).isEqualTo("DRAFTED");
        Cli.Result again = letGo("N-1");
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err())
                .containsOnlyOnce("LICENSED: ")
                .doesNotContain("CLEARED: ")
                .contains("copy 1, ");
    }

    @Test
    @Tag("full")
    public void aServerThatIsAwayIsTriedAgain() throws IOException {
        letGo("N-1");
        server.stop();
        deliver(HOLD_OVER);
        assertThat(said).anyMatch(line -> line.contains("was not taken for now"));
        assertThat(status("N-1").get("state").asText()).isEqualTo("HELD");
        assertThat(deliver(Duration.ofMinutes(10))).isEmpty();
        server.start();
        assertThat(deliver(Duration.ofMinutes(16))).hasSize(1);
        assertThat(received()).hasSize(1);
        assertThat(status("N-1").at("/mails/0/attempts").asInt()).isEqualTo(2);
    }

    @Test
    @Tag("full")
    public void itGivesUpAfterFourRetries() throws IOException {
        letGo("N-1");
        server.stop();
        Duration then = HOLD_OVER;
        for (Duration wait : List.of(
                Duration.ZERO,
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofHours(4),
                Duration.ofHours(24))) {
            then = then.plus(wait).plusSeconds(5);
            // What was seen a day ago is not sent: somebody has to look again before the last attempt.
            if (wait.equals(Duration.ofHours(24))) {
                deliver(then);
            } else {
                assertThat(deliver(then)).hasSize(1);
            }
        }
        assertThat(said).anyMatch(line -> line.contains("Nobody has seen the copy there within 24 hours"));
        assertThat(status("N-1").get("state").asText()).isEqualTo("DRAFTED");
    }

    @Test
    @Tag("full")
    public void aRetractionOfWhatNoServerTookDoesNotLeave() throws Exception {
        letGo("N-1");
        int port = server.getSmtp().getPort();
        server.stop();
        try (ServerSocket hanging = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Thread meanwhile = Thread.ofVirtual().start(() -> {
                try (Socket _ = hanging.accept()) {
                    Object _ = new RetractNotice(settings())
                            .retract(Actor.local(), new RetractNotice.Request("N-1", "wrong", Optional.empty()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            deliver(HOLD_OVER);
            meanwhile.join();
        }
        server.start();
        assertThat(said).anyMatch(line -> line.contains("taken back meanwhile"));
        assertThat(deliver(Duration.ofMinutes(20))).isEmpty();
        assertThat(received()).isEmpty();
        assertThat(said).noneMatch(line -> line.contains("is a draft again"));
        assertThat(status("N-1").get("state").asText()).isEqualTo("RETRACTED");
        assertThat(status("N-1").findValuesAsText("state")).containsSubsequence("WITHDRAWN", "WITHDRAWN");
    }

    @Test
    @Tag("full")
    public void aRetractionFollowsInTheSameThread() throws IOException {
        assertThat(run("notice", "retract", "N-1", "--reason", "wrong").err()).contains("No notice has left");
        letGo("N-1");
        deliver(HOLD_OVER);
        draft("corrected");
        Cli.Result retracted = run("notice", "retract", "N-1", "--reason", "The use is licensed.");
        assertThat(retracted.exitCode()).as(retracted.err()).isZero();
        assertThat(retracted.err()).contains("about the same work: N-2 is drafted");
        assertThat(received()).hasSize(2);
        MimeMessage letter = received().getLast();
        assertThat(header(letter, "In-Reply-To")).isEqualTo(header(received().getFirst(), "Message-ID"));
        assertThat(GreenMailUtil.getBody(letter))
                .contains("Retraction of notice N-1", "The use is licensed.", url("/a.txt"), "-acns-1.xml");
        assertThat(text(letter))
                .contains(
                        "<ID>N-1</ID>",
                        "<Type Retraction=\"true\" Comments=\"The use is licensed.\">DMCA</Type>",
                        "</Infringement>")
                .doesNotContain("<Declarations>");
        assertThat(json("notice", "show", "N-1", "--json")
                        .getFirst()
                        .get("files")
                        .findValuesAsText("name"))
                .anyMatch(name -> name.matches("retraction-[0-9]+-acns-1\\.xml"));
        assertThat(status("N-1").get("state").asText()).isEqualTo("RETRACTED");
        assertThat(run("notice", "retract", "N-1", "--reason", "again").exitCode())
                .isEqualTo(ExitCode.REFUSED);
        for (List<String> command : List.of(
                List.of("case", "show", "K-1"),
                List.of("case", "list"),
                List.of("notice", "list"),
                List.of("notice", "show", "N-1"),
                List.of("notice", "status", "--case", "K-1"))) {
            List<String> inChinese = new ArrayList<>(command);
            inChinese.addAll(List.of("--lang", "zh"));
            Cli.Result told = run(inChinese.toArray(String[]::new));
            assertThat(told.exitCode()).as(told.err()).isZero();
            String words = told.out()
                    .lines()
                    .filter(line -> !line.startsWith("    ") || !command.contains("show"))
                    .reduce("", (all, line) -> all + line + "\n");
            assertThat(words)
                    .as(String.join(" ", command))
                    .containsPattern("[\\u4e00-\\u9fff]")
                    .doesNotContainPattern(
                            "\\b(open|sent|copy|copies|retracted|drafted|case|owner|operator|opened|hosts|sightings|history|notices|missing|files|means|to do|until)\\b");
        }
        assertThat(run("case", "show", "K-1", "--lang", "zh").out())
                .contains("案件", "权利人", "经过", "发出通知尚缺", "对您：", "N-1 已撤回", "N-1  已撤回");
        assertThat(run("notice", "status", "--case", "K-1", "--lang", "zh").out())
                .contains("N-1  已撤回  K-1", "1 项内容，致", "撤回，致 " + HOST + "：服务器已接收");
        Cli.Result sister = letGo("N-2");
        assertThat(sister.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(sister.err()).contains("N-1 about the same work was retracted since");
        assertThat(run("notice", "close", "N-2", "--as", "withdrawn").exitCode())
                .isZero();
        assertThat(draft("corrected", "--again").err()).contains("drafted as N-3");
        assertThat(letGo("N-3").exitCode()).isZero();
    }

    @Test
    @Tag("full")
    public void aPersonMaySendItThemselves() throws IOException {
        Cli.Result early = run("notice", "sent", "N-1", "--by", "letter", "--at", "2026-01-05T09:00:00Z");
        assertThat(early.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(early.err()).contains("you say 2026-01-05T09:00:00Z, and it was drafted at 20");
        Cli.Result future = run("notice", "sent", "N-1", "--by", "letter", "--at", "2999-01-01T00:00:00Z");
        assertThat(future.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(future.err()).contains("you say 2999-01-01T00:00:00Z, and it is 20");
        Cli.Result sent = run("notice", "sent", "N-1", "--by", "letter");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        earlier(Duration.ofHours(50));
        assertThat(status("N-1").get("state").asText()).isEqualTo("SILENT");
        assertThat(run("notice", "status").out()).contains("overdue", "owner: ", "other side: ");
        assertThat(run("notice", "sent", "N-1", "--by", "letter").exitCode()).isEqualTo(ExitCode.REFUSED);
        Cli.Result retracted = run("notice", "retract", "N-1", "--reason", "wrong work", "--later");
        assertThat(retracted.exitCode()).as(retracted.err()).isZero();
        assertThat(retracted.err()).contains("nothing has left yet", "notice deliver");
        assertThat(received()).isEmpty();
        assertThat(run("notice", "status").out()).contains("its retraction has not left yet");
        deliver(Duration.ZERO);
        assertThat(header(received().getFirst(), "In-Reply-To")).isEmpty();
        Cli.Result again = draft("corrected");
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).contains("was retracted (N-1 on 20", "because: wrong work", "--again");
        assertThat(draft("corrected", "--again").exitCode()).isZero();
        Cli.Result court = run("notice", "close", "N-1", "--as", "court");
        assertThat(court.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(court.err()).contains("say what decided it", "--reason TEXT");
        assertThat(run("notice", "close", "N-1", "--as", "court", "--reason", "12 C 34/27")
                        .exitCode())
                .isZero();
        assertThat(run("notice", "show", "N-1").out()).contains("closed (court): 12 C 34/27");
    }

    @Test
    @Tag("full")
    public void aWrongAddressIsToldAtOnce() throws IOException {
        assertThat(run("notice", "send", "N-1", "--to", "abuse@host", "--later").err())
                .contains("`host` is no domain of the internet");
        assertThat(status("N-1").get("state").asText()).isEqualTo("DRAFTED");
        Cli.Result other = run("notice", "send", "N-1", "--to", "abuse@hots.example", "--later");
        assertThat(other.err()).contains("warning: it goes to abuse@hots.example, and was drafted for " + HOST);
    }

    /** What nobody has looked at runs out all the same. */
    @Test
    @Tag("full")
    public void aTimeThatRunsOutIsStoredOnce() {
        letGo("N-1");
        deliver(HOLD_OVER);
        InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofDays(30));
        for (int i = 0; i < 2; i++) {
            NoticeStatus status = new ListNoticeStatus(settings(), later)
                    .list(Actor.local(), Optional.of("N-1"), Optional.empty(), said::add)
                    .getFirst();
            assertThat(status.state().phase().name()).isEqualTo("SILENT");
            assertThat(status.isPressing()).isTrue();
        }
        assertThat(run("notice", "show", "N-1").out().lines().filter(line -> line.contains("clock expired")))
                .hasSize(1);
    }

    @Test
    @Tag("full")
    public void theKeyOfTheSenderIsTheirsAlone() throws IOException {
        Cli.Result sender = run("notice", "sender");
        assertThat(sender.out())
                .contains("from:   notices@owner.example", "colophon._domainkey.owner.example TXT", "p=MII");
        assertThat(run("notice", "sender").out()).isEqualTo(sender.out());
        try (Stream<Path> keys = Files.list(home.resolve("keys"))) {
            assertThat(keys.filter(key -> key.toString().contains("dkim")))
                    .singleElement()
                    .satisfies(key -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                            .isEqualTo("rw-------"));
        }
        Files.writeString(home.resolve("colophon.toml"), "[mail]\nfrom = \"notices@owner.example\"\n");
        Cli.Result none = letGo("N-1");
        assertThat(none.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(none.err()).contains("no server takes your mail: set COLOPHON_MAIL_SERVER");
    }

    /** The home that it was made of may have sent it meanwhile. */
    @Test
    @Tag("full")
    public void whatWaitedWhenABackupWasMadeIsUnknown() throws IOException {
        letGo("N-1");
        Path backup = folder.resolve("backup.zip");
        assertThat(run("backup", backup.toString()).exitCode()).isZero();
        deliver(HOLD_OVER);
        assertThat(received()).hasSize(1);

        home = folder.resolve("restored");
        assertThat(run("restore", backup.toString()).exitCode()).isZero();
        deliver(HOLD_OVER);
        assertThat(received()).hasSize(1);
        assertThat(status("N-1").at("/mails/0/state").asText()).isEqualTo("UNKNOWN");
        assertThat(run("notice", "settle", "N-1", "--as", "sent").exitCode()).isZero();
        assertThat(status("N-1").get("state").asText()).isEqualTo("SENT");
        deliver(HOLD_OVER);
        assertThat(received()).hasSize(1);
    }
}
