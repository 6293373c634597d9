package dev.colophon.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import dev.colophon.service.source.SourceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code source} and {@code watch} say of what they did. */
class SourceAnswersTest {

    @TempDir
    Path folder;

    private Path home;
    private Path watched;

    @BeforeEach
    void make() throws IOException {
        home = folder.resolve("home");
        watched = Files.createDirectory(folder.resolve("watched"));
        Path story = Files.writeString(watched.resolve("story.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", story.toString(), "--owner", "Mo Example");
    }

    private Cli.Result source(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "source";
        System.arraycopy(words, 0, all, 1, words.length);
        return Cli.run(home, all);
    }

    @Test
    void aHostIsBlockedByItsNameOrAUrlOnIt() {
        assertThat(source("block", "http://127.0.0.1:8797/page").lines())
                .containsExactly("blocked 127.0.0.1:8797: nothing is asked of it until "
                        + "`colophon source unblock 127.0.0.1:8797`");
        assertThat(source("list").out()).contains("blocked host     127.0.0.1:8797");
        assertThat(source("block", "127.0.0.1:8797").lines()).containsExactly("127.0.0.1:8797 is blocked already");
        assertThat(source("unblock", "HTTP://127.0.0.1:8797").lines()).containsExactly("unblocked 127.0.0.1:8797");
        assertThat(source("unblock", "nope.example").lines())
                .containsExactly("nope.example was not blocked; `colophon source list` names the hosts that are");
        assertThat(source("list").out()).doesNotContain("blocked host");
        for (String odd : List.of("not a host!", "!!", "ftp://example.org/", "http://")) {
            Cli.Result result = source("block", odd);
            assertThat(result.exitCode()).as(odd).isEqualTo(ExitCode.USAGE);
            assertThat(result.err())
                    .contains(odd + " is not a host name; write it as example.org")
                    .hasLineCount(1);
        }
    }

    @Test
    void eachChangeIsSaidInOneLine() {
        assertThat(source("add", watched.toString()).out()).startsWith("added ");
        assertThat(source("add", watched.toString(), "--every", "hourly").lines())
                .singleElement()
                .asString()
                .startsWith("there already, now with --every hourly (was daily): ");
        for (String word : List.of("pause", "resume", "remove")) {
            String done = word.endsWith("e") ? word + "d" : word + "ed";
            assertThat(source(word, watched.toString()).lines())
                    .singleElement()
                    .asString()
                    .startsWith(done + " ")
                    .endsWith(watched.toString());
        }
    }

    /** They took one alone. */
    @Test
    void severalArePausedResumedAndRemovedAndOneThatIsNotThereCostsNoOther() {
        source("add", watched.toString());
        source("add", "https://films.example/");
        for (String word : List.of("pause", "resume", "remove")) {
            Cli.Result done = source(word, watched.toString(), "https://none.example/", "https://films.example/");
            assertThat(done.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(done.lines()).hasSize(2).last().asString().endsWith("https://films.example/");
            assertThat(done.err()).contains("https://none.example/").hasLineCount(1);
        }
        assertThat(source("list").out()).isEmpty();
    }

    /** They were daily again, and a server of one's own was not allowed any more. */
    @Test
    void whatIsNotSaidAgainStaysAsItWas() throws IOException {
        String url = "http://127.0.0.1:8797/list.txt";
        source("add", url, "--every", "6h", "--allow", "127.0.0.1:8797", "--include", "*a*", "--elsewhere");
        Cli.Result again = source("add", url, "--pages", "10");
        assertThat(again.err()).isEmpty();
        assertThat(again.out())
                .startsWith("there already, now with --pages 10 (was " + SourceRequest.USUAL_PAGES + "): ")
                .contains(" 6h ");
        assertThat(source("add", url).out()).startsWith("there already, with the same settings: ");
        assertThat(source("add", url, "--no-elsewhere", "--include", "*b*").out())
                .contains("--elsewhere false (was true), --include *b* (was *a*)");
        assertThat(source("list", "--json").out())
                .contains(
                        "\"everySeconds\":21600",
                        "\"elsewhere\":false",
                        "\"pagesADay\":10",
                        "\"include\":[\"*b*\"]",
                        "\"allowedHosts\":[\"127.0.0.1:8797\"]");
    }

    /** It was added besides, with nothing of what had been said. */
    @Test
    void aPlaceOfAnotherKindKeepsWhatIsNotSaidAgain() throws IOException {
        String url = "http://127.0.0.1:8797/news";
        source("add", url, "--every", "6h", "--allow", "127.0.0.1:8797", "--pages", "10");
        source("pause", url);
        Cli.Result feed = source("add", url, "--kind", "feed");
        assertThat(feed.exitCode()).as(feed.err()).isZero();
        assertThat(feed.out())
                .startsWith("there already, now with --kind feed (was site), --depth 0 (was 5): ")
                .contains(" feed ", " 6h ");
        assertThat(source("list", "--json").lines())
                .singleElement()
                .asString()
                .contains(
                        "\"kind\":\"FEED\"",
                        "\"everySeconds\":21600",
                        "\"pagesADay\":10",
                        "\"paused\":true",
                        "\"allowedHosts\":[\"127.0.0.1:8797\"]");
        assertThat(source("add", url, "--kind", "site", "--depth", "2").out())
                .startsWith("there already, now with --kind site (was feed), --depth 2 (was 0): ");
        assertThat(source("add", url, "--kind", "page").out())
                .as("a depth that somebody chose stays")
                .startsWith("there already, now with --kind page (was site): ");
    }

    @Test
    void aPlaceIsNamedAsAPersonWritesIt() throws IOException {
        source("add", watched.toString());
        source("add", "https://Films.example/list/", "--depth", "0");
        source("add", "https://films.example");
        Path here = Path.of("").toAbsolutePath().relativize(watched.toAbsolutePath());
        assertThat(source("pause", here.toString()).out()).contains(watched.toString());
        assertThat(source("pause", "https://films.example/list").out()).endsWith("https://films.example/list/\n");
        assertThat(source("pause", "HTTPS://films.example").out()).endsWith("https://films.example/\n");
        for (String line : source("list").lines()) {
            assertThat(line).endsWith("  paused");
            String id = line.substring(0, line.indexOf(' '));
            assertThat(source("resume", id).out()).startsWith("resumed ").contains(id + " ");
        }
        Path list = Files.writeString(folder.resolve("list.txt"), "https://films.example/1\n");
        source("add", list.toString(), "--kind", "url-list");
        source("add", list.toString(), "--kind", "archive");
        assertThat(source("remove", list.toString()).out())
                .as("one, of the kind that was said last")
                .startsWith("removed ");
    }

    @Test
    void aListSaysWhichOfItsLinesAreNoAddresses() throws IOException {
        StringBuilder lines = new StringBuilder("https://films.example/1\n");
        for (int i = 2; i <= 14; i++) {
            lines.append("nothing ").append(i).append('\n');
        }
        Path list = Files.writeString(folder.resolve("list.txt"), lines);
        Cli.Result added = source("add", list.toString());
        assertThat(added.lines()).singleElement().asString().startsWith("added ");
        assertThat(added.exitCode()).as("the rest was done").isEqualTo(ExitCode.REFUSED);
        assertThat(added.err().lines())
                .hasSize(11)
                .startsWith("colophon: line 2: nothing 2 is not an http or https URL")
                .endsWith("and 3 more lines that are left out");
        assertThat(source("add", list.toString(), "--json").out())
                .contains("\"problems\":[\"line 2: nothing 2 is", "\"leftOut\":13");
        Cli.Result listed = source("list");
        assertThat(listed.out()).contains("list.txt  due now");
        assertThat(listed.err())
                .isEqualTo(
                        "1 place was not looked at yet, so nothing is known of the addresses there, barred ones included: "
                                + "`colophon watch` looks\n");
    }

    @Test
    void aListWithoutAnAddressIsRefusedAndNotAdded() throws IOException {
        for (String text : List.of("root:x:0:0\nsync:x:4\n", "", "# nothing yet\n")) {
            Path list = Files.writeString(folder.resolve("passwd.txt"), text);
            Cli.Result refused = source("add", list.toString());
            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err()).contains("not one line of " + list).hasLineCount(1);
        }
        assertThat(source("add", "/dev/zero").err())
                .contains("/dev/zero is neither a file nor a folder")
                .hasLineCount(1);
        assertThat(source("add", watched.toString(), "--kind", "archive").err())
                .contains(watched + " is no file; choose another kind");
        assertThat(source("list").out()).doesNotContain("passwd", "zero", watched.toString());
    }

    @Test
    void aListSaysWhichOfItsAddressesMayNotBeAskedFor() throws IOException {
        Path list = Files.writeString(
                folder.resolve("my list.txt"),
                "https://films.example/1\nhttp://127.0.0.2:8797/a\nhttp://10.0.0.1/b\nhttp://127.0.0.3:8797/c\n");
        Cli.Result added = source("add", list.toString(), "--allow", "127.0.0.3:8797");
        assertThat(added.exitCode()).as("the rest was done").isEqualTo(ExitCode.REFUSED);
        assertThat(added.lines()).singleElement().asString().startsWith("added ");
        assertThat(added.err().lines())
                .containsExactly(
                        "colophon: http://127.0.0.2:8797/a: refused: 127.0.0.2 is a loopback address (rule SSRF-4)",
                        "colophon: http://10.0.0.1/b: refused: 10.0.0.1 is a private address (rule SSRF-4)",
                        "if the servers are yours: `colophon source add '" + list
                                + "' --allow 127.0.0.3:8797 --allow 127.0.0.2:8797 --allow 10.0.0.1:80`");
        assertThat(source("add", list.toString(), "--json").out())
                .contains(
                        "\"barred\":2",
                        "\"barredAddresses\":[{\"url\":\"http://127.0.0.2:8797/a\",\"cause\":\"refused: 127.0.0.2 is",
                        "\"allow\":\"10.0.0.1:80\"");
        assertThat(source("add", list.toString(), "--allow", "127.0.0.0/8", "--allow", "10.0.0.1:80")
                        .exitCode())
                .isZero();
    }

    @Test
    void aNameAndAPasswordInAnAddressAreNotTaken() {
        Cli.Result refused = source("add", "https://ada:secret@films.example/");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains(
                        "a name or password in the address of films.example: none is ever sent, so write it without them")
                .doesNotContain("secret")
                .hasLineCount(1);
        assertThat(source("list").out()).doesNotContain("films.example");
    }

    /** All of it was English. */
    @Test
    void whatIsWatchedIsToldInChinese() throws IOException {
        source("add", "https://films.example/", "--every", "6h");
        Path list = Files.writeString(folder.resolve("list.txt"), "http://127.0.0.2:8797/a\nnothing\n");
        Cli.Result added = source("add", list.toString(), "--lang", "zh");
        assertThat(added.out()).startsWith("已添加 ").contains(" 网址列表       每天     ");
        assertThat(added.err())
                .contains(
                        "第 2 行：nothing 不是 http 或 https 网址",
                        "拒绝：127.0.0.2 是回环地址（规则 SSRF-4）\n若该服务器是您的：`colophon source add");
        assertThat(source("add", "https://films.example/", "--every", "daily", "--lang", "zh")
                        .out())
                .startsWith("已在监视中，现改为 --every daily（原为 6h）：")
                .contains(" 网站           每天     https://films.example/；由其通向的内容");
        assertThat(source("pause", "https://films.example/", "--lang", "zh").out())
                .startsWith("已暂停 ");
        assertThat(source("list", "--lang", "zh").out()).contains("  已暂停", "  现已到期");
        assertThat(source("list", "--lang", "zh-Hant").out()).contains("網站", "  已暫停", "  現已到期");
        assertThat(source("list", "--lang", "mn").out()).contains("сайт", "түр зогссон");
        assertThat(source("resume", "https://films.example/", "--lang", "zh-Hant")
                        .out())
                .startsWith("已恢復 ");
        assertThat(source("remove", "https://films.example/", "--lang", "zh").out())
                .startsWith("已移除 ");
        assertThat(source("block", "films.example", "--lang", "zh").out())
                .startsWith("已屏蔽 films.example：在 `colophon source unblock films.example` 之前");
        assertThat(source("list", "--lang", "zh").out()).contains("已屏蔽的主机     films.example");
        assertThat(source("unblock", "films.example", "--lang", "zh").out()).startsWith("已取消屏蔽 films.example");
        Cli.Result refused = source("add", "http://127.0.0.1:8797/", "--lang", "zh");
        assertThat(refused.err()).contains("拒绝：127.0.0.1 是回环地址（规则 SSRF-4）；如果该服务器属于您：--allow 127.0.0.1:8797");
        source("remove", list.toString());
        assertThat(source("list", "--lang", "zh").err()).contains("还没有监视任何位置");
    }

    @Test
    void howWatchingStandsIsToldInChinese() {
        source("add", "https://films.example/");
        source("add", "https://songs.example/");
        source("pause", "https://songs.example/");
        assertThat(Cli.run(home, "status").lines())
                .contains(
                        "sources             2  paused 1",
                        "urls                0  due now 1",
                        "to look into        0",
                        "sightings           0");
        assertThat(Cli.run(home, "status", "--lang", "zh").lines())
                .contains("来源                2  已暂停 1", "网址                0  现已到期 1", "待查看              0");
        assertThat(Cli.run(home, "status", "--lang", "zh-Hant").lines()).contains("來源                2  已暫停 1");
        assertThat(Cli.run(home, "status", "--json", "--lang", "zh").out())
                .contains("\"sources\":2", "\"paused\":1", "\"due\":1", "\"dueLocal\":0", "\"waiting\":{}");
        source("add", watched.toString());
        assertThat(Cli.run(home, "status").lines())
                .contains("sources             3  of this machine due now 1, paused 1");
    }

    @Test
    void placesAreDescribedAsTheirSchemaSays() {
        Cli.Result added = source(
                "add",
                watched.toString(),
                "--json",
                "--include",
                "*/a/*",
                "--exclude",
                "*/b/*",
                "--allow",
                "127.0.0.1:8797");
        assertThat(added.out())
                .contains(
                        "\"kind\":\"FOLDER\"",
                        "\"everySeconds\":86400",
                        "\"include\":[\"*/a/*\"]",
                        "\"exclude\":[\"*/b/*\"]",
                        "\"allowedHosts\":[\"127.0.0.1:8797\"]");
        Cli.Result list = source("list", "--json");
        assertThat(list.lines()).hasSize(1);
        for (String[] odd : List.of(
                new String[] {"--pages", "0"}, new String[] {"--depth", "99"}, new String[] {"--every", "0m"})) {
            Cli.Result refused = source("add", watched.toString(), odd[0], odd[1]);
            assertThat(refused.exitCode()).as(odd[0]).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err()).startsWith("colophon: ").hasLineCount(1);
        }
    }

    @Test
    @Tag("full")
    void aWatchCountsTheFilesOfAFolder() throws IOException {
        Files.writeString(watched.resolve("other.txt"), Stories.text(3, Stories.Language.ENGLISH, 2000));
        source("add", watched.toString());
        Variables variables = new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot"));
        Cli.Result first = Cli.run(variables, home, "watch", "--once");
        assertThat(first.out())
                .endsWith(
                        "looked into 2 captures and files, and what was packed in them: 1 with registered works, 1 of them EXACT or STRONG\n");
        source("add", watched.toString());
        assertThat(Cli.run(variables, home, "watch", "--once").lines()).containsExactly("nothing new was looked into");
        assertThat(source("list").out()).contains("  next 20");
        assertThat(Cli.run(variables, home, "watch", "--once").err())
                .contains("nothing was due; the next visit is due at 20");
        Path copy = Files.writeString(watched.resolve("copy.txt"), "Found: " + Stories.theLastLeaf());
        source("add", watched.toString());
        Cli.Result json = Cli.run(variables, home, "watch", "--once", "--json");
        assertThat(json.out()).contains(copy.toString());
    }
}
