package dev.colophon.cli.language;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.evidence.EvidenceWitnessesIT;
import dev.colophon.cli.evidence.TestWitness;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.time.PreparedAuthorities;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log with its witnesses and authorities, the public record, and answers to notices, in Chinese. */
class LogInChineseIT {

    @TempDir
    Path folder;

    private ChineseCommands chinese = new ChineseCommands("", Path.of(""));

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theyAreToldInSimplifiedChinese() throws Exception {
        tell("zh");
    }

    @Test
    @Tag("full")
    void theyAreToldInTraditionalChinese() throws Exception {
        tell("zh-Hant");
    }

    private void tell(String tag) throws Exception {
        chinese = new ChineseCommands(tag, folder.resolve("home"));
        Path work = file("leaf.txt", Stories.theLastLeaf());
        log(work);
        witnesses();
        incomplete();
        record();
        answers();
        chinese.assertNoEnglish(150);
    }

    private void log(Path work) throws IOException {
        chinese.run("log");
        chinese.run("log", "check");
        chinese.run("log", "begin", "--origin", "https://log.example/us");
        chinese.run("log", "begin", "--origin", "log.example/us");
        chinese.run("log", "begin", "--origin", "other.example/us");
        Cli.run(chinese.home(), "register", work.toString(), "--owner", "Ada", "--title", "Leaf");
        chinese.run("log");
        chinese.run("log", "check");
        chinese.run(
                "log", "prove", work.toString(), "--to", folder.resolve("proof").toString());
        chinese.run("log", "prove", file("other.txt", "other").toString());
        chinese.run("log", "prove", folder.resolve("none.txt").toString());
        chinese.run("log", "prove", folder.toString());
        chinese.run(
                "log",
                "prove",
                work.toString(),
                "--to",
                file("taken.txt", "taken").toString());
        chinese.run("log", "cosign");
        chinese.run("log", "witness", "list");
        chinese.run("log", "witness", "add", "https://witness.example", "--key", "none");
        chinese.run("log", "witness", "remove", "witness.example");
        chinese.run("log", "stamp");
        chinese.run("evidence", "authority", "list");
        chinese.run("evidence", "authority", "add", "tsa.example", "--root", work.toString());
        chinese.run("evidence", "authority", "add", "https://tsa.example/", "--root", "none.pem");
        chinese.run("evidence", "authority", "add", "https://tsa.example/", "--root", work.toString());
        chinese.run("evidence", "authority", "remove", "https://tsa.example/");
        chinese.run("evidence", "authority");
        chinese.run("log", "begin");
        chinese.run("log", "odd");
    }

