package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.corpus.Condition;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.recall.FalseAlarms;
import dev.colophon.benchmark.recall.Interval;
import dev.colophon.benchmark.recall.PlacementErrors;
import dev.colophon.benchmark.recall.RecallTable;
import dev.colophon.benchmark.recall.Results.Negatives;
import dev.colophon.benchmark.recall.Results.Row;
import dev.colophon.benchmark.recall.SearchOutcome;
import dev.colophon.benchmark.recall.SearchOutcome.Kind;
import dev.colophon.benchmark.report.Axis;
import dev.colophon.benchmark.report.Plot;
import dev.colophon.benchmark.report.Plot.Point;
import dev.colophon.benchmark.report.ReportPage;
import dev.colophon.benchmark.report.ReportPage.Tile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report of a run of the audio suite, for a reader who wants to judge the engine. */
final class AudioReport {

    /** What Colophon sets itself, by condition. */
    private static final Map<String, Double> BARS = bars();

    /** Expected false alarms up to which a match is STRONG. */
    private static final double STRONG = 1e-5;

    private static final double CAMPAIGN_SONGS = 2.2e6;
    private static final double CAMPAIGN_MINUTES = 4;

    private final AudioRun run;
    private final String rows;

    /**
     * Prepares a report.
     *
     * @param rows name of the file beside it that holds a line a query
     */
    AudioReport(AudioRun run, String rows) {
        this.run = run;
        this.rows = rows;
    }

    private static Map<String, Double> bars() {
        Map<String, Double> bars = new LinkedHashMap<>();
        List.of("clean", "MP3 64k", "AAC 32k", "clip 5 s").forEach(name -> bars.put(name, 0.99));
        List.of("white noise 0 dB").forEach(name -> bars.put(name, 0.98));
        List.of("under speech 0 dB", "speed +2 %", "speed -2 %", "speed +5 %", "speed -5 %")
                .forEach(name -> bars.put(name, 0.97));
        List.of("tempo +5 %", "tempo -5 %", "tempo +10 %", "tempo -10 %").forEach(name -> bars.put(name, 0.97));
        List.of("pitch +0.5 st", "pitch -0.5 st", "pitch +2.0 st", "pitch -2.0 st")
                .forEach(name -> bars.put(name, 0.97));
        bars.put("white noise -5 dB", 0.95);
        bars.put("under speech -5 dB", 0.93);
        List.of("clip 3 s", "speed +8 %", "speed -8 %", "nightcore +25 %", "tempo +20 %", "tempo -20 %")
                .forEach(name -> bars.put(name, 0.90));
        List.of("pitch +3.0 st", "pitch -3.0 st", "microphone chain", "reverberation", "under other music 0 dB")
                .forEach(name -> bars.put(name, 0.90));
        bars.put("under speech -10 dB", 0.80);
        return bars;
    }

    private static String group(Condition condition) {
        String name = condition.name();
        if (!condition.expectMatch()) {
            return "Must not be found";
        }
        return switch (name.substring(0, name.contains(" ") ? name.indexOf(' ') : name.length())) {
            case "clean", "clip" -> "Clips";
            case "MP3", "AAC", "Opus" -> "Lossy codecs";
            case "speed", "nightcore" -> "Speed, with pitch";
            case "tempo" -> "Tempo, pitch kept";
            case "pitch" -> "Pitch, tempo kept";
            case "white", "pink" -> "Noise";
            case "under" -> "Under other sound";
            default -> "Rooms, bands and edits";
        };
    }

    String html() {
        ReportPage page = new ReportPage();
        head(page);
        recall(page);
        page.heading("False alarms");
        new FalseAlarms(run.results(), STRONG).write(page);
        run.calibration().ifPresent(calibration -> calibration(page, calibration));
        placement(page);
        longSounds(page);
        cost(page);
        size(page);
        GrowthReport.write(page, run.growth());
        corpus(page);
        parameters(page);
        return page.page("Colophon: audio");
    }

