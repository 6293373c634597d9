package dev.colophon.cli.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.CommandProcess;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, webhooks, owners, campaigns, who sends notices, settings, and what becomes of homes, in Chinese. */
class AdministrationInChineseIT {

    private static final String ADA = "ada@mail.example";

    @TempDir
    Path folder;

    private ChineseCommands chinese = new ChineseCommands("", Path.of(""));

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theyAreToldInSimplifiedChinese() throws IOException {
        tell("zh");
    }

    @Test
    @Tag("full")
    void theyAreToldInTraditionalChinese() throws IOException {
        tell("zh-Hant");
    }

    /** Also where that locale is not installed, of which Java takes nothing. */
    @Test
    void theLanguageOfTheEnvironmentIsTaken() throws Exception {
        List<String> command = CommandProcess.command(
                List.of("log", "--home", folder.resolve("none").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        builder.environment().put("LANG", "zh_CN.UTF-8");
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(told).contains("处没有主目录");
    }

    private void tell(String tag) throws IOException {
        chinese = new ChineseCommands(tag, folder.resolve("home"));
        Path work = file("leaf.txt", Stories.theLastLeaf());
        Cli.run(chinese.home(), "register", work.toString(), "--owner", "Ada", "--title", "Leaf");
        people();
        webhooks();
        owners();
        refusals();
        settings();
        homes();
        chinese.assertNoEnglish(250);
    }

    private void people() throws IOException {
        chinese.run("account", "list");
        chinese.run("account", "add", ADA, "--role", "admin,owner,second-reviewer");
        chinese.run("account", "add", ADA, "--role", "reviewer");
        chinese.run("account", "add", "ben", "--role", "odd");
        chinese.run("account", "add", "b b", "--role", "reviewer");
        chinese.run("account", "add", "ben");
        chinese.run("account", "add", "cem@mail.example", "--role", "platform,regulator,auditor,reviewer");
        chinese.run("account", "disable", "cem@mail.example");
        chinese.run("account", "list");
        chinese.run("account", "enable", "cem@mail.example");
        chinese.run("account", "password", ADA);
        chinese.run("account", "role", "nobody@mail.example", "reviewer");
        chinese.run("account", "role", ADA, "reviewer");
        chinese.run("account", "remove", "cem@mail.example");
        chinese.run("account", "remove", "cem@mail.example", "--yes");
        chinese.run("account", "list", "--organisation", "Ben");
        chinese.run("account", "key", "add", "nobody@mail.example", "Ada", "--scope", "check");
        chinese.run("account", "key", "add", ADA, " ", "--scope", "check");
        chinese.run("account", "key", "add", ADA, "Ada", "--scope", "odd");
        chinese.run("account", "key", "add", ADA, "Ada", "--scope", "check,read");
        chinese.run("account", "key", "list");
        chinese.run("account", "key", "revoke", "ffffffff");
        chinese.run("account", "key");
        chinese.run("account");
        chinese.run("organisation", "list");
        chinese.run("organisation", "add", "Ben");
        chinese.run("organisation", "add", "Ben");
        chinese.run("organisation", "add", " ");
        chinese.run("organisation");
    }

    private void webhooks() throws IOException {
        Map<String, String> allowed = Map.of("COLOPHON_WEBHOOK_ALLOW", "127.0.0.1:1");
        chinese.run("webhook", "list");
        chinese.run("webhook", "add", "https://hook.example/#x", "--events", "copy.removed");
        chinese.run("webhook", "add", "http://203.0.113.7/", "--events", "copy.removed");
        chinese.run("webhook", "add", "http://127.0.0.1:1/", "--events", "copy.removed");
        chinese.run("webhook", "add", "https://hook.example/", "--events", "odd");
        chinese.run("webhook", "add", "https://hook.example/", "--events", "");
        chinese.run("webhook", "add", "https://hook.example/" + "x".repeat(3000), "--events", "copy.removed");
        chinese.run(
                Map.of("COLOPHON_WEBHOOK_ALLOW", "a b/c"),
                "webhook",
                "add",
                "https://a.example/",
                "--events",
                "copy.removed");
        chinese.run(allowed, "webhook", "add", "http://127.0.0.1:1/", "--events", "copy.removed,notice.sent");
        chinese.run("webhook", "list");
        String id = chinese.first("id", "webhook", "list");
        chinese.run(allowed, "webhook", "test", id);
        chinese.run("webhook", "test", id);
        chinese.run("webhook", "disable", id);
        chinese.run("webhook", "list");
        chinese.run("webhook", "enable", id);
        chinese.run("webhook", "remove", id);
        chinese.run("webhook", "remove", id);
        chinese.run("webhook");
        chinese.run("webhook", "add");
    }

    private void owners() throws IOException {
        chinese.run("owner", "details", "Ada");
        chinese.run("owner", "details", "Ada", "--address", "1", "--post-code", "04109", "--country", "DE");
        Path passport = file("passport.pdf", "%PDF-1.4\n%%EOF\n");
        chinese.run("owner", "details", "Ada", "--identity", "passport");
        chinese.run("owner", "details", "Ada", "--identity", "odd", "--identity-file", passport.toString());
        chinese.run(
                "owner",
                "details",
                "Ada",
                "--identity",
                "passport",
                "--identity-file",
                folder.resolve("no.pdf").toString());
        for (String kind : List.of("identity-card", "business-licence", "company-register", "other", "passport")) {
            chinese.run("owner", "details", "Ada", "--identity", kind, "--identity-file", passport.toString());
        }
        chinese.run(
                "owner",
                "details",
                "Ada",
                "--identity",
                "passport",
                "--identity-file",
                passport.toString(),
                "--attach-identity");
        chinese.run("owner", "details", "Ada", "--country", "XX");
        chinese.run("owner", "details", "Ada", "--email", "none");
        chinese.run("owner", "details", "Ada", "--attach-identity");
        chinese.run("owner", "details", "Ada", "--attach-identity", "--forget");
        chinese.run("owner", "details", "Ada", "--forget", "--address", "2");
        chinese.run("owner", "details", "Nobody");
        chinese.run(
                "owner",
                "agent",
                "Ben",
                "--representative",
                "1",
                "--contact",
                "2",
                "--phone",
                "+49 341 1",
                "--fax",
                "+49 341 2",
                "--email",
                "ben@mail.example",
                "--full");
        chinese.run("owner", "details", "Ada", "--forget");
        chinese.run("owner");
        chinese.run("campaign", "list");
        Cli.run(
                chinese.home(),
                "campaign",
                "open",
                "K-1",
                "--deadline",
                "2099-01-31",
                "--scope",
                "L-1",
                "--provider",
                "P-1=a.example");
        chinese.run("campaign", "list");
        chinese.run("campaign", "list", "--limit", "0");
        chinese.run("campaign", "list", "--after", "nowhere.example");
        chinese.run("notice", "sender");
        chinese.run(Map.of("COLOPHON_MAIL_SERVER", "h:99999"), "notice", "sender");
        chinese.run(Map.of("COLOPHON_MAIL_SERVER", "mail.example"), "notice", "sender");
        chinese.run(Map.of("COLOPHON_MAIL_SERVER", "mail.example", "COLOPHON_MAIL_FROM", "none"), "notice", "sender");
        chinese.run(Map.of("COLOPHON_MAIL_SERVER", "mail.example", "COLOPHON_MAIL_FROM", "a@b"), "notice", "sender");
        Map<String, String> mail = Map.of("COLOPHON_MAIL_SERVER", "mail.example", "COLOPHON_MAIL_FROM", ADA);
        chinese.run(mail, "notice", "sender");
        chinese.run(
                Map.of(
                        "COLOPHON_MAIL_SERVER",
                        "127.0.0.1:25",
                        "COLOPHON_MAIL_SECURITY",
                        "none",
                        "COLOPHON_MAIL_FROM",
                        ADA),
                "notice",
                "sender");
    }

    /** What is refused of contacts, campaigns, standing, cases, notices and evidence. */
    private void refusals() throws IOException {
        chinese.run("contact", "add", "a.example", "none", "--note", "L-1");
        chinese.run("contact", "add", "a.example", "x@b", "--note", "L-1");
        chinese.run("contact", "add", "a.example", "https://u:p@a.example/", "--note", "L-1");
        chinese.run("contact", "add", "a.example", "x".repeat(3000), "--note", "L-1");
        chinese.run("contact", "add", "a.example", "a@a.example", "--note", "1".repeat(3000));
        chinese.run("contact", "remove", "a.example", "a@a.example");
        chinese.run("contact", "find", "a.example", "--whois", "a b");
        chinese.run("campaign", "add", "K-1");
        Path table = file("table.csv", "provider,sites,found\nP-1,a.example,1\nP-1,a.example,2\n");
        chinese.run("campaign", "add", "K-1", "--providers", table.toString());
        chinese.run("standing", "add", "Ada");
        chinese.run("standing", "add", "Ada", "--as", "won", "--by", "court", "--on", "2999-01-01", "--note", "L-1");
        chinese.run("standing", "add", "Ada", "--as", "won", "--by", "review", "--reviewer", "Ada", "--note", "L-1");
        chinese.run("case", "open");
        chinese.run("case", "close", "K-1", "--outcome", "odd", "--reason", "L-1");
        chinese.run("notice", "settle", "N-1", "--as", "odd");
        chinese.run("notice", "suit", "N-1", "--docket", "L-1", "--filed", "2026-01-01");
        chinese.run("notice", "simulate", "--regime", "odd", "--from", "2027-03-12");
        chinese.run("notice", "simulate", "--regime", "us-dmca-1998", "--from", "odd");
        chinese.run(
                "answer", "import", file("mine.eml", "From: a@b.example\n\nx\n").toString(), "--notice", "N-1");
        chinese.run("references", "release", "ffffffff", "--reason", "L-1");
        chinese.run("standing", "add", "Ada", "--as", "odd", "--by", "court", "--note", "L-1");
        chinese.run("standing", "add", "Ada", "--as", "won", "--by", "odd", "--note", "L-1");
        chinese.run("standing", "add", "Ada", "--as", "won", "--by", "review", "--note", "L-1");
        chinese.run("standing", "add", "Ada", "--take-back", "ffffffff", "--note", "L-1");
        chinese.run("contact", "bounced", "y@other.example");
        chinese.run("contact", "find", "a.example", "b.example", "--agent", "https://x.example/");
        chinese.run("contact", "find", "none.test", "--whois", "127.0.0.1");
        chinese.run("account", "role", ADA, "--role", "odd");
        chinese.run("campaign", "open");
        chinese.run("campaign", "open", "K-2", "--deadline", "2099-01-31", "--scope", "L-1", "--provider", "P-2");
        for (String rows : List.of("provider,sites,published\nP-1,a.example,x\n", "a,b\n1,2\n")) {
            chinese.run(
                    "campaign",
                    "add",
                    "K-1",
                    "--providers",
                    file("rows.csv", rows).toString());
        }
        Map<String, String> from = Map.of("COLOPHON_LOOK_FROM", "odd");
        chinese.run(from, "look", "--due");
        Cli.run(chinese.home(), "source", "add", "http://none.test/");
        chinese.run("watch", "--once");
        chinese.run("evidence", "capture", "http://none.invalid/", "--no-browser");
        lists();
        declarations();
    }

    /** Lists and messages of works with a mistake in each line, and files that are not read. */
    private void lists() throws IOException {
        String rows = """
                file,title,owner,sha256,1,1
                none.txt,1,Ada,,,
                ,1,Ada,,,
                leaf.txt,1
                leaf.txt,1,Ada,xx,,
                leaf.txt,1,,,,
                """;
        for (String list : List.of(rows, "title,owner\n1,2\n")) {
            chinese.run("register", "--metadata", file("list.csv", list).toString());
        }
        chinese.run("register", "--metadata", folder.resolve("no.csv").toString());
        for (String message :
                List.of("<a/>", "<a", "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>", "<ONIXMessage release=\"2.1\"/>")) {
            chinese.run("register", "--metadata", file("message.xml", message).toString());
        }
        Path captures = file("x.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\n");
        Path drawing = file("x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Path notes = file("x.mid", "MThd\0\0\0\6\0\1\0\1\0\140");
        chinese.run("check", captures.toString(), drawing.toString(), notes.toString());
        chinese.run("check", "http://a.example/");
        chinese.run("scan", captures.toString());
        chinese.run("scan", "none.example");
        chinese.run("register", captures.toString(), "http://a.example/", "--owner", "Ada");
    }

    private void declarations() throws IOException {
        String work = chinese.first("id", "works");
        Path declared = folder.resolve("leaf.declaration.json");
        chinese.run("works", "declare", work, "--to", declared.toString());
        chinese.run("works", "declare", "--verify", declared.toString());
        chinese.run("works", "declare", "--verify", declared.toString(), "--key", "odd");
        chinese.run("works", "declare", folder.resolve("table.csv").toString(), "--verify", declared.toString());
        String changed = Files.readString(declared).replace("Leaf", "Loaf");
        chinese.run(
                "works",
                "declare",
                "--verify",
                file("bad.declaration.json", changed).toString());
        chinese.run("works", "declare", "--verify", file("none.json", "none").toString());
        chinese.run("works", "merge", work, work);
    }

    private void settings() throws IOException {
        chinese.run("settings");
        chinese.run("settings", "--example");
        chinese.run(Map.of("COLOPHON_MAIL_SERVER", "mail.example", "COLOPHON_MAIL_USER", "Ada"), "settings");
        chinese.run(Map.of("COLOPHON_CHROMIUM", "/nowhere/chromium", "COLOPHON_MAIL_SERVER", "mail.example"), "doctor");
        chinese.run("doctor");
        Path file = chinese.home().resolve("colophon.toml");
        for (String wrong : List.of(
                "[serve]\nprt = \"1\"",
                "[zzzzzz]\nqqqqqq = \"1\"",
                "[serve]\nport = 1",
                "[serve",
                "[serve]\naccounts = \"x\"",
                "[database]\nurl = \"x\"")) {
            Files.writeString(file, wrong);
            chinese.run("settings");
            chinese.run("account", "password", ADA);
            chinese.run("doctor");
        }
        Files.writeString(file, "[mail]\npassword = \"x\"\n");
        file.toFile().setReadable(true, false);
        chinese.run("settings");
        Files.delete(file);
    }

    private void homes() throws IOException {
        Path backup = folder.resolve("backup.zip");
        chinese.run("prune");
        chinese.run("prune", "--yes");
        chinese.run("prune", "--older-than", "1d");
        chinese.run("backup", backup.toString());
        chinese.run("backup", backup.toString());
        chinese.run("backup", chinese.home().resolve("in.zip").toString());
        chinese.run("backup", folder.resolve("none/backup.zip").toString());
        chinese.run("restore", backup.toString());
        chinese.run("restore", folder.resolve("none.zip").toString());
        chinese.run("backup");
        Path kept = chinese.home();
        chinese.move(folder.resolve("restored"));
        chinese.run("restore", folder.resolve("leaf.txt").toString());
        chinese.run("restore", backup.toString());
        chinese.run("log");
        chinese.move(folder.resolve("nowhere"));
        chinese.run("prune");
        chinese.run("backup", folder.resolve("other.zip").toString());
        chinese.run("settings");
        chinese.run("doctor");
        chinese.move(kept);
    }
}
