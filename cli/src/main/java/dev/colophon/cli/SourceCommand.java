package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.crawl.frontier.Sources;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.Budget;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.watch.Schedule;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The places to watch. */
@Command(
        name = "source",
        description = "Name the places to watch; `colophon watch` then looks there again and again.",
        subcommands = {
            SourceCommand.Add.class,
            SourceCommand.ListThem.class,
            SourceCommand.Pause.class,
            SourceCommand.Resume.class,
            SourceCommand.Remove.class,
            SourceCommand.Block.class,
            SourceCommand.Unblock.class
        })
final class SourceCommand implements Runnable {

    /** A name, an IPv4 address or an IPv6 address in brackets, and a port. */
    private static final Pattern HOST_NAME = Pattern.compile("([a-z0-9_.-]+|\\[[0-9a-f:.]+])(:\\d+)?");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Missing command: add, list, pause, resume, remove, block or unblock");
    }

    /** What is asked of all of them. */
    private interface OnSources {
        void run(Sources sources) throws SourceRefused;
    }

    private static int with(HomeOption home, OnSources action) {
        Settings settings = home.existing();
        try (Database database = Database.open(settings.home(), settings.database())) {
            action.run(new Sources(database, InstantSource.system()));
            return ExitCode.OK;
        } catch (SourceRefused e) {
            throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode json(Source source) {
        ObjectNode line = JsonLines.object()
                .put("source", source.id())
                .put("kind", source.kind().name())
                .put("seed", source.seed())
                .put("everySeconds", source.every().toSeconds())
                .put("depth", source.depth())
                .put("elsewhere", source.scope().elsewhere())
                .put("pagesADay", source.budget().pages())
                .put("bytesADay", source.budget().bytes())
                .put("paused", source.paused())
                .put("due", source.due().toString());
        source.scope().include().forEach(line.putArray("include")::add);
        source.scope().exclude().forEach(line.putArray("exclude")::add);
        source.allowedHosts().forEach(line.putArray("allowedHosts")::add);
        return line;
    }

    private static String text(Source source, ShortIds ids) {
        return "%s  %-14s %-8s %s%s"
                .formatted(
                        ids.of(source.id()),
                        source.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Schedule.words(source.every()),
                        Console.safe(source.seed()),
                        source.paused() ? "  @|yellow paused|@" : "");
    }

    private static ShortIds shortIds(List<Source> sources) {
        return ShortIds.of(sources.stream().map(Source::id).toList());
    }

    /** Adds one. */
    @Command(
            name = "add",
            description = {
                "Add a place to watch. Adding it again changes its settings.",
                "Without --kind it is guessed: a folder, a WARC, a file of URLs, a feed or sitemap by its name, else a site."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  colophon source add https://example.org/ --every daily --depth 3",
                "  colophon source add https://example.org/feed.xml --kind feed --every hourly",
                "  colophon source add https://example.org/live/list.m3u8 --kind stream",
                "  colophon source add results.csv --kind search-results",
                "  colophon source add ~/Downloads"
            })
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "PLACE", description = "A URL, or a file or folder of this machine.")
        private String place = "";

        @Option(names = "--kind", paramLabel = "KIND", description = "One of: ${COMPLETION-CANDIDATES}.")
        private @Nullable SourceKind kind;

        @Option(
                names = "--every",
                paramLabel = "WHEN",
                description = "hourly, daily, weekly, monthly, or as 30m, 6h, 2d (default: daily).")
        private String every = "daily";

        @Option(
                names = "--depth",
                paramLabel = "N",
                description = "How many links away from it pages are followed (default: 5 for a site, else 0).")
        private @Nullable Integer depth;

        @Option(
                names = "--pages",
                paramLabel = "N",
                description = "At most so many requests a day (default: ${DEFAULT-VALUE}).")
        private int pages = Budget.DEFAULT.pages();

        @Option(names = "--gigabytes", paramLabel = "N", description = "At most so many a day (default: 10).")
        private double gigabytes = 10;

        @Option(names = "--elsewhere", description = "Follow links to other sites too, as far as the depth allows.")
        private boolean elsewhere;

        @Option(
                names = "--include",
                paramLabel = "PATTERN",
                description = "Follow only URLs like this, * for anything.")
        private List<String> include = List.of();

        @Option(names = "--exclude", paramLabel = "PATTERN", description = "Do not follow URLs like this.")
        private List<String> exclude = List.of();

        @Option(names = "--follow-nofollow", description = "Follow links that are marked nofollow too.")
        private boolean followNofollow;

        @Option(
                names = "--render",
                description =
                        "Let a headless Chromium build its pages, for those that scripts build. It asks for all that a page "
                                + "needs at once, as a reader's browser does.")
        private boolean render;

        @Option(
                names = "--allow",
                paramLabel = "HOST:PORT",
                description = "A server of your own that may be visited though it is not public: host:port.")
        private List<String> allowedHosts = List.of();

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Add(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            SourceKind kindOf = Optional.ofNullable(kind).orElseGet(() -> Schedule.kind(place));
            SourcePlan usual = SourcePlan.of(kindOf, place);
            Path scratch = TemporaryFolders.create("colophon-source");
            try (Database database = Database.open(home.home(), home.settings().database());
                    GuardedClient client = new GuardedClient(
                            GuardSettings.of(home.settings().watching().contactOrExample(), scratch)
                                    .withAllowed(AllowedHosts.of(allowedHosts)))) {
                SourcePlan plan = new SourcePlan(
                        kindOf,
                        place,
                        Schedule.parse(every),
                        Optional.ofNullable(depth).orElse(usual.depth()),
                        new Budget(pages, (long) (gigabytes * (1L << 30))),
                        new Scope(elsewhere, include, exclude),
                        followNofollow,
                        render,
                        allowedHosts);
                Sources sources = new Sources(database, InstantSource.system());
                List<String> before = sources.list().stream().map(Source::id).toList();
                Source source = sources.add(plan, client::admit);
                String what = before.contains(source.id()) ? "there already, with the settings given now: " : "added ";
                console.line(
                        json.wanted() ? JsonLines.line(json(source)) : what + text(source, shortIds(sources.list())));
                return ExitCode.OK;
            } catch (Refused e) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        e.line() + e.allowable().map(AllowedHosts::hint).orElse(""));
            } catch (SourceRefused | IllegalArgumentException e) {
                throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
            } finally {
                TemporaryFolders.delete(scratch);
            }
        }
    }

    /** Lists them. */
    @Command(name = "list", description = "List the places that are watched, oldest first.")
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        ListThem(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            try (Database database = home.database(console).orElse(null)) {
                if (database == null) {
                    return ExitCode.OK;
                }
                Sources sources = new Sources(database, InstantSource.system());
                List<Source> all = sources.list();
                ShortIds ids = shortIds(all);
                all.forEach(source -> console.line(json.wanted() ? JsonLines.line(json(source)) : text(source, ids)));
                sources.blocked().forEach(host -> {
                    if (!json.wanted()) {
                        console.line("blocked host     " + Console.safe(host));
                    }
                });
                if (all.isEmpty()) {
                    console.note("no places are watched yet: name one with `colophon source add`");
                }
                return ExitCode.OK;
            }
        }
    }

    /** One source, named by its id or seed. */
    abstract static class OfOne implements Callable<Integer> {

        @Parameters(paramLabel = "SOURCE", description = "Its id, an unambiguous start of it, or its URL.")
        private String name = "";

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        OfOne(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            home.stored();
            return with(home, sources -> {
                Source source = sources.get(name);
                String done = act(sources, source);
                console.line("%s %s %s".formatted(done, source.id(), Console.safe(source.seed())));
            });
        }

        /** Returns what was done, in one word. */
        abstract String act(Sources sources, Source source);
    }

    /** Stops visits for now. */
    @Command(name = "pause", description = "Pause visits to a place.")
    static final class Pause extends OfOne {

        Pause(Console console) {
            super(console);
        }

        @Override
        String act(Sources sources, Source source) {
            sources.pause(source, true);
            return "paused";
        }
    }

    /** Goes on. */
    @Command(name = "resume", description = "Resume visits to a place.")
    static final class Resume extends OfOne {

        Resume(Console console) {
            super(console);
        }

        @Override
        String act(Sources sources, Source source) {
            sources.pause(source, false);
            return "resumed";
        }
    }

    /** Forgets it. */
    @Command(name = "remove", description = "Forget a place and its queue; what was found there stays.")
    static final class Remove extends OfOne {

        Remove(Console console) {
            super(console);
        }

        @Override
        String act(Sources sources, Source source) {
            sources.remove(source);
            return "removed";
        }
    }

    /** A host, as it is or in a URL. */
    abstract static class OfHost implements Callable<Integer> {

        @Parameters(
                paramLabel = "HOST",
                description = "Its name, with the port where that is not 80 or 443; or a URL on it.")
        private String host = "";

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        OfHost(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            String said = host.strip().toLowerCase(Locale.ROOT);
            return with(home, sources -> {
                List<String> blocked = sources.blocked();
                String name = blocked.contains(said) ? said : named(said); // earlier versions kept what was said
                console.line(act(sources, Console.safe(name), blocked.contains(name)));
            });
        }

        private static String named(String text) {
            boolean web = text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
            return Optional.of(web ? text : "http://" + text)
                    .filter(_ -> web || !text.contains("://")) // of another scheme
                    .flatMap(CanonicalUrl::of)
                    .map(CanonicalUrl::host)
                    .filter(name -> HOST_NAME.matcher(name).matches())
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE,
                            "%s is not a host name; write it as example.org or example.org:8080".formatted(text)));
        }

        /** Returns what was done, in one line. */
        abstract String act(Sources sources, String name, boolean isBlocked);
    }

    /** Never asks a host for anything. */
    @Command(name = "block", description = "Send no requests to this host, whatever links to it.")
    static final class Block extends OfHost {

        Block(Console console) {
            super(console);
        }

        @Override
        String act(Sources sources, String name, boolean isBlocked) {
            sources.block(name, true);
            return isBlocked
                    ? name + " is blocked already"
                    : "blocked %s: nothing is asked of it until `colophon source unblock %s`".formatted(name, name);
        }
    }

    /** Takes that back. */
    @Command(name = "unblock", description = "Allow requests to a blocked host again.")
    static final class Unblock extends OfHost {

        Unblock(Console console) {
            super(console);
        }

        @Override
        String act(Sources sources, String name, boolean isBlocked) {
            if (!isBlocked) {
                return name + " was not blocked; `colophon source list` names the hosts that are";
            }
            sources.block(name, false);
            return "unblocked " + name;
        }
    }
}