    /** A witness and an authority that answer, and others that answer with what is no answer. */
    private void witnesses() throws Exception {
        LocalAuthority time = PreparedAuthorities.at(folder.resolve("time"), InstantSource.system());
        HttpServer authority = EvidenceWitnessesIT.answering(time);
        int[] status = {200};
        HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status[0], 1);
                exchange.getResponseBody().write('x');
            }
        });
        silent.start();
        try (TestWitness witness = new TestWitness("witness.example")) {
            String root = folder.resolve("time/ca.pem").toString();
            String silence = "http://127.0.0.1:" + silent.getAddress().getPort() + "/";
            chinese.run("evidence", "authority", "add", silence, "--root", root, "--own-network");
            chinese.run("evidence", "authority", "list");
            chinese.run("evidence", "list");
            chinese.run("evidence", "renew");
            String allowed = "127.0.0.1:" + silent.getAddress().getPort();
            Cli.run(chinese.home(), "evidence", "capture", silence, "--no-browser", "--allow", allowed);
            chinese.run("evidence", "list");
            chinese.run("evidence", "renew");
            chinese.run("log", "stamp");
            status[0] = 500;
            chinese.run("log", "stamp");
            chinese.run("evidence", "authority", "remove", silence);
            String stamps = "http://127.0.0.1:" + authority.getAddress().getPort() + "/";
            chinese.run("evidence", "authority", "add", stamps, "--root", root, "--own-network");
            chinese.run("log", "stamp");
            String key = witness.key().toString();
            chinese.run("log", "witness", "add", witness.url(), "--key", key, "--own-network");
            chinese.run("log", "witness", "list");
            chinese.run("log", "cosign");
            chinese.run("log");
            Cli.run(chinese.home(), "log", "witness", "add", silence, "--key", key, "--own-network");
            for (int answer : List.of(200, 403, 404, 409, 422, 500)) {
                status[0] = answer;
                chinese.run("log", "cosign");
            }
        } finally {
            silent.stop(0);
            authority.stop(0);
        }
        chinese.run("log", "cosign");
        chinese.run("log", "stamp");
    }

    /** A log in which something is missing, and one that was begun anew. */
    private void incomplete() throws IOException {
        Path kept = chinese.home();
        chinese.move(folder.resolve("incomplete"));
        Cli.run(chinese.home(), "log", "begin", "--origin", "log.example/us");
        Path checkpoint = chinese.home().resolve("log/checkpoint");
        byte[] good = Files.readAllBytes(checkpoint);
        Files.writeString(checkpoint, "-");
        String work = folder.resolve("leaf.txt").toString();
        Cli.run(chinese.home(), "register", work, "--owner", "Ada");
        Files.write(checkpoint, good);
        chinese.run("log");
        chinese.run("log", "check");
        chinese.run("log", "prove", work);
        Cli.run(chinese.home(), "register", work, "--owner", "Ada");
        for (String gone : List.of("log", "keys")) {
            Files.move(chinese.home().resolve(gone), folder.resolve("old-" + gone));
        }
        chinese.run("log", "check");
        chinese.run("log", "begin", "--origin", "log.example/anew");
        chinese.run("log", "check");
        chinese.move(kept);
    }

    private void record() throws IOException {
        Path made = folder.resolve("record");
        chinese.run("public", "export", made.toString());
        chinese.run("public", "export", made.toString());
        chinese.run("public", "export", folder.resolve("none/record").toString());
        chinese.run("public", "verify", made.toString());
        chinese.run("public", "verify", made.toString(), "--key", "none");
        chinese.run("public", "verify", folder.resolve("nowhere").toString());
        Path entries = folder.resolve("entries.json");
        chinese.run("public", "export", entries.toString(), "--organisation", "ORG");
        chinese.run("public", "export", entries.toString(), "--as", "lumen");
        chinese.run("public", "export", entries.toString(), "--as", "lumen", "--organisation", "ORG");
        chinese.run("public", "export", made.toString(), "--as", "lumen", "--organisation", "ORG");
        chinese.run("public", "export", entries.toString(), "--as", "ec44");
        chinese.run("public", "export", entries.toString(), "--as", "ec44", "--organisation", "ORG");
        chinese.run(
                "public",
                "export",
                entries.toString(),
                "--as",
                "ec44",
                "--organisation",
                "ORG",
                "--platform-site",
                "s.example");
        chinese.run("public", "export", entries.toString(), "--as", "dsa", "--platform-site", "s.example");
        chinese.run(
                "public",
                "export",
                entries.toString(),
                "--as",
                "dsa",
                "--platform-site",
                "s.example",
                "--legal-ground",
                " ");
        chinese.run(
                "public",
                "export",
                entries.toString(),
                "--as",
                "dsa",
                "--platform-site",
                "s.example",
                "--legal-ground",
                "L");
        for (String territory : List.of("XX", "EEA")) {
            chinese.run(
                    "public",
                    "export",
                    entries.toString(),
                    "--as",
                    "dsa",
                    "--platform-site",
                    "s.example",
                    "--legal-ground",
                    "L",
                    "--territory",
                    territory);
        }
        chinese.run("public", "export", entries.toString(), "--as", "odd");
        chinese.run("public");
    }

    private void answers() throws IOException {
        String head = """
                From: abuse@host.example
                Subject: N-17
                Message-ID: <r1@host.example>
                Date: Tue, 01 Dec 2026 10:00:00 +0000
                In-Reply-To: <N-17.3f2a@owner.example>
                """;
        String contact = "<Entity>HOST</Entity><Email>abuse@host.example</Email>";
        String acns = "<%1$s xmlns=\"http://www.acns.net/ACNS\" %2$s>%3$s</%1$s>";
        for (String accepted : List.of("Accepted=\"false\" RejectReason=\"MULTIPLE\"", "Accepted=\"true\"")) {
            String told = "<Case><ID>N-17</ID></Case><Service_Provider>%s</Service_Provider><Notes>-</Notes>"
                    .formatted(contact);
            chinese.run(
                    "answer",
                    "read",
                    file("ack.xml", acns.formatted("NoticeAck", accepted, told)).toString());
        }
        String status =
                "<CaseStatus CaseID=\"N-17\" TimeStamp=\"2026-12-01T10:00:00Z\"><Disposition><Type>CLOSED</Type></Disposition></CaseStatus>";
        chinese.run(
                "answer",
                "read",
                file("status.xml", acns.formatted("NoticeStatus", "", status)).toString());
        chinese.run(
                "answer", "read", file("counter.eml", head + "\n反通知\n姓名：李雷\n").toString());
        chinese.run(
                "answer",
                "read",
                file("long.eml", head + "\n" + "你好\n".repeat(60)).toString());
        chinese.run(
                "answer",
                "read",
                file("auto.eml", head + "Auto-Submitted: auto-replied\n\n你好\n").toString());
        for (String action : List.of("failed", "delayed", "delivered", "relayed", "expanded")) {
            String report = """
                    From: postmaster@host.example
                    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                    --b
                    Content-Type: message/delivery-status

                    Reporting-MTA: dns; mx.host.example

                    Final-Recipient: rfc822; abuse@host.example
                    Action: %s
                    Status: 5.1.1
                    --b--
                    """;
            chinese.run(
                    "answer",
                    "read",
                    file("report.eml", report.formatted(action)).toString());
        }
        String xarf =
                "{\"Version\":\"3\",\"ReporterInfo\":{\"ReporterOrg\":\"ORG\"},\"Report\":{\"ReportClass\":\"Content\",\"ReportType\":\"Copyright\",\"Date\":\"2018-02-05T14:17:10Z\"}}";
        chinese.run("answer", "read", file("report.json", xarf).toString());
        String attached = """
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                附件
                --b
                Content-Type: application/pdf

                %%PDF
                --b--
                """;
        chinese.run(
                "answer",
                "read",
                file("attached.eml", head + attached.formatted()).toString());
        for (String none : List.of(
                "hello",
                "<a/>",
                "{}",
                "<a",
                "{\"xarf_version\":\"9.0.0\"}",
                "{\"xarf_version\":\"4.0.0\"}",
                acns.formatted("Infringement", "", ""),
                acns.formatted("NoticeAck", "", ""),
                acns.formatted("NoticeAck", "Accepted=\"x\"", "<Case><ID>N-17</ID></Case>"))) {
            chinese.run("answer", "read", file("none.eml", none).toString());
        }
        chinese.run("answer", "read", folder.resolve("nowhere.eml").toString());
        chinese.run("answer", "read", folder.toString());
        chinese.run("answer", "read");
        chinese.run("answer");
    }
}
