package dev.colophon.benchmark.lists;

import dev.colophon.benchmark.check.ServerProcess;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.machine.PostgresProcess;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.http.guard.AllowList;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Database;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long do the pages of long lists take? */
@Command(
        name = "lists",
        description = {
            "Measures how long the pages of the web application take that list sightings, cases, notices and acts, the first of "
                    + "them and deep ones, of very many. Everything is generated; nothing is contacted.",
            "",
            "About half an hour on two idle cores, most of it to fill the databases; --quick about three minutes.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  colophon bench lists --quick")
public final class ListsBenchCommand implements Callable<Integer> {

    private static final int SIGHTINGS = 1_000_000;
    private static final int NOTICES = 10_000;
    private static final int TENTH = 10;
    private static final int TIMES = 5;
    private static final int BAR_MILLIS = 300;
    private static final double MILLIS = 1e3;

    @Option(names = "--quick", description = "100,000 sightings and 1,000 notices in place of 1,000,000 and 10,000.")
    private boolean quick;

    @Option(names = "--sqlite-only", description = "Leave PostgreSQL out.")
    private boolean sqliteOnly;

    @Option(names = "--json", paramLabel = "FILE", description = "The figures for programs.")
    private @Nullable Path json;

    private final Console console;

    public ListsBenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String classPath = System.getProperty(ServerProcess.CLASS_PATH);
        if (classPath == null) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "where the web application is was not said: run this by `colophon bench lists`");
        }
        try {
            Path folder = Files.createTempDirectory("colophon-bench");
            try {
                FigureTable table = new FigureTable();
                measure("SQLite", classPath, folder.resolve("sqlite"), Map.of(), table);
                if (!sqliteOnly) {
                    postgres(classPath, folder.resolve("postgres"), table);
                }
                if (json != null) {
                    Files.writeString(json, table.json());
                }
            } finally {
                Tools.deleteTree(folder);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, Tools.oneLine(e));
        }
    }

    private void postgres(String classPath, Path folder, FigureTable table) throws IOException {
        Optional<Path> programs = PostgresProcess.programs();
        if (programs.isEmpty()) {
            console.note("PostgreSQL is left out: apt-get install postgresql");
            return;
        }
        try (PostgresProcess server = PostgresProcess.start(programs.get())) {
            measure("PostgreSQL", classPath, folder, server.database("lists"), table);
        }
    }

    private void measure(String name, String classPath, Path folder, Map<String, String> database, FigureTable table)
            throws IOException {
        int sightings = quick ? SIGHTINGS / TENTH : SIGHTINGS;
        int notices = quick ? NOTICES / TENTH : NOTICES;
        Files.createDirectories(folder);
        Map<String, String> variables = new HashMap<>(database);
        variables.put(Settings.HOME, folder.resolve("home").toString());
        Settings settings = Settings.of(new Variables(variables));
        console.note("%s: making %,d sightings".formatted(name, sightings));
        oneCopy(settings, folder);
        GeneratedLists lists;
        try (Database opened = Database.open(settings.home(), settings.database())) {
            lists = new GeneratedLists(opened, sightings, notices);
            lists.fill();
        }
        console.note(name + ": asking for pages");
        Map<String, Object> rows = new LinkedHashMap<>();
        try (ServerProcess server = ServerProcess.start(
                        classPath, settings.home(), variables, List.of(), folder.resolve("errors.log"));
                ServedPages pages = new ServedPages(server.address(), server.link())) {
            for (String path : paths(lists, sightings, notices)) {
                List<Double> millis = new ArrayList<>();
                double _ = pages.millis(path); // warms up
                double before = server.cpuSeconds();
                for (int i = 0; i < TIMES; i++) {
                    millis.add(pages.millis(path));
                }
                double cpu = (server.cpuSeconds() - before) * MILLIS / TIMES;
                table.line("%s: %s, ms (median)".formatted(name, path), Numbers.median(millis), "≤ " + BAR_MILLIS);
                console.line(
                        "%s; %.0f ms of the processor".formatted(table.lines().getLast(), cpu));
                rows.put(path, Map.of("millis", millis, "cpuMillis", cpu));
            }
        }
        table.put(name, rows);
    }

    /** A work and a copy of it, as any is registered and found. */
    private static void oneCopy(Settings settings, Path folder) throws IOException {
        Path work = Files.writeString(folder.resolve("work.txt"), Stories.theLastLeaf());
        Path copy = Files.writeString(folder.resolve("copy.txt"), "Found. " + Stories.theLastLeaf());
        new RegisterWorks(settings)
                .register(
                        Actor.local(),
                        new RegistrationRequest(
                                List.of(work),
                                Optional.empty(),
                                List.of(),
                                Optional.of("Ada Example"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()),
                        _ -> {});
        boolean _ = new ScanSources(settings)
                .scan(
                        Actor.local(),
                        new ScanSources.Request(List.of(copy.toString()), false, AllowList.none()),
                        _ -> {});
    }

    private static List<String> paths(GeneratedLists lists, int sightings, int notices) {
        String deep = "after=" + GeneratedLists.sighting(sightings / TENTH);
        List<String> paths = new ArrayList<>(List.of("/", "/inbox", "/inbox?" + deep));
        for (String state : List.of(
                "all", "open", "held", "review", "licensed", "exception", "not-a-match", "confirmed", "resolved")) {
            paths.add("/inbox?state=" + state);
            paths.add("/inbox?state=" + state + "&" + deep);
        }
        for (String filter : List.of(
                "grade=strong",
                "grade=exact",
                "host=" + GeneratedLists.host(7),
                "host=nowhere.example",
                "work=" + GeneratedLists.work(7),
                "state=confirmed&grade=exact&host=" + GeneratedLists.host(7),
                "sort=strength",
                "state=all&sort=strength",
                "grade=exact&sort=strength",
                "sort=strength&host=" + GeneratedLists.host(7),
                "sort=strength&work=" + GeneratedLists.work(7),
                "sort=work",
                "state=all&sort=work",
                "state=licensed&sort=work",
                "grade=exact&sort=work")) {
            paths.add("/inbox?" + filter);
            paths.add("/inbox?" + filter + "&" + deep);
        }
        paths.addAll(List.of(
                "/sightings/" + GeneratedLists.sighting(sightings / 2),
                "/cases",
                "/cases?state=closed",
                "/notices",
                "/notices?state=all",
                "/notices?state=all&after=N-" + notices / TENTH,
                "/disputes",
                "/audit",
                "/audit?after=" + URLEncoder.encode(lists.act(sightings / TENTH), StandardCharsets.UTF_8),
                "/audit?kind=DECISION",
                "/audit?kind=NOTICE"));
        return paths;
    }
}
