package dev.colophon.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.Colophon;
import dev.colophon.cli.Schemas;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody is told of an answer to a notice. */
class AnswerReadTest {

    private static final String HEAD = """
            From: Host <abuse@host.example>
            Subject: Re: Notice\u202E N-17
            Message-ID: <r1@host.example>
            In-Reply-To: <N-17.3f2a@owner.example>
            """;

    private static final String CONTACT = "<Entity>Host</Entity><Email>abuse@host.example</Email>";

    @TempDir
    Path folder;

    private static Cli.Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Colophon.run(new PrintWriter(out), new PrintWriter(err), Cli.VARIABLES, arguments);
        Cli.Result result = new Cli.Result(exitCode, out.toString(), err.toString());
        Schemas.assertAnswer(result, arguments);
        return result;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String acns(String root, String attributes, String content) {
        return "<%1$s xmlns=\"http://www.acns.net/ACNS\" %2$s>%3$s</%1$s>".formatted(root, attributes, content);
    }

    private List<String> answers() throws IOException {
        String acknowledgement = acns(
                "NoticeAck",
                "Accepted=\"false\" RejectReason=\"MULTIPLE\"",
                "<Case><ID>N-17</ID></Case><Service_Provider>%s</Service_Provider><Notes>twice</Notes>"
                        .formatted(CONTACT));
        String status = acns(
                "NoticeStatus",
                "",
                "<CaseStatus CaseID=\"N-17\" TimeStamp=\"2026-12-01T10:00:00Z\"><Disposition><Type>CLOSED</Type></Disposition></CaseStatus>");
        String report =
                "{\"Version\":\"3\",\"ReporterInfo\":{\"ReporterOrg\":\"A\"},\"Report\":{\"ReportClass\":\"Content\",\"ReportType\":\"Copyright\",\"Date\":\"2018-02-05T14:17:10Z\"}}";
        String bounce = """
                From: MAILER-DAEMON@host.example
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.host.example

                Final-Recipient: rfc822; abuse@host.example
                Action: failed
                Status: 5.1.1
                --b--
                """;
        return List.of(
                file("acknowledgement.xml", acknowledgement),
                file("status.xml", status),
                file("counter.eml", HEAD + "\nCounter notice\nName: Sam @|red x|@\n/s/ Sam\n"),
                file("bounce.eml", bounce),
                file("automatic.eml", HEAD + "Auto-Submitted: auto-replied\n\nThank you.\n"),
                file("report.json", report),
                file("unknown.eml", HEAD + "\nWe will look at it.\n"));
    }

    @Test
    void eachKindOfAnswerIsSaidAndPrintedAsTheSchemaHasIt() throws IOException {
        List<String> kinds = List.of(
                "ACKNOWLEDGEMENT",
                "STATUS",
                "COUNTER_NOTICE",
                "DELIVERY_REPORT",
                "AUTOMATIC_REPLY",
                "REPORT",
                "UNKNOWN");
        List<String> said = List.of(
                "acknowledgement: the notice N-17 arrived at Host, and is not accepted (MULTIPLE)",
                "status of the notice N-17: CLOSED, says the provider",
                "not found: the user's address",
                "bounced for good: the mail to abuse@host.example is failed (5.1.1)",
                "automatic reply: a machine wrote it, and it acknowledges nothing",
                "report in XARF 3, no answer to a notice: Content/Copyright by A",
                "not known: no form that is known: a person has to read it");
        List<String> files = answers();
        for (int i = 0; i < files.size(); i++) {
            Cli.Result text = run("answer", "read", files.get(i));
            assertThat(text.exitCode()).as(text.err()).isEqualTo(ExitCode.OK);
            assertThat(text.out()).contains(said.get(i)).doesNotContain("\u202E");
            Cli.Result json = run("answer", "read", files.get(i), "--json");
            JsonNode line = new ObjectMapper().readTree(json.lines().getFirst());
            assertThat(line.at("/answers/0/kind").asText()).isEqualTo(kinds.get(i));
        }
        assertThat(run("answer", "read", files.get(2)).out())
                .contains("found: the user's name, the signature\n", "Sam @\u200b|red x|\u200b@");
    }

    @ParameterizedTest
    @CsvSource({
        "hello, 'neither a mail, nor ACNS, nor XARF'",
        "<a/>, no answer of ACNS: its outermost element is a",
        "{}, JSON that is no XARF report of version 3 or 4"
    })
    void whatIsNoAnswerIsRefusedInALine(String text, String why) throws IOException {
        Cli.Result result = run("answer", "read", file("answer", text));
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("answer: " + why);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Cli.Result result = run("answer", "read", folder.resolve("none.eml").toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("none.eml: cannot be read (it does not exist)");
        assertThat(run("answer").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
