package dev.colophon.cli.source;

import dev.colophon.cli.option.AllowedHosts;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.RecordedText;
import dev.colophon.crawl.source.MissedAddress;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.Refused;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.json.FailingAddressView;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.SourceView;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.source.AddSource;
import dev.colophon.service.source.ListFailingAddresses;
import dev.colophon.service.source.ListSources;
import dev.colophon.service.source.MissedAddresses;
import dev.colophon.service.source.PauseSource;
import dev.colophon.service.source.RemoveSource;
import dev.colophon.service.source.ResumeSource;
import dev.colophon.service.source.SourceList;
import dev.colophon.service.source.SourceRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            HostCommands.Block.class,
            HostCommands.Unblock.class
        })
public final class SourceCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Missing command: add, list, pause, resume, remove, block or unblock");
    }

    /** Adds one. */
    @Command(
            name = "add",
            description = {
                "Add a place to watch. Adding it again changes the settings that are given, its kind too, and keeps the others.",
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

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                converter = SourceKindName.class,
                description = "One of: ${COMPLETION-CANDIDATES}; also written as url-list.")
        private @Nullable SourceKind kind;

        @Option(
                names = "--every",
                paramLabel = "WHEN",
                description =
                        "How often PLACE itself is looked at, and what a list on this machine names: hourly, daily, weekly, "
                                + "monthly, or as 30m, 6h, 2d (default: daily). What a place on the web leads to is looked at "
                                + "weekly at first, then as it changes: hourly at most, every 90 days at least.")
        private @Nullable String every;

        @Option(
                names = "--depth",
                paramLabel = "N",
                description = "How many links away from it pages are followed (default: 5 for a site, else 0).")
        private @Nullable Integer depth;

        @Option(
                names = "--pages",
                paramLabel = "N",
                description = "At most so many requests a day (default: " + SourceRequest.USUAL_PAGES + ").")
        private @Nullable Integer pages;

        @Option(names = "--gigabytes", paramLabel = "N", description = "At most so many a day (default: 10).")
        private @Nullable Double gigabytes;

        @Option(
                names = "--elsewhere",
                negatable = true,
                description = "Follow links to other sites too, as far as the depth allows.")
        private @Nullable Boolean elsewhere;

        @Option(
                names = "--include",
                paramLabel = "PATTERN",
                description = "Follow only URLs like this, * for anything.")
        private @Nullable List<String> include;

        @Option(names = "--exclude", paramLabel = "PATTERN", description = "Do not follow URLs like this.")
        private @Nullable List<String> exclude;

        @Option(
                names = "--follow-nofollow",
                negatable = true,
                description = "Follow links that are marked nofollow too.")
        private @Nullable Boolean followNofollow;

        @Option(
                names = "--render",
                negatable = true,
                description =
                        "Let a headless Chromium build its pages, for those that scripts build. It asks for all that a page "
                                + "needs at once, as a reader's browser does.")
        private @Nullable Boolean render;

        @Option(
                names = "--allow",
                paramLabel = "HOST:PORT",
                description =
                        "A server of your own that may be visited though it is not public: host:port. Evidence of "
                                + "what is found may visit it, too. May be repeated; named again, it replaces what was allowed before.")
        private @Nullable List<String> allowedHosts;

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
            SourceRequest request = new SourceRequest(
                    place,
                    Optional.ofNullable(kind),
                    Optional.ofNullable(every),
                    Optional.ofNullable(depth),
                    Optional.ofNullable(pages),
                    Optional.ofNullable(gigabytes).map(count -> (long) (count * (1L << 30))),
                    Optional.ofNullable(elsewhere),
                    Optional.ofNullable(include),
                    Optional.ofNullable(exclude),
                    Optional.ofNullable(followNofollow),
                    Optional.ofNullable(render),
                    Optional.ofNullable(allowedHosts));
            AllowList allowed = AllowedHosts.of(request.allowedHosts().orElse(List.of()));
            AddSource.Added added;
            try {
                added = new AddSource(home.settings()).add(Actor.local(), request, allowed);
            } catch (Refused e) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        RecordedText.why(e.line(), console.reader())
                                + e.allowable()
                                        .map(door -> AllowedHosts.hint(door, console.reader()))
                                        .orElse(""));
            }
            print(added);
            return added.isWhole() ? ExitCode.OK : ExitCode.REFUSED;
        }

        private void print(AddSource.Added added) {
            if (json.wanted()) {
                console.line(JsonLines.line(SourceView.of(added)));
                return;
            }
            SourceText text = new SourceText(console.reader());
            console.line(text.added(added));
            added.problems()
                    .forEach(problem ->
                            console.note("colophon: " + Console.safe(RecordedText.why(problem, console.reader()))));
            more("source.more-lines", added.leftOut() - added.problems().size());
            added.barred().forEach(address -> console.note("colophon: " + text.barred(address)));
            text.remedies(added.barred()).forEach(console::note);
            more("source.barred.more", added.barredCount() - added.barred().size());
        }

        private void more(String key, int rest) {
            if (rest > 0) {
                console.note(console.reader().say(key, rest));
            }
        }
    }

    /** Lists them. */
    @Command(
            name = "list",
            description =
                    "List the places that are watched, oldest first: when each is looked at next, and what failed.")
    static final class ListThem implements Callable<Integer> {

        @Option(
                names = "--failing",
                description =
                        "List the addresses of which nothing was had at the last look, by their names: what the last "
                                + "answer was, since when, and when they are asked for again; and those that may not be asked "
                                + "for, with the rule.")
        private boolean failing;

        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "With --failing: at most so many (default: ${DEFAULT-VALUE}).")
        private int limit = 100;

        @Option(
                names = "--after",
                paramLabel = "URL",
                description = "With --failing: only those that come behind this one in the list.")
        private @Nullable String after;

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
            if (limit < 1) {
                throw new CommandFailure(ExitCode.USAGE, "--limit: write a number from 1 on");
            }
            if (failing) {
                new ListFailingAddresses(home.existing())
                        .list(Actor.local(), Optional.ofNullable(after), limit, console)
                        .ifPresent(this::print);
                return ExitCode.OK;
            }
            new ListSources(home.existing()).list(Actor.local(), console).ifPresent(this::print);
            return ExitCode.OK;
        }

        private void print(MissedAddresses missed) {
            List<MissedAddress> addresses = missed.addresses();
            SourceText text = new SourceText(console.reader());
            addresses.forEach(address -> console.line(
                    json.wanted() ? JsonLines.line(FailingAddressView.of(address)) : text.missed(address)));
            if (!json.wanted()) {
                text.remedies(addresses).forEach(console::note);
            }
            if (addresses.isEmpty()) {
                console.note(console.reader().say("source.failing.none"));
            } else if (addresses.size() == limit) {
                console.note(
                        console.reader().say("list.more", addresses.getLast().url()));
            }
            if (missed.unvisited() > 0) {
                console.note(console.reader().say("source.failing.unvisited", missed.unvisited()));
            }
        }

        private void print(SourceList all) {
            if (json.wanted()) {
                all.sources()
                        .forEach(source -> console.line(
                                JsonLines.line(SourceView.of(source, all.failing(source), all.barred(source)))));
            } else {
                new SourceText(console.reader()).listed(all).forEach(console::line);
                all.blocked()
                        .forEach(host -> console.line(console.reader().say("source.blocked-host", Console.safe(host))));
            }
            if (all.sources().isEmpty()) {
                console.note(console.reader().say("source.none"));
            }
            if (all.unwatched() > 0) {
                console.note(console.reader().say("source.list.unwatched", all.unwatched()));
            }
            if (all.unvisited() > 0) {
                console.note(console.reader().say("source.failing.unvisited", all.unvisited()));
            }
        }
    }

    /** Sources, each named by its id or seed; one that is not there costs no other. */
    abstract static class OfNamed implements Callable<Integer> {

        @Parameters(
                paramLabel = "SOURCE",
                arity = "1..*",
                description = "Its id, an unambiguous start or end of it, or its URL or path.")
        private List<String> names = List.of();

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        OfNamed(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Settings settings = home.existing();
            int exitCode = ExitCode.OK;
            for (String name : names) {
                try {
                    Source source = act(settings, name);
                    console.line(console.reader().say(done(), source.id(), Console.safe(source.seed())));
                } catch (ServiceException refused) {
                    if (refused.category() != Category.REFUSED) {
                        throw refused;
                    }
                    console.note("colophon: " + Console.safe(refused.line().in(console.reader())));
                    exitCode = ExitCode.REFUSED;
                }
            }
            return exitCode;
        }

        abstract Source act(Settings settings, String name);

        /** The message that says what was done. */
        abstract String done();
    }

    /** Stops visits for now. */
    @Command(name = "pause", description = "Pause visits to places.")
    static final class Pause extends OfNamed {

        Pause(Console console) {
            super(console);
        }

        @Override
        Source act(Settings settings, String name) {
            return new PauseSource(settings).pause(Actor.local(), name);
        }

        @Override
        String done() {
            return "source.done.paused";
        }
    }

    /** Goes on. */
    @Command(name = "resume", description = "Resume visits to places.")
    static final class Resume extends OfNamed {

        Resume(Console console) {
            super(console);
        }

        @Override
        Source act(Settings settings, String name) {
            return new ResumeSource(settings).resume(Actor.local(), name);
        }

        @Override
        String done() {
            return "source.done.resumed";
        }
    }

    /** Forgets it. */
    @Command(name = "remove", description = "Forget places and their queues; what was found there stays.")
    static final class Remove extends OfNamed {

        Remove(Console console) {
            super(console);
        }

        @Override
        Source act(Settings settings, String name) {
            return new RemoveSource(settings).remove(Actor.local(), name);
        }

        @Override
        String done() {
            return "source.done.removed";
        }
    }
}
