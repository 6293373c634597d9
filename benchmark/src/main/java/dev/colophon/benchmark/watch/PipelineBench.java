package dev.colophon.benchmark.watch;

import dev.colophon.benchmark.audio.Imitation;
import dev.colophon.benchmark.machine.ChildJvm;
import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.benchmark.watch.PipelineProcess.Kind;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.audio.AudioIndex;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * On what the processor's time goes while works are looked for in two webs: the thirty sites of the demonstration, with many
 * pages of text and small media, and a {@link MediaWeb}, whose media are as long and as large as elsewhere. One process crawls
 * each web several times, each from a home that has seen nothing of it, and the first and the last time count: the first
 * minutes go for a large part into compiling, which a process that runs for weeks does once.
 */
final class PipelineBench {

    /** Enough for what is measured; compiling threads stay, so that their time can be read at the end. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:-UseDynamicNumberOfCompilerThreads");

    /** Songs that are registered beside those of the media web: a label of some size. */
    private static final int IMITATIONS = 3_000;

    private static final int PUT_AT_ONCE = 250;

    /** The compiler takes 11 s of the first, 3.5 of the second and 1.6 of the third crawl of the media web. */
    private static final int CRAWLS = 4;

    private final Path work;
    private final Path kept;
    private final Steps steps;
    private int folders;

    /**
     * Prepares.
     *
     * @param work an existing folder for homes and captures
     * @param kept where the media of the media web stay
     */
    PipelineBench(Path work, Path kept, Steps steps) {
        this.work = work;
        this.kept = kept;
        this.steps = steps;
    }

    /**
     * What things of one kind took, in seconds of processor time; fetching and storing their URLs is not told apart by kind.
     *
     * @param decoders child processes
     * @param read decoding and fingerprinting in the JVM
     */
    record Each(long count, double decoders, double read, double search, double sightings) {

        double millis() {
            return 1e3 * (decoders + read + search + sightings) / count;
        }
    }

