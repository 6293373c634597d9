package dev.colophon.cli.sighting;

import static dev.colophon.cases.removal.RemovalVerdict.BLOCKED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.cli.Cli;
import dev.colophon.cli.sighting.ScriptedHost.Answer;
import dev.colophon.cli.sighting.ScriptedHost.Asked;
import dev.colophon.http.guard.AllowList;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.removal.LookedCopy;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for copies at hosts that removed them, and at hosts that only look so. */
class LookIT {

    /** Of each script, with other names, tokens and advertisements. */
    private static final int VARIATIONS = Boolean.getBoolean("colophon.long") ? 5 : 1;

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void allAreNamedRight() throws Exception {
        List<Map.Entry<String, RemovalScripts.Script>> copies = new ArrayList<>();
        for (int i = 0; i < VARIATIONS; i++) {
            copies.addAll(RemovalScripts.all().entrySet());
        }
        assertThat(copies).hasSizeGreaterThanOrEqualTo(40 * VARIATIONS);
        AtomicBoolean later = new AtomicBoolean();
        try (ScriptedHost host = ScriptedHost.of(asked -> answer(copies, later.get(), asked));
                ScriptedHost proxy = ScriptedHost.proxy()) {
            Path home = register();
            List<String> urls = new ArrayList<>();
            for (int i = 0; i < copies.size(); i++) {
                urls.add(host.url("/v/%d/page.html".formatted(i)));
            }
            Path list = Files.write(folder.resolve("urls.txt"), urls);
            Cli.Result scanned = Cli.run(home, "scan", list.toString(), "--allow", host.door());
            assertThat(scanned.exitCode()).as(scanned.err()).isZero();
            later.set(true);

            Map<String, LookedCopy.Looked> looked =
                    look(home, AllowList.of(List.of(host.door())), "FR=http://" + proxy.door());
            assertThat(looked).hasSize(copies.size());
            List<String> wrong = new ArrayList<>();
            looked.forEach((url, copy) -> {
                var entry = copies.get(number(url.substring(host.url("").length())));
                if (copy.finding().verdict() != entry.getValue().verdict()) {
                    wrong.add("%s %s: %s, not %s: %s"
                            .formatted(
                                    entry.getKey(),
                                    url,
                                    copy.finding().verdict(),
                                    entry.getValue().verdict(),
                                    copy.finding().reason()));
                }
                if (copy.finding().meaning() == Meaning.REMOVED) {
                    assertThat(entry.getValue().verdict().meaning())
                            .as(entry.getKey())
                            .isEqualTo(Meaning.REMOVED);
                }
            });
            assertThat(String.join("\n", wrong)).isEmpty();
        }
    }

    private Path register() throws IOException {
        Path home = folder.resolve("home");
        Path picture = Files.write(folder.resolve("lake.png"), RemovalScripts.PICTURE);
        Path story = Files.writeString(folder.resolve("leaf.txt"), RemovalScripts.STORY);
        Cli.Result registered =
                Cli.run(home, "register", picture.toString(), story.toString(), "--owner", "Ada Example");
        assertThat(registered.exitCode()).as(registered.err()).isZero();
        return home;
    }

    private static int number(String path) {
        return Integer.parseInt(path.split("/", -1)[2]);
    }

    private static Answer answer(List<Map.Entry<String, RemovalScripts.Script>> copies, boolean later, Asked asked) {
        String path = asked.path();
        if (path.equals("/")) {
            return RemovalScripts.page("<p>Welcome to our house");
        }
        if (!path.startsWith("/v/")) {
            return Answer.status(404);
        }
        RemovalScripts.Script script = copies.get(number(path)).getValue();
        String what = path.substring(path.lastIndexOf('/') + 1);
        return later
                ? script.then().apply(new RemovalScripts.Stage(number(path), what, asked))
                : RemovalScripts.before(script.text(), what);
    }

    /** For every sighting, by its URL. */
    private static Map<String, LookedCopy.Looked> look(Path home, AllowList allowed, String from) throws IOException {
        Settings settings = Settings.of(new Home(home), new Variables(Map.of("COLOPHON_LOOK_FROM", from)));
        List<String> sightings = Cli.run(home, "sightings", "--json", "--limit", "1000").lines().stream()
                .map(line -> line.replaceFirst(".*?\"sighting\":\"([^\"]+)\".*", "$1"))
                .toList();
        return Looks.of(settings, allowed, sightings);
    }

