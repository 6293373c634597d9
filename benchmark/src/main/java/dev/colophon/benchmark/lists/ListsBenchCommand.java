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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final String DATABASE = "lists";

    /** The file that says what a database of a folder holds. */
    private static final String FILLED = "lists.txt";

    /** Where the lists are. */
    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    @Option(names = "--quick", description = "100,000 sightings and 1,000 notices in place of 1,000,000 and 10,000.")
    private boolean quick;

    @Option(names = "--database", paramLabel = "NAME", description = "One alone of ${COMPLETION-CANDIDATES}.")
    private @Nullable Kind only;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Keep the filled databases there, and use those that a run before has left there.")
    private @Nullable Path work;

    @Option(
            names = "--pages",
            paramLabel = "TEXT",
            split = ",",
            description = "Those pages alone whose address begins with one of these.")
    private List<String> beginnings = List.of("/");

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
            Path folder = work == null ? Files.createTempDirectory("colophon-bench") : Files.createDirectories(work);
            try {
                FigureTable table = new FigureTable();
                if (only != Kind.POSTGRESQL) {
                    measure("SQLite", classPath, folder.resolve("sqlite"), Map.of(), () -> 0, table);
                }
                if (only != Kind.SQLITE) {
                    postgres(classPath, folder.resolve("postgres"), table);
                }
                if (json != null) {
                    Files.writeString(json, table.json());
                }
            } finally {
                if (work == null) {
                    Tools.deleteTree(folder);
                }
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
        try (PostgresProcess server = work == null
                ? PostgresProcess.start(programs.get())
                : PostgresProcess.startKept(programs.get(), folder.resolve("data"))) {
            Map<String, String> database =
                    Files.exists(folder.resolve(FILLED)) ? server.variables(DATABASE) : server.database(DATABASE);
            measure("PostgreSQL", classPath, folder, database, server::cpuSeconds, table);
        }
    }

    private void measure(
            String name,
            String classPath,
            Path folder,
            Map<String, String> database,
            Cost databaseServer,
            FigureTable table)
            throws IOException {
        int sightings = quick ? SIGHTINGS / TENTH : SIGHTINGS;
        int notices = quick ? NOTICES / TENTH : NOTICES;
        Files.createDirectories(folder);
        Map<String, String> variables = new HashMap<>(database);
        variables.put(Settings.HOME, folder.resolve("home").toString());
        Settings settings = Settings.of(new Variables(variables));
        GeneratedLists lists = lists(name, folder, settings, sightings, notices);
        console.note(name + ": asking for pages");
        Map<String, Object> rows = new LinkedHashMap<>();
        try (ServerProcess server = ServerProcess.start(
                        classPath, settings.home(), variables, List.of(), folder.resolve("errors.log"));
                ServedPages pages = new ServedPages(server.address(), server.link())) {
            for (String path : new ListPages(lists).paths()) {
                if (beginnings.stream().anyMatch(path::startsWith)) {
                    rows.put(path, asked(path, pages, server, databaseServer, name, table));
                }
            }
        }
        table.put(name, rows);
    }

    private Map<String, Object> asked(
            String path, ServedPages pages, ServerProcess server, Cost databaseServer, String name, FigureTable table)
            throws IOException {
        List<Double> millis = new ArrayList<>();
        double first = pages.millis(path); // warms up
        double before = server.cpuSeconds();
        double databaseBefore = databaseServer.seconds();
        for (int i = 0; i < TIMES; i++) {
            millis.add(pages.millis(path));
        }
        double cpu = (server.cpuSeconds() - before) * MILLIS / TIMES;
        double databaseCpu = (databaseServer.seconds() - databaseBefore) * MILLIS / TIMES;
        table.line("%s: %s, ms (median)".formatted(name, path), Numbers.median(millis), "≤ " + BAR_MILLIS);
        console.line("%s; first %.0f, worst of the others %.0f; %.0f ms of the processor, %.0f of the database's"
                .formatted(table.lines().getLast(), first, Collections.max(millis), cpu, databaseCpu));
        return Map.of("firstMillis", first, "millis", millis, "cpuMillis", cpu, "databaseCpuMillis", databaseCpu);
    }

    /** The lists, which are made where they are not there. */
    private GeneratedLists lists(String name, Path folder, Settings settings, int sightings, int notices)
            throws IOException {
        Path filled = folder.resolve(FILLED);
        if (Files.exists(filled)) {
            GeneratedLists lists = GeneratedLists.ofLine(Files.readString(filled));
            if (lists.sightings() != sightings || lists.notices() != notices) {
                throw new CommandFailure(
                        ExitCode.USAGE, "%s holds lists of another length: name another folder".formatted(folder));
            }
            return lists;
        }
        console.note("%s: making %,d sightings".formatted(name, sightings));
        GeneratedLists lists = new GeneratedLists(
                sightings, notices, Instant.now().minus(Duration.ofDays(1)).toEpochMilli());
        oneCopy(settings, folder);
        try (Database opened = Database.open(settings.home(), settings.database())) {
            new ListFilling(opened, lists).fill();
        }
        Files.writeString(filled, lists.line());
        return lists;
    }

    /** What something has used of the processor so far. */
    private interface Cost {
        double seconds() throws IOException;
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
}