    /**
     * What looking for works took.
     *
     * @param web its name
     * @param warm whether the process had crawled the web before
     * @param references registered works
     * @param cpuSeconds by part, see {@link PipelineProcess#PARTS}
     */
    record Pipeline(
            String web,
            boolean warm,
            long references,
            long pages,
            long media,
            long matched,
            Map<String, Double> cpuSeconds,
            Map<Kind, Each> kinds) {

        /** All but decoding and fingerprinting, to all. */
        double overhead() {
            return share(all());
        }

        /** The same without what the virtual machine does for itself. */
        double overheadWithoutMachine() {
            return share(all() - part("compiler") - part("collector"));
        }

        double all() {
            return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        private double share(double whole) {
            return 1 - (part("decoders") + part("decode") + part("fingerprint")) / whole;
        }

        private double part(String name) {
            return cpuSeconds.getOrDefault(name, Double.NaN);
        }
    }

    /** Both webs, or the first alone where nothing can encode media. */
    List<Pipeline> measure() throws IOException {
        List<Pipeline> rows = new ArrayList<>();
        rows.addAll(demonstration());
        if (Tools.present("ffmpeg")) {
            rows.addAll(media());
        }
        return rows;
    }

    private List<Pipeline> demonstration() throws IOException {
        Path folder = folder("network");
        Home home = new Home(folder("home"));
        try (ChildJvm network = ChildJvm.start(NetworkProcess.class, work, List.of(), Map.of(), folder.toString());
                Steps.Step step = steps.begin("looking for works in the demonstration's sites", 3)) {
            String catalogue = network.answer().getOrDefault("catalogue", "");
            step.done("catalogue");
            List<String> seeds =
                    List.of(network.answer().getOrDefault("seeds", "").split("\t", -1));
            register(Path.of(catalogue), home);
            step.done("registered");
            List<Pipeline> pipelines = crawl("demonstration", references(Path.of(catalogue)), home, seeds);
            step.done("crawled");
            return pipelines;
        } finally {
            Tools.deleteTree(home.folder());
            Tools.deleteTree(folder);
        }
    }

    private List<Pipeline> media() throws IOException {
        MediaWeb web = MediaWeb.in(kept, steps);
        Home home = new Home(folder("home"));
        try (ChildJvm server = ChildJvm.start(
                        MediaWebServer.class,
                        work,
                        List.of("-Xmx256m"),
                        Map.of(),
                        web.sites().toAbsolutePath().toString());
                Steps.Step step = steps.begin("looking for works among media of minutes", 3)) {
            String port = server.answer().getOrDefault("port", "");
            register(web.catalogue(), home);
            step.done("registered");
            imitate(home);
            step.done("imitated");
            List<String> seeds = MediaWeb.SITES.stream()
                    .flatMap(site -> List.of("SITE", "http://" + site + ".bench.example:" + port + "/", "2").stream())
                    .toList();
            List<Pipeline> pipelines = crawl("media", references(web.catalogue()) + IMITATIONS, home, seeds);
            step.done("crawled");
            return pipelines;
        } finally {
            Tools.deleteTree(home.folder());
        }
    }

    /** Fills the index with songs that nobody can find; they are not in the database, whose place in the index stays. */
    private static void imitate(Home home) throws IOException {
        try (AudioIndex index = AudioIndex.open(home.index().resolve("audio"), Access.WRITE)) {
            List<AudioFingerprint> real = new ArrayList<>();
            index.forEachPrint((_, print) -> real.add((AudioFingerprint) print));
            real.removeIf(print -> print.unmatchable().isPresent());
            index.deferMerges();
            for (int from = 0; from < IMITATIONS; from += PUT_AT_ONCE) {
                List<Integer> some =
                        IntStream.range(from, from + PUT_AT_ONCE).boxed().toList();
                List<Fingerprint> _ = Cores.map(some, number -> {
                    AudioFingerprint imitation = Imitation.of(real.get(number % real.size()), number);
                    index.put(new ReferenceId("imitation-" + number), imitation);
                    return imitation;
                });
            }
            long position = index.position();
            index.commit(position);
            index.compact();
            index.commit(position);
        }
    }

    private static long references(Path catalogue) throws IOException {
        return Files.readAllLines(catalogue).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .count();
    }

    private List<Pipeline> crawl(String web, long references, Home home, List<String> seeds) throws IOException {
        List<Path> homes = new ArrayList<>(List.of(home.folder()));
        while (homes.size() < CRAWLS) {
            homes.add(folder("home"));
            Tools.copyTree(home.folder(), homes.getLast());
        }
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(CRAWLS)));
        homes.forEach(one -> arguments.add(one.toString()));
        arguments.addAll(seeds);
        List<Pipeline> crawls = new ArrayList<>();
        try (ChildJvm worker =
                ChildJvm.start(PipelineProcess.class, work, OPTIONS, Map.of(), arguments.toArray(String[]::new))) {
            while (crawls.size() < CRAWLS) {
                crawls.add(pipeline(web, !crawls.isEmpty(), references, worker.answer()));
            }
            return List.of(crawls.getFirst(), crawls.getLast());
        } finally {
            for (Path copy : homes.subList(1, CRAWLS)) {
                Tools.deleteTree(copy);
            }
        }
    }

    /** What the worker's line says. */
    static Pipeline pipeline(String web, boolean warm, long references, Map<String, String> answer) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (String part : PipelineProcess.PARTS) {
            parts.put(part, number(answer, part));
        }
        Map<Kind, Each> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            String key = kind.key() + ".";
            long count = (long) number(answer, key + "count");
            if (count > 0) {
                kinds.put(
                        kind,
                        new Each(
                                count,
                                number(answer, key + "decoders"),
                                number(answer, key + "read"),
                                number(answer, key + "search"),
                                number(answer, key + "sightings")));
            }
        }
        return new Pipeline(
                web,
                warm,
                references,
                (long) number(answer, "pages"),
                (long) number(answer, "media"),
                (long) number(answer, "matched"),
                parts,
                kinds);
    }

    private static double number(Map<String, String> answer, String key) {
        return Double.parseDouble(answer.getOrDefault(key, "NaN"));
    }

    private static void register(Path catalogue, Home home) throws IOException {
        byte[] _ = Tools.run(
                Path.of("."),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.colophon.cli.Colophon",
                        "register",
                        "--metadata",
                        catalogue.toString(),
                        "--home",
                        home.folder().toString()));
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(work.resolve("pipeline-" + name + "-" + folders++));
    }
}
