package dev.colophon.cli.source;

import static dev.colophon.cli.source.WatchedServer.VARIABLES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.Schemas;
import dev.colophon.samples.text.Stories;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code watch} and {@code source list --failing} say of addresses that give nothing. */
@Tag("full")
class FailingAddressesIT extends WatchedFiles {

    @Test
    void anAddressThatSeveralSourcesNameIsToldOnce() throws Exception {
        Path list = Files.writeString(folder.resolve("list.txt"), url("/dead") + "\n");
        String allowed = web.host();
        Cli.run(home, "source", "add", list.toString(), "--allow", allowed);
        assertThat(watch("/dead").err()).containsOnlyOnce(url("/dead") + ": the server answered 404");
    }

    @Test
    void addressesOfAListThatGiveNothingAreTold() throws Exception {
        files.put("/story.txt", ("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        StringBuilder lines = new StringBuilder("no address\n" + url("/story.txt") + "\n");
        for (int i = 10; i < 22; i++) {
            lines.append(url("/dead-" + i)).append('\n');
        }
        Path list = Files.writeString(folder.resolve("list.txt"), lines);
        String allowed = web.host();
        Cli.run(home, "source", "add", list.toString(), "--allow", allowed);
        Cli.Result watched = Cli.run(VARIABLES, home, "watch", "--once", "--json");
        assertThat(watched.err())
                .contains(
                        "colophon: " + list + ": line 1: no address is not an http or https URL",
                        "colophon: " + url("/dead-10") + ": the server answered 404",
                        "and 2 more addresses of " + list + " that gave nothing")
                .doesNotContain("dead-20");
        assertThat(watched.out())
                .contains(
                        "{\"file\":\"" + url("/dead-19") + "\",\"kind\":\"UNREADABLE\"",
                        "\"NOT_RECEIVED: line 1: no address is not");
        assertThat(Cli.run(home, "source", "list").out()).contains("12 addresses failed at the last look");
        Cli.Result failing = Cli.run(home, "source", "list", "--failing", "--limit", "2");
        assertThat(failing.lines())
                .hasSize(2)
                .first()
                .asString()
                .matches(".*/dead-10  status 404 \\(at \\S+\\); nothing was had since \\S+; asked for again from \\S+");
        assertThat(failing.err()).contains("--after " + url("/dead-11"));
        assertThat(Cli.run(home, "source", "list", "--failing", "--after", url("/dead-11"), "--json")
                        .lines())
                .hasSize(10)
                .allSatisfy(line -> Schemas.assertLine("failing-address", line));
        assertThat(Cli.run(home, "status").out()).contains("failing            12  addresses at their last look");
    }

    /** What pages show is not told one by one, and what a list names is, though a page showed it first. */
    @Test
    void anAddressOfAListThatAPageShowedBeforeIsTold() throws Exception {
        files.put("/page.html", "<!DOCTYPE html><title>Lake</title><img src=/lake.png>".getBytes(UTF_8));
        assertThat(watch("/page.html").err()).doesNotContain("lake.png");
        Path list = Files.writeString(folder.resolve("list.txt"), url("/lake.png") + "\n");
        Cli.run(home, "source", "add", list.toString(), "--allow", web.host());
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .contains("colophon: " + url("/lake.png") + ": the server answered 404");
    }

    /** Nothing was said of it, since its host was never asked for more than its robots.txt. */
    @Test
    void anAddressWhoseHostIsDeadIsTold() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Path list = Files.writeString(folder.resolve("list.txt"), "http://127.0.0.1:" + nobody + "/song.mp3\n");
        Cli.run(home, "source", "add", list.toString(), "--allow", "127.0.0.1:" + nobody);
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .contains("colophon: http://127.0.0.1:" + nobody
                        + "/song.mp3: its host cannot be asked for robots.txt, and so for nothing");
    }

    @Test
    void aListOnTheWebSaysWhichOfItsLinesAreNoAddresses() throws Exception {
        files.put("/list.txt", ("no address\n" + url("/story.txt") + "\nnone either\n").getBytes(UTF_8));
        files.put("/story.txt", Stories.theLastLeaf().getBytes(UTF_8));
        String allowed = web.host();
        Cli.run(home, "source", "add", url("/list.txt"), "--allow", allowed);
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .contains("colophon: " + url("/list.txt")
                        + ": entries left out: line 1: no address is not an http or https URL; line 3: none either is");
    }

    /** Nothing was said of it: `status` alone counted it. */
    @Test
    void addressesThatMayNotBeAskedForAreTold() throws Exception {
        files.put("/story.txt", Stories.theLastLeaf().getBytes(UTF_8));
        int port = web.port();
        String barred = "http://127.0.0.2:" + port + "/story.txt";
        String other = "http://127.0.0.3:" + port + "/story.txt";
        Path list =
                Files.writeString(folder.resolve("list.txt"), url("/story.txt") + "\n" + barred + "\n" + other + "\n");
        String allowed = web.host();
        Cli.run(home, "source", "add", list.toString(), "--allow", allowed);
        Cli.Result watched = Cli.run(VARIABLES, home, "watch", "--once", "--json");
        String why = "refused: 127.0.0.2 is a loopback address (rule SSRF-4)";
        String remedy = "if the servers are yours: `colophon source add " + list + " --allow " + allowed
                + " --allow 127.0.0.2:" + port + " --allow 127.0.0.3:" + port + "`";
        assertThat(watched.err()).contains("colophon: " + barred + ": " + why + "\n", "\n" + remedy + "\n");
        assertThat(watched.out()).contains("{\"file\":\"" + barred + "\"", "\"reason\":\"NOT_ASKED: " + why);
        assertThat(Cli.run(home, "source", "list").out()).contains("2 addresses are barred (`--failing`)");
        Cli.Result failing = Cli.run(home, "source", "list", "--failing");
        assertThat(failing.lines()).containsExactly(barred + "  " + why, other + "  " + why.replace("0.2", "0.3"));
        assertThat(failing.err())
                .as("one that permits all, since what is allowed is replaced")
                .contains(remedy);
        assertThat(Cli.run(home, "source", "list", "--failing", "--json").lines())
                .hasSize(2)
                .allSatisfy(line -> Schemas.assertLine("failing-address", line))
                .first()
                .asString()
                .contains("\"barred\":true", "\"allow\":\"127.0.0.2:" + port + "\"");
        assertThat(Cli.run(home, "source", "list", "--json").out()).contains("\"barred\":2");
        assertThat(Cli.run(home, "status").out()).contains("due now 0, barred 2");
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .as("the list was not read again")
                .doesNotContain(barred);
        Cli.run(home, "source", "add", list.toString(), "--allow", allowed, "--allow", "127.0.0.3:" + port);
        assertThat(Cli.run(home, "source", "list", "--failing").err())
                .as("they may be allowed now: nobody has asked")
                .contains("2 addresses were not asked for yet, so nothing is said of them");
    }

    /** A page of somebody else may name what it wants: nobody is told to allow that. */
    @Test
    void whatASitemapOfOnesOwnServerNamesIsToldToo() throws Exception {
        int port = web.port();
        String barred = "http://127.0.0.2:" + port + "/story.html";
        files.put(
                "/sitemap.xml",
                ("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>" + barred
                                + "</loc></url></urlset>")
                        .getBytes(UTF_8));
        Cli.run(home, "source", "add", url("/sitemap.xml"), "--allow", web.host());
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .contains(
                        "colophon: " + barred + ": refused: 127.0.0.2 is a loopback address (rule SSRF-4)\n",
                        "if the server is yours: `colophon source add " + url("/sitemap.xml"));
    }

    /** It was said that nothing was due. */
    @Test
    void aRobotsTxtThatForbidsAllIsTold() throws Exception {
        files.put("/robots.txt", "User-agent: *\nDisallow: /\n".getBytes(UTF_8));
        files.put("/story.txt", Stories.theLastLeaf().getBytes(UTF_8));
        String host = web.host();
        Cli.run(home, "source", "add", url("/story.txt"), "--kind", "page", "--allow", host);
        Cli.Result json = Cli.run(VARIABLES, home, "watch", "--once", "--json");
        assertThat(json.err())
                .contains("colophon: " + url("/story.txt") + ": the robots.txt of " + host + " does not allow it")
                .doesNotContain("nothing was due");
        assertThat(json.out()).contains("\"reason\":\"NOT_ASKED: the robots.txt of ");
        assertThat(Cli.run(VARIABLES, home, "watch", "--once", "--lang", "zh").err())
                .as("robots.txt is not asked for again")
                .contains("没有到期的访问；下次访问在 20");
        assertThat(Cli.run(home, "status").out()).contains("due now 0, not allowed by their hosts 1");
        assertThat(Cli.run(home, "source", "list", "--failing").lines())
                .containsExactly(url("/story.txt") + "  the robots.txt of " + host + " does not allow it");
        assertThat(Cli.run(home, "source", "list").out()).contains("1 address is barred (`--failing`)");
        Cli.run(home, "source", "add", url("/other.txt"), "--kind", "page", "--allow", host);
        assertThat(Cli.run(VARIABLES, home, "watch", "--once").err())
                .as("named when robots.txt was known")
                .contains("colophon: " + url("/other.txt") + ": the robots.txt of " + host + " does not allow it")
                .doesNotContain(url("/story.txt"));
    }
}