    private void head(ReportPage page) {
        Row all = run.results().all();
        Negatives negatives = run.results().allNegatives();
        PlacementErrors placement = PlacementErrors.of(run.results());
        page.raw("<h1>How well copies of sound are found</h1>");
        page.note(
                "%d works (%.1f h) registered; clips of them, and of %d works (%.1f h) that are not, altered in %d ways by ffmpeg and searched. Copies last 10 s unless said."
                        .formatted(
                                run.registered().size(),
                                AudioRun.hours(run.registered()),
                                run.apart().size(),
                                AudioRun.hours(run.apart()),
                                run.results().rows().size()));
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(
                Numbers.percent((double) all.found() / all.queries(), 1),
                "of %,d altered copies found, sure enough to act on".formatted(all.queries())));
        tiles.add(new Tile(
                Integer.toString(negatives.wrong()),
                "wrong matches in %,d queries: at most %s"
                        .formatted(
                                negatives.queries(),
                                Numbers.rate(Interval.atMost(negatives.wrong(), negatives.queries())))));
        tiles.add(new Tile(
                Numbers.plain(Numbers.median(placement.ends())) + " s",
                "median error of where a match begins and ends; 95 %% within %s s"
                        .formatted(Numbers.plain(Numbers.quantile(placement.ends(), 0.95)))));
        tiles.add(new Tile(
                Numbers.plain(Numbers.median(run.queryMillis())) + " ms",
                "of one core to search a copy of 10 s in %.1f h".formatted(AudioRun.hours(run.registered()))));
        tiles.add(new Tile(
                Numbers.plain(run.size().bytesPerHour() / 1e6) + " MB", "on disk an hour of registered sound"));
        run.cost()
                .ifPresent(cost -> tiles.add(
                        new Tile(Numbers.plain(cost.ratio()) + " ×", "the CPU of bare decoding to register a sound")));
        page.tiles(tiles);
    }

    private void recall(ReportPage page) {
        page.heading("What is found");
        page.raw(new RecallTable(AudioReport::group, BARS)
                .html(run.results().rows().values().stream()
                        .sorted(java.util.Comparator.comparingInt(row -> order(group(row.condition()))))
                        .toList()));
        page.note(
                "Found: EXACT or STRONG with the right work, which is what may be acted on without a person. Listed: CANDIDATE or better. "
                        + "Placed: listed, and beginning and ending within 1 s of where it was cut. Interval: Wilson, 95 %. The drawing is stretched "
                        + "towards 100 % (by the root of what is missed); the upright stroke is the bar we set ourselves, missed bars are red.");
        List<String> misses = run.results().outcomes().stream()
                .filter(outcome -> outcome.kind() == Kind.COPY && !outcome.found())
                .map(outcome -> outcome.query().name())
                .toList();
        if (!misses.isEmpty()) {
            page.folded(
                    "%,d copies that were not found".formatted(misses.size()),
                    misses.stream().limit(500).toList());
        }
    }

    private static int order(String group) {
        return List.of(
                        "Clips",
                        "Lossy codecs",
                        "Speed, with pitch",
                        "Tempo, pitch kept",
                        "Pitch, tempo kept",
                        "Noise",
                        "Under other sound",
                        "Rooms, bands and edits",
                        "Must not be found")
                .indexOf(group);
    }

    private static void calibration(ReportPage page, AudioCalibration calibration) {
        page.subheading("Do the expected false alarms come true?");
        List<String> head = new ArrayList<>(List.of("promised rate"));
        calibration.rules().forEach(rule -> head.add(rule.name()));
        page.table(
                head,
                calibration.rows().stream()
                        .map(row -> {
                            List<String> cells = new ArrayList<>(List.of(Numbers.rate(row.nominal())));
                            row.observed()
                                    .forEach(count -> cells.add("%d (%.2f x)"
                                            .formatted(count, count / row.nominal() / calibration.tested())));
                            return cells;
                        })
                        .toList());
        page.note(
                "Windows of copies whose best wrong work is as sure as that or surer, of %,d: copies of either half in the index of either half, their own works not counted, but for those that the constants were fitted on (%,d, copies and index of the tuning half)."
                        .formatted(calibration.tested(), calibration.fittedOn()));
        page.table(
                List.of("rule", "STRONG needs", "true copies kept"),
                calibration.rules().stream()
                        .map(rule -> List.of(
                                rule.name(),
                                Numbers.plain(rule.threshold()),
                                "%,d of %,d".formatted(rule.kept(), rule.of())))
                        .toList());
        page.paragraph("Fitted again: shift %.3f, scale %.3f, scale of the tail %.3f, mean %.3f."
                .formatted(
                        calibration.fitted().shift(),
                        calibration.fitted().scale(),
                        calibration.fitted().tailScale(),
                        calibration.fitted().mean()));
        page.folded("The wrong works that exceed most", calibration.worst());
    }

    private void placement(ReportPage page) {
        page.heading("Where and how");
        Map<String, List<SearchOutcome>> groups = run.results().outcomes().stream()
                .filter(outcome -> outcome.kind() == Kind.COPY)
                .collect(Collectors.groupingBy(outcome -> group(outcome.query().condition())));
        Map<Integer, String> ordered = new TreeMap<>();
        groups.keySet().forEach(group -> ordered.put(order(group), group));
        List<List<String>> table = new ArrayList<>();
        ordered.values()
                .forEach(group ->
                        table.add(placementRow(group, PlacementErrors.of(groups.getOrDefault(group, List.of())))));
        PlacementErrors all = PlacementErrors.of(run.results());
        table.add(placementRow("all", all));
        page.table(
                List.of("change", "found", "ends, median", "95 %", "speed, median", "95 %", "pitch, median", "95 %"),
                table);
        Plot plot = new Plot(
                Axis.log("error of a segment's end, seconds", 0.001, 10), Axis.percent("share of found copies", 0, 1));
        plot.line("start", distribution(all.start()), false)
                .line("end", distribution(all.end()), false)
                .mark("0.1 s", 0.1)
                .mark("0.5 s", 0.5);
        page.figure(
                plot.svg(),
                "How many ends of segments lie within an error. Errors are taken in the reference, against where the clip was cut.");
    }

    private static List<String> placementRow(String name, PlacementErrors placement) {
        return List.of(
                name,
                Integer.toString(placement.start().size()),
                Numbers.plain(Numbers.median(placement.ends())) + " s",
                Numbers.plain(Numbers.quantile(placement.ends(), 0.95)) + " s",
                Numbers.percent(Numbers.median(placement.speed()), 3),
                Numbers.percent(Numbers.quantile(placement.speed(), 0.95), 3),
                Numbers.plain(Numbers.median(placement.cents())) + " cents",
                Numbers.plain(Numbers.quantile(placement.cents(), 0.95)) + " cents");
    }

    private static List<Point> distribution(List<Double> errors) {
        List<Point> points = new ArrayList<>();
        if (!errors.isEmpty()) {
            List<Double> sorted = errors.stream().sorted().toList();
            for (int i = 0; i <= 200; i++) {
                int at = (int) ((long) i * (sorted.size() - 1) / 200);
                points.add(new Point(sorted.get(at), (at + 1.0) / sorted.size()));
            }
            points.add(new Point(10, 1));
        }
        return points;
    }

    private void cost(ReportPage page) {
        page.heading("CPU");
        if (run.cost().isEmpty()) {
            page.note("Not measured: only Linux counts the time of finished children.");
        } else {
            AudioCost cost = run.cost().get();
            List<List<String>> table = new ArrayList<>();
            table.add(costRow(cost, "ffmpeg, decoding to nothing", cost.decode()));
            table.add(costRow(cost, "ffmpeg, decoding to mono at 11,025 Hz", cost.resample()));
            table.add(costRow(cost, "Colophon: decoding child", cost.child()));
            table.add(costRow(cost, "Colophon: fingerprinting, all threads", cost.own()));
            table.add(costRow(cost, "Colophon, together (bar: 1.4)", cost.total()));
            cost.fpcalc().ifPresent(fpcalc -> table.add(costRow(cost, "fpcalc, decoding and Chromaprint", fpcalc)));
            page.subheading("Registering");
            page.table(List.of("program", "CPU s an hour of sound", "bare decode = 1"), table);
            page.note(
                    "User and system time of all threads, children included; medians of %d rounds that take turns over the same %.0f minutes, after one to warm up. ffmpeg is the build that Colophon decodes with.%s"
                            .formatted(
                                    cost.rounds(),
                                    60 * cost.hours(),
                                    cost.fpcalc().isPresent()
                                            ? ""
                                            : " fpcalc is not installed (Debian: libchromaprint-tools)."));
            double hours = CAMPAIGN_SONGS * CAMPAIGN_MINUTES / 60;
            page.paragraph(
                    "2.2 million songs of 4 minutes are %,.0f hours; at %s CPU s an hour that is %,.0f core hours: %s days on 2 cores."
                            .formatted(
                                    hours,
                                    Numbers.plain(cost.total()),
                                    hours * cost.total() / 3_600,
                                    Numbers.plain(hours * cost.total() / 3_600 / 24 / 2)));
        }
        page.subheading("Searching");
        page.table(
                List.of("a copy of 10 s, one thread, warm", "CPU ms"),
                List.of(
                        List.of("median", Numbers.plain(Numbers.median(run.queryMillis()))),
                        List.of("mean", Numbers.plain(Numbers.mean(run.queryMillis()))),
                        List.of("95 %", Numbers.plain(Numbers.quantile(run.queryMillis(), 0.95)))));
        page.note(
                "%d copies of registered works, taken evenly from all conditions of 10 s; decoding and fingerprinting the copy not included."
                        .formatted(run.queryMillis().size()));
    }

    private static List<String> costRow(AudioCost cost, String name, double seconds) {
        return List.of(name, Numbers.plain(seconds), Numbers.plain(seconds / cost.decode()));
    }

    private void size(ReportPage page) {
        page.heading("Disk");
        List<List<String>> table = new ArrayList<>();
        run.size()
                .perHour()
                .forEach(part -> table.add(List.of(part.getKey(), "%,.0f".formatted(part.getValue() / 1e3))));
        table.add(List.of("all", "%,.0f".formatted(run.size().bytesPerHour() / 1e3)));
        page.table(List.of("part of the index", "kB an hour"), table);
        if (!run.density().isEmpty()) {
            page.subheading("Sparser references");
            page.note(
                    "References with terms of only the most prominent peaks of each half second; their other peaks still confirm, copies stay dense.");
            Plot plot = new Plot(
                    Axis.linear(
                            "terms a second of reference",
                            0,
                            1.1 * run.density().getLast().terms()),
                    Axis.percent("found", 0, 1));
            List<String> head = new ArrayList<>(List.of("peaks/s", "terms/s", "MB an hour"));
            for (String condition : run.density().getFirst().found().keySet()) {
                head.add(condition);
                plot.line(
                        condition,
                        run.density().stream()
                                .map(row -> new Point(row.terms(), row.found().getOrDefault(condition, 0.0)))
                                .toList(),
                        true);
            }
            page.figure(plot.svg(), "Share of copies found against how many terms a second of reference has.");
            page.table(head, run.density().stream().map(AudioReport::densityRow).toList());
        }
    }

    private static List<String> densityRow(DensityRow row) {
        List<String> cells = new ArrayList<>(List.of(
                Numbers.plain(row.peaks()), Numbers.plain(row.terms()), Numbers.plain(row.bytesPerHour() / 1e6)));
        row.found().values().forEach(found -> cells.add(Numbers.percent(found, 1)));
        return cells;
    }

    private void longSounds(ReportPage page) {
        LongSounds.Found found = run.longSounds();
        page.heading("Long sounds");
        page.note(
                "%d sounds, %.1f h together, in which %d excerpts of 10 s stand between speech or music that is not registered: %d are found there, %d when they are searched alone; %d works are named that are not there. Searching takes %s ms of CPU for each 10 s, an excerpt alone %s ms."
                        .formatted(
                                found.sounds(),
                                found.hours(),
                                found.excerpts(),
                                found.within(),
                                found.alone(),
                                found.wrong(),
                                Numbers.plain(found.cpuMillis()),
                                Numbers.plain(found.aloneCpuMillis())));
        page.table(
                List.of("excerpts", "of them found within", "alone"),
                found.rows().stream()
                        .map(row -> List.of(
                                row.condition(),
                                "%d of %d".formatted(row.within(), row.excerpts()),
                                Integer.toString(row.alone())))
                        .toList());
    }

    private void corpus(ReportPage page) {
        page.heading("Corpus");
        List<List<String>> table = new ArrayList<>();
        sources(table, run.registered(), "registered");
        sources(table, run.apart(), "held apart");
        page.table(List.of("source", "works", "hours", "half"), table);
        page.note(
                "No source is on both sides. Constants of the engine may be fitted on the works held apart, never on the registered ones.");
        if (!run.skipped().isEmpty()) {
            page.folded(run.skipped().size() + " works or clips that were left out", run.skipped());
        }
    }

    private static void sources(List<List<String>> table, List<Item> items, String half) {
        items.stream()
                .collect(Collectors.groupingBy(Item::source, TreeMap::new, Collectors.toList()))
                .forEach((source, works) -> table.add(List.of(
                        source, Integer.toString(works.size()), "%.2f".formatted(AudioRun.hours(works)), half)));
    }

    private void parameters(ReportPage page) {
        page.heading("Parameters");
        List<List<String>> table = new ArrayList<>();
        run.parameters().forEach((name, value) -> table.add(List.of(name, String.valueOf(value))));
        run.machine().forEach((name, value) -> table.add(List.of(name, value)));
        table.add(List.of("time of this run", "%d min".formatted(run.took().toMinutes())));
        page.table(List.of("what", "value"), table);
        page.raw("<footer><p>One line a query: <a href=\"%s\">%s</a></p></footer>"
                .formatted(ReportPage.escape(rows), ReportPage.escape(rows)));
    }
}
