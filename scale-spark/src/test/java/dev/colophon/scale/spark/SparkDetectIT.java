package dev.colophon.scale.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job in a cluster of two executors and in one JVM, against {@code colophon scan} of the same files; with {@code --long} of more
 * of them.
 */
@Tag("full")
class SparkDetectIT {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The first WARC of several takes this long on a machine with much else to do. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @TempDir
    Path folder;

    /** What a row says of a match at a place. */
    record Seen(String address, String reference, String medium, String grade, double falseAlarms, String sections) {}

    /** What a scan finds, and by address the files of the works that it is sure of. */
    private record Scanned(Set<Seen> matches, Map<String, Set<String>> works) {}

    @Test
    void findsWhatAScanFindsThoughAnExecutorDiesAndRecordsAreBroken() throws Exception {
        InstalledColophon colophon = new InstalledColophon(folder.resolve("home"));
        SampleCollection.works(Files.createDirectory(folder.resolve("works")));
        Path warcs = Files.createDirectory(folder.resolve("collection"));
        List<Path> mixed = new ArrayList<>(SampleCollection.mixed(warcs));
        mixed.addAll(SampleCollection.films(warcs));
        int records = SampleCollection.FILES * SampleCollection.RECORDS
                + SampleCollection.FILM_FILES * SampleCollection.CLIPS;
        colophon.run("register", folder.resolve("works").toString(), "--owner", "Ada Example");
        SparkDistribution spark = new SparkDistribution(Files.createDirectory(folder.resolve("spark")));
        Path out = folder.resolve("out");

        SparkDistribution.Running job = spark.submit(
                "local-cluster[2,1,700]",
                List.of("spark.executor.memory=700m", "spark.locality.wait=0"),
                words(colophon, out, "json", warcs.toUri()));
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> kept(out) >= mixed.size() / 4 || !job.process().isAlive());
        assertThat(kept(out)).as("the job has not ended").isLessThan(mixed.size());
        List<ProcessHandle> executors = job.executors();
        assertThat(executors).hasSize(2);
        assertThat(executors.getFirst().destroyForcibly()).isTrue();
        // A file may be kept by an executor that dies before it says so.
        String said = job.end(0);
        assertThat(said)
                .containsPattern("WARC files: %d, known already: [01], not read to the end: 0; looked into: %d, "
                        .formatted(mixed.size(), records))
                .contains("ExecutorLostFailure");

        Scanned scanned = scanned(colophon, mixed);
        Set<Seen> expected = scanned.matches();
        assertThat(expected).hasSizeGreaterThan(7 * SampleCollection.FILES);
        assertThat(expected.stream().map(Seen::medium)).contains("TEXT", "AUDIO", "IMAGE", "VIDEO");
        assertThat(right(scanned.works(), records)).isGreaterThan(records * 9 / 10);
        List<JsonNode> matches = json(out.resolve("matches"));
        List<JsonNode> places = json(out.resolve("places"));
        assertThat(seen(matches, places)).isEqualTo(expected);
        assertThat(matches.stream().map(SparkDetectIT::key)).doesNotHaveDuplicates();
        assertThat(json(out.resolve("failures"))).isEmpty();
        assertThat(said)
                .contains("rows of matches: %d, places: %d, failures: 0".formatted(matches.size(), places.size()));