    @Test
    @Tag("full")
    void oneCopyFromTheCommand() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        try (ScriptedHost host = ScriptedHost.of(asked -> asked.path().equals("/leaf.txt") && !gone.get()
                ? Answer.file("text/plain", RemovalScripts.STORY.getBytes(UTF_8))
                : Answer.status(404))) {
            Path home = register();
            Cli.run(home, "scan", host.url("/leaf.txt"), "--allow", host.door());
            String id =
                    Cli.run(home, "sightings", "--json").out().replaceFirst("(?s).*?\"sighting\":\"([^\"]+)\".*", "$1");
            Cli.Result up = Cli.run(home, "look", id, "nonsense", "--allow", host.door());
            assertThat(up.out()).contains("STILL_UP", "not removed", "looked from this machine alone", "next look");
            assertThat(up.err()).contains("nonsense");
            assertThat(up.exitCode()).as("one bad name costs no other").isEqualTo(3);
            gone.set(true);
            assertThat(Cli.run(home, "look", id, "--json", "--allow", host.door())
                            .out())
                    .contains("\"verdict\":\"GONE\"", "\"meaning\":\"REMOVED\"", "\"next\"");
            assertThat(Cli.run(home, "sightings").out()).contains("gone");
            assertThat(Cli.run(home, "look", "--json").out()).contains(id, "\"verdict\":\"GONE\"");
            assertThat(Cli.run(home, "look", "--due").err()).contains("no look is due");
            assertThat(Cli.run(home, "look", "--survival").out())
                    .contains("127.0.0.1", "1 copy seen up, 1 found gone")
                    .doesNotContain("not counted");
            assertThat(Cli.run(home, "look", "--survival", "--json").out()).contains("\"share\":0.0");
            gone.set(false);
            assertThat(Cli.run(home, "look", id, "--allow", host.door()).out())
                    .contains("REAPPEARED", "it was gone, and is back");
            assertThat(Cli.run(home, "look", "--stop", id).err()).contains("no more");
            assertThat(Cli.run(home, "look").err()).contains("nothing is looked for");
        }
    }

    /** Nobody saw how long it was up: it does not count, and that is said. */
    @Test
    void whatWasGoneAtTheFirstLookIsLeftOutAndNamed() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        try (ScriptedHost host = ScriptedHost.of(asked -> asked.path().equals("/leaf.txt") && !gone.get()
                ? Answer.file("text/plain", RemovalScripts.STORY.getBytes(UTF_8))
                : Answer.status(404))) {
            Path home = register();
            Cli.run(home, "scan", host.url("/leaf.txt"), "--allow", host.door());
            String id =
                    Cli.run(home, "sightings", "--json").out().replaceFirst("(?s).*?\"sighting\":\"([^\"]+)\".*", "$1");
            gone.set(true);
            Cli.run(home, "look", id, "--allow", host.door());
            assertThat(Cli.run(home, "show", id).lines())
                    .as("once")
                    .anySatisfy(line -> assertThat(line).matches("gone +found at \\S+: status 404"));
            assertThat(Cli.run(home, "look", "--survival").out())
                    .contains("0 copies seen up", "not counted: 1 copy that was gone by the first look");
            assertThat(Cli.run(home, "look", "--survival", "--json").out())
                    .contains("\"copies\":0", "\"goneBefore\":1", "\"untold\":0");
        }
    }

    /** It was told as replaced by the part that came. */
    @Test
    void aPartOfACopyReplacesNothing() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        try (ScriptedHost host = ScriptedHost.of(asked -> asked.path().equals("/leaf.txt")
                ? broken.get()
                        ? Answer.file(
                                        "text/plain",
                                        RemovalScripts.STORY.substring(0, 1_500).getBytes(UTF_8))
                                .ending(ScriptedHost.Ending.SHORT)
                        : Answer.file("text/plain", RemovalScripts.STORY.getBytes(UTF_8))
                : Answer.status(404))) {
            Path home = register();
            Cli.run(home, "scan", host.url("/leaf.txt"), "--allow", host.door());
            String id =
                    Cli.run(home, "sightings", "--json").out().replaceFirst("(?s).*?\"sighting\":\"([^\"]+)\".*", "$1");
            broken.set(true);
            assertThat(Cli.run(home, "look", id, "--allow", host.door()).out())
                    .contains("STILL_UP", "in the part of it that could be looked into");
            assertThat(Cli.run(home, "show", id).out())
                    .contains("unknown   since ")
                    .doesNotContain("replaced", "gone ");
            assertThat(Cli.run(home, "sightings").out()).doesNotContain("replaced");
        }
    }

    /** It was told to unpack what it is not given. */
    @Test
    void anAddressThatLeadsToAnArchiveSaysWhoOpensThat() throws Exception {
        AtomicBoolean packed = new AtomicBoolean();
        byte[] zip = zip("leaf.txt", RemovalScripts.STORY);
        try (ScriptedHost host = ScriptedHost.of(asked -> switch (asked.path()) {
            case "/leaf.txt" ->
                packed.get() ? Answer.to("/all.zip") : Answer.file("text/plain", RemovalScripts.STORY.getBytes(UTF_8));
            case "/all.zip" -> Answer.file("application/zip", zip);
            default -> Answer.status(404);
        })) {
            Path home = register();
            Cli.run(home, "scan", host.url("/leaf.txt"), "--allow", host.door());
            String id =
                    Cli.run(home, "sightings", "--json").out().replaceFirst("(?s).*?\"sighting\":\"([^\"]+)\".*", "$1");
            packed.set(true);
            assertThat(Cli.run(home, "look", id, "--allow", host.door()).out())
                    .contains(
                            "UNCERTAIN",
                            "could not be looked into whole: an archive, which a look does not open: `colophon scan` and"
                                    + " `colophon watch` look into what is packed in it")
                    .doesNotContain("UNKNOWN_TYPE", "unpack it");
            assertThat(Cli.run(home, "look", id, "--allow", host.door(), "--lang", "zh")
                            .out())
                    .contains("那是压缩包，查看副本时不打开：`colophon scan` 和 `colophon watch` 会查看其中打包的内容");
            Cli.run(home, "scan", host.url("/leaf.txt"), "--allow", host.door());
            assertThat(Cli.run(home, "sightings").out())
                    .as("what it says of a scan is so")
                    .contains(host.url("/all.zip") + "!/leaf.txt");
        }
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    /** The one that stayed had been gone and was back, as it was told. */
    @Test
    void oneOfTwoWorksInATextIsDroppedFromIt() throws Exception {
        String other = Stories.text(7, Stories.Language.ENGLISH, 6_000);
        AtomicBoolean dropped = new AtomicBoolean();
        try (ScriptedHost host = ScriptedHost.of(asked -> asked.path().equals("/both.txt")
                ? Answer.file(
                        "text/plain", (RemovalScripts.STORY + (dropped.get() ? "" : "\n\n" + other)).getBytes(UTF_8))
                : Answer.status(404))) {
            Path home = register();
            Path second = Files.writeString(folder.resolve("second.txt"), other);
            Cli.run(home, "register", second.toString(), "--owner", "Ada Example");
            Cli.run(home, "scan", host.url("/both.txt"), "--allow", host.door());
            List<String> ids = Cli.run(home, "sightings", "--json").lines().stream()
                    .sorted(Comparator.comparing(line -> line.contains("leaf.txt")))
                    .map(line -> line.replaceFirst(".*?\"sighting\":\"([^\"]+)\".*", "$1"))
                    .toList();
            assertThat(ids).hasSize(2);
            dropped.set(true);
            assertThat(Cli.run(home, "look", ids.get(0), ids.get(1), "--allow", host.door())
                            .out())
                    .contains("GONE", "REENCODED_UP")
                    .doesNotContain("REAPPEARED");
            assertThat(Cli.run(home, "look", "--survival").out())
                    .contains("1 copy seen up, 0 found gone", "not counted: 1 copy that was gone by the first look");
        }
    }

    @Test
    void robotsThatForbidTheLook() throws Exception {
        AtomicBoolean forbidden = new AtomicBoolean();
        AtomicBoolean asked = new AtomicBoolean();
        try (ScriptedHost host = ScriptedHost.of(request -> {
            if (request.path().equals("/robots.txt") && forbidden.get()) {
                return Answer.file("text/plain", "User-agent: *\nDisallow: /".getBytes(UTF_8));
            }
            asked.compareAndSet(false, forbidden.get());
            return request.path().equals("/leaf.txt")
                    ? Answer.file("text/plain", RemovalScripts.STORY.getBytes(UTF_8))
                    : Answer.status(404);
        })) {
            Path home = register();
            Cli.run(home, "scan", host.url("/leaf.txt"), "--allow", host.door());
            forbidden.set(true);
            Map<String, LookedCopy.Looked> looked = look(home, AllowList.of(List.of(host.door())), "mobile");
            assertThat(looked.values()).singleElement().satisfies(copy -> {
                assertThat(copy.finding().verdict()).isEqualTo(BLOCKED);
                assertThat(copy.finding().reason()).contains("robots.txt");
            });
            assertThat(asked).as("nothing else was asked for").isFalse();
        }
    }

    @Test
    @Tag("full")
    void theOperatorPutsItUpElsewhere() throws Exception {
        AtomicBoolean moved = new AtomicBoolean();
        AtomicBoolean gone = new AtomicBoolean();
        Function<Boolean, Function<Asked, Answer>> site =
                second -> asked -> asked.path().equals("/leaf.txt") && moved.get() == second && !gone.get()
                        ? Answer.file("text/plain", RemovalScripts.STORY.getBytes(UTF_8))
                        : Answer.status(404);
        try (ScriptedHost first = ScriptedHost.of(site.apply(false));
                ScriptedHost second = ScriptedHost.at(InetAddress.ofLiteral("127.0.0.2"), site.apply(true))) {
            Path home = register();
            Cli.run(home, "scan", first.url("/leaf.txt"), "--allow", first.door());
            String id =
                    Cli.run(home, "sightings", "--json").out().replaceFirst("(?s).*?\"sighting\":\"([^\"]+)\".*", "$1");
            assertThat(Cli.run(home, "look", id, "--allow", first.door()).out()).contains("STILL_UP");
            moved.set(true);
            Cli.run(home, "scan", second.url("/leaf.txt"), "--allow", second.door());
            assertThat(Cli.run(home, "look", id, "--allow", first.door()).out())
                    .as("another operator, as far as anybody knows")
                    .contains("GONE");
            Cli.Result merged = Cli.run(home, "operators", "merge", "127.0.0.1", "127.0.0.2");
            assertThat(merged.exitCode()).as(merged.err()).isZero();
            assertThat(Cli.run(home, "look", id, "--allow", first.door()).out())
                    .as("the other may not be visited, so nobody saw it there")
                    .contains("GONE");
            String[] both = {"look", id, "--allow", first.door(), "--allow", second.door()};
            assertThat(Cli.run(home, both).out()).contains("REAPPEARED", second.url("/leaf.txt"));
            gone.set(true);
            assertThat(Cli.run(home, both).out())
                    .as("gone there as well")
                    .contains("GONE")
                    .doesNotContain("REAPPEARED");
        }
    }

    @Test
    @Tag("full")
    void aSiteThatShowsNothingAtAllRemovedNothing() throws Exception {
        AtomicBoolean parked = new AtomicBoolean();
        Function<Asked, Answer> site = asked -> parked.get()
                ? RemovalScripts.page("<p>This name is looked after by those who look after names")
                : asked.path().equals("/leaf.txt")
                        ? Answer.file("text/plain", RemovalScripts.STORY.getBytes(UTF_8))
                        : Answer.status(404);
        try (ScriptedHost host = ScriptedHost.of(site)) {
            Path home = register();
            Cli.run(home, "scan", host.url("/leaf.txt"), "--allow", host.door());
            String id =
                    Cli.run(home, "sightings", "--json").out().replaceFirst("(?s).*?\"sighting\":\"([^\"]+)\".*", "$1");
            Cli.run(home, "look", id, "--allow", host.door());
            parked.set(true);
            assertThat(Cli.run(home, "look", id, "--allow", host.door()).out())
                    .contains("UNCERTAIN", "its first page and a made-up address");
            assertThat(Cli.run(home, "look", "--survival").out()).contains("1 copy", "0 found gone");
        }
    }

    @Test
    @Tag("full")
    void robotsOfWhereARedirectLeads() throws Exception {
        AtomicBoolean moved = new AtomicBoolean();
        AtomicBoolean asked = new AtomicBoolean();
        try (ScriptedHost second = ScriptedHost.at(InetAddress.ofLiteral("127.0.0.2"), request -> {
                    asked.compareAndSet(false, !request.path().equals("/robots.txt"));
                    return request.path().equals("/robots.txt")
                            ? Answer.file("text/plain", "User-agent: *\nDisallow: /".getBytes(UTF_8))
                            : Answer.status(404);
                });
                ScriptedHost first = ScriptedHost.of(request -> !request.path().equals("/leaf.txt")
                        ? Answer.status(404)
                        : moved.get()
                                ? Answer.to(second.url("/leaf.txt"))
                                : Answer.file("text/plain", RemovalScripts.STORY.getBytes(UTF_8)))) {
            Path home = register();
            Cli.run(home, "scan", first.url("/leaf.txt"), "--allow", first.door());
            moved.set(true);
            assertThat(look(home, AllowList.of(List.of(first.door(), second.door())), "mobile")
                            .values())
                    .singleElement()
                    .satisfies(copy -> {
                        assertThat(copy.finding().verdict()).isEqualTo(BLOCKED);
                        assertThat(copy.finding().reason()).contains("robots.txt", second.url("/leaf.txt"));
                    });
            assertThat(asked).as("nothing else was asked for there").isFalse();
        }
    }
}
