package dev.colophon.cli.language;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases and notices, from what a draft lacks to what is answered, in Chinese. */
class NoticesInChineseIT {

    /** What is declared and signed under the law of the United States, whose notices are in English. */
    private static final List<String> DMCA =
            List.of("--regime", "us-dmca", "--declare", "good-faith,accuracy,authority", "--sign", "Ada");

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

    private void tell(String tag) throws IOException {
        chinese = new ChineseCommands(tag, folder.resolve("home"));
        String story = Stories.theLastLeaf();
        Path work = file("leaf.txt", story);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = story.getBytes(StandardCharsets.UTF_8);
            boolean copy = exchange.getRequestURI().getPath().matches("/[ab]\\.txt");
            exchange.getResponseHeaders().add("Content-Type", "text/plain");
            exchange.sendResponseHeaders(copy ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String door = "127.0.0.1:" + server.getAddress().getPort();
            Cli.run(chinese.home(), "register", work.toString(), "--owner", "Ada", "--title", "Leaf");
            none();
            cases(door);
            drafts();
            sending();
            answers();
        } finally {
            server.stop(0);
        }
        chinese.assertNoWordOfEnglish(150);
    }

    /** What there is not. */
    private void none() {
        for (String notice : List.of("N-9", "x")) {
            chinese.run("notice", "show", notice);
            chinese.run("notice", "status", notice);
            chinese.run("notice", "send", notice);
            chinese.run("notice", "undo", notice);
        }
        for (String number : List.of("K-9", "x")) {
            chinese.run("case", "show", number);
            chinese.run("case", "close", number, "--outcome", "removed", "--reason", "L");
            chinese.run("notice", "draft", number, "--regime", "us-dmca");
        }
        chinese.run("notice", "deliver");
        chinese.run("source", "pause", "ffffffff");
        chinese.run("source", "add", "ftp://a.example/");
        chinese.run("contact", "find", "K-9");
    }

    private void cases(String door) {
        String url = "http://" + door;
        Cli.run(chinese.home(), "scan", url + "/a.txt", url + "/b.txt", "--allow", door);
        for (String id : sightings()) {
            chinese.run("decide", id, "--host", "a.example", "--as", "confirmed", "--reason", "L");
            chinese.run("decide", id, "--as", "confirmed", "--reason", "L");
        }
        chinese.run("case", "open", "--all");
        chinese.run("case", "show", "K-1");
        chinese.run("case", "evidence", "K-1", "--no-browser");
        chinese.run("case", "evidence", "K-1", "--no-browser", "--allow", door);
        chinese.run("case", "evidence", "K-1", "--no-browser", "--allow", door);
        chinese.run("case", "merge", "K-1", "K-1", "--reason", "L");
        chinese.run("case", "merge", "K-1", "K-7", "--reason", "L");
        chinese.run("case", "split", "K-1", "--site", "none.example", "--reason", "L");
        chinese.run("case", "reopen", "K-1", "--reason", "L");
        chinese.run("case", "close", "K-1", "--outcome", "removed", "--reason", "L");
    }

    private List<String> sightings() {
        return Cli.run(chinese.home(), "sightings", "--json").lines().stream()
                .map(line -> line.replaceFirst(".*?\"sighting\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private void draft(List<String> more, String... others) {
        List<String> command = new ArrayList<>(List.of("notice", "draft", "K-1", "--no-browser"));
        command.addAll(more);
        command.addAll(List.of(others));
        chinese.run(command.toArray(String[]::new));
    }

    private void drafts() {
        draft(List.of());
        for (String regime : List.of("us-dmca", "cn-ec", "cn-rprnd", "eu-dsa")) {
            draft(List.of("--regime", regime));
        }
        draft(List.of("--regime", "us-dmca", "--declare", "odd"));
        draft(List.of("--regime", "us-dmca", "--declare", "good-faith", "--agent", "Ben"));
        draft(DMCA, "--host", "none.example");
        draft(DMCA, "--new-proof", "K-7");
        Cli.run(
                chinese.home(),
                "owner",
                "details",
                "Ada",
                "--identity",
                "passport",
                "--identity-file",
                folder.resolve("leaf.txt").toString(),
                "--address",
                "1",
                "--post-code",
                "1",
                "--country",
                "DE",
                "--phone",
                "+49 341 123456",
                "--email",
                "ada@mail.example");
        draft(List.of("--regime", "cn-ec"), "--declare", "truth", "--sign", "1");
        draft(List.of("--regime", "cn-rprnd"), "--declare", "truth", "--sign", "1");
    }

    private void sending() {
        Map<String, String> mail = Map.of(
                "COLOPHON_MAIL_SERVER",
                "127.0.0.1:2",
                "COLOPHON_MAIL_SECURITY",
                "none",
                "COLOPHON_MAIL_FROM",
                "ada@mail.example");
        chinese.run("notice", "send", "N-1");
        chinese.run(mail, "notice", "send", "N-1");
        chinese.run(mail, "notice", "send", "N-1", "--to", "x@host.example", "--hold", "1");
        chinese.run(mail, "notice", "send", "N-1", "--to", "x@host.example", "--later");
        chinese.run(mail, "notice", "undo", "N-1");
        chinese.run(mail, "notice", "undo", "N-1");
        chinese.run("notice", "sent", "N-1", "--by", "mail", "--on", "2999-01-01");
        chinese.run("notice", "sent", "N-1", "--by", "mail");
        chinese.run("notice", "remind", "N-1");
        chinese.run("notice", "send", "N-1");
        chinese.run("notice", "close", "N-1", "--as", "withdrawn");
        draft(List.of("--regime", "cn-ec"), "--declare", "truth", "--sign", "1");
        chinese.run("notice", "suit", "N-1", "--court", "L", "--docket", "L", "--filed", "2026-01-01");
        chinese.run("notice", "status");
        chinese.run("notice", "show", "N-1", "--files", folder.resolve("n").toString());
    }

    private void answers() throws IOException {
        String head = "From: h@host.example\nSubject: %s\n\n%s\n";
        Path none = file("none.eml", head.formatted("L", "文件已移除。"));
        Path removed = file("removed.eml", head.formatted("N-1", "文件已移除。"));
        chinese.run("answer", "import", none.toString());
        chinese.run("answer", "import", removed.toString());
        chinese.run("answer", "import", removed.toString(), "--as", "odd");
        for (String copy : List.of("9", "x", "1", "all")) {
            chinese.run("answer", "import", removed.toString(), "--as", "removed", "--copy", copy);
        }
        chinese.run("answer", "import", removed.toString(), "--as", "removed", "--notice", "N-9");
        chinese.run("answer", "import", removed.toString(), "--as", "counter-notice", "--holds", "odd");
        chinese.run("answer", "import", removed.toString(), "--as", "counter-notice");
        chinese.run("notice", "status", "N-1");
        chinese.run("notice", "show", "N-1");
        chinese.run("notice", "retract", "N-1", "--reason", "L", "--later");
        chinese.run("case", "show", "K-1");
    }
}