        Path more = Files.createDirectory(folder.resolve("more"));
        SampleCollection.poisoned(more.resolve("poisoned.warc"));
        SampleCollection.cut(more.resolve("cut.warc.gz"));
        // As far as the job can see, these are not on this machine's disks.
        String elsewhere = "spark.hadoop.fs.viewfs.mounttable.far.link./more=" + more.toUri();
        String again = spark.submit(
                        "local[2]",
                        List.of(elsewhere),
                        words(colophon, out, "parquet", warcs.toUri(), URI.create("viewfs://far/more")))
                .end(0);
        assertThat(again)
                .contains("WARC files: %d, known already: %d, not read to the end: 0; "
                        .formatted(mixed.size() + 2, mixed.size()));
        List<Group> all = parquet(out.resolve("matches"));
        assertThat(all.stream().map(SparkDetectIT::key))
                .doesNotHaveDuplicates()
                .containsAll(matches.stream().map(SparkDetectIT::key).toList());
        Set<String> addresses = parquet(out.resolve("places")).stream()
                .map(place -> place.getString("address", 0))
                .collect(Collectors.toSet());
        Set<String> answered = IntStream.range(0, SampleCollection.GOOD_AMONG_POISON + SampleCollection.POISON)
                .filter(SampleCollection::isCopyAmongPoison)
                .mapToObj(i -> "http://poison.example/" + i)
                .collect(Collectors.toCollection(HashSet::new));
        expected.forEach(match -> answered.add(match.address()));
        IntStream.range(0, 12).forEach(i -> answered.add("http://cut.example/" + i));
        assertThat(addresses).containsAll(answered);
        List<Group> failures = parquet(out.resolve("failures"));
        assertThat(failures).as("each broken record, and the cut").hasSize(SampleCollection.POISON + 1);
        assertThat(failures.stream().map(failure -> failure.getString("reason", 0)))
                .anyMatch(reason -> reason.contains("the file ends inside"));
    }

    private static String[] words(InstalledColophon colophon, Path out, String format, URI... sources) {
        Stream<String> options = Stream.of(
                "--program",
                InstalledColophon.PROGRAM.toString(),
                "--index",
                colophon.index().toString(),
                "--out",
                out.toUri().toString(),
                "--format",
                format);
        return Stream.concat(options, Stream.of(sources).map(URI::toString)).toArray(String[]::new);
    }

    private static int kept(Path out) throws IOException {
        return files(out.resolve("warcs"), ".json").size();
    }

    private static List<Path> files(Path table, String ending) throws IOException {
        if (!Files.isDirectory(table)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(table)) {
            return inside.filter(file -> !file.getFileName().toString().startsWith(".")
                            && file.getFileName().toString().endsWith(ending))
                    .toList();
        }
    }

    /** Of how many records exactly the work is found that they hold a copy of, or none where they hold none. */
    private static int right(Map<String, Set<String>> works, int records) {
        Map<String, String> labels = SampleCollection.labels();
        long copies = labels.entrySet().stream()
                .filter(label -> works.getOrDefault(label.getKey(), Set.of()).equals(Set.of(label.getValue())))
                .count();
        long strangers = records
                - labels.size()
                - works.keySet().stream()
                        .filter(address -> !labels.containsKey(address))
                        .count();
        System.out.printf(
                "%d labelled records, %d of them copies: the label alone is found of %d copies, nothing in %d others%n",
                records, labels.size(), copies, strangers);
        return (int) (copies + strangers);
    }

    private static Scanned scanned(InstalledColophon colophon, List<Path> warcs) throws Exception {
        List<String> words = new ArrayList<>(List.of("scan", "--json"));
        warcs.forEach(warc -> words.add(warc.toString()));
        Set<Seen> found = new HashSet<>();
        Map<String, Set<String>> works = new HashMap<>();
        for (String line : colophon.run(words.toArray(String[]::new))) {
            JsonNode file = MAPPER.readTree(line);
            for (JsonNode match : file.path("matches")) {
                found.add(new Seen(
                        file.path("file").asText(),
                        match.at("/reference/id").asText(),
                        match.path("medium").asText(),
                        match.path("grade").asText(),
                        match.path("falseAlarms").doubleValue(),
                        match.path("segments").toString()));
                if (!match.path("grade").asText().equals("CANDIDATE")) {
                    works.computeIfAbsent(file.path("file").asText(), _ -> new HashSet<>())
                            .add(match.at("/reference/file").asText());
                }
            }
        }
        return new Scanned(found, works);
    }

    private static Set<Seen> seen(List<JsonNode> matches, List<JsonNode> places) {
        Set<Seen> seen = new HashSet<>();
        for (JsonNode match : matches) {
            for (JsonNode place : places) {
                if (place.path("digest").equals(match.path("digest"))) {
                    seen.add(new Seen(
                            place.path("address").asText(),
                            match.path("reference").asText(),
                            match.path("medium").asText(),
                            match.path("grade").asText(),
                            match.path("false_alarms").doubleValue(),
                            match.path("sections").asText()));
                }
            }
        }
        return seen;
    }

    private static String key(JsonNode match) {
        return match.path("digest").asText()
                + match.path("reference").asText()
                + match.path("medium").asText()
                + match.path("sections").asText();
    }

    private static String key(Group match) {
        return match.getString("digest", 0)
                + match.getString("reference", 0)
                + match.getString("medium", 0)
                + match.getString("sections", 0);
    }

    private static List<JsonNode> json(Path table) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (Path file : files(table, ".json")) {
            for (String line : Files.readAllLines(file)) {
                rows.add(MAPPER.readTree(line));
            }
        }
        return rows;
    }

    private static List<Group> parquet(Path table) throws IOException {
        List<Group> rows = new ArrayList<>();
        for (Path file : files(table, ".parquet")) {
            try (ParquetReader<Group> reader = ParquetReader.builder(
                            new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                    .withConf(new Configuration())
                    .build()) {
                for (Group row = reader.read(); row != null; row = reader.read()) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
