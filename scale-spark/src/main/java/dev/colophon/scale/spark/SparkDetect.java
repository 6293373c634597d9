package dev.colophon.scale.spark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** What {@code spark-submit} starts: looks for registered works in collections of WARC files, each file a task of Spark. */
public final class SparkDetect {

    private static final int USAGE = 2;
    private static final int INPUT = 3;
    private static final int ENVIRONMENT = 4;

    private static final int DEFAULT_ATTEMPTS = 4;
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[[^,\\]]*(?:,\\s*(\\d+))?])?");

    private SparkDetect() {}

    /** Ends with 0, or with 2, 3 or 4 and a line that says why. */
    public static void main(String[] words) {
        int code = run(words);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(String... words) {
        DetectArguments arguments;
        try {
            arguments = DetectArguments.parse(words);
        } catch (DetectArguments.Wrong e) {
            System.err.println(e.getMessage() + "\n" + DetectArguments.USAGE);
            return USAGE;
        }
        SparkSession spark = SparkSession.builder()
                .appName("colophon spark-detect")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
        try {
            return detect(arguments, spark);
        } finally {
            spark.stop();
        }
    }

    private static int detect(DetectArguments arguments, SparkSession spark) {
        try {
            JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
            List<CollectionFile> files;
            try {
                files = WarcListing.of(arguments.sources(), context.hadoopConfiguration());
            } catch (IOException e) {
                System.err.println(e.getMessage());
                return INPUT;
            }
            DetectTask task = new DetectTask(
                    arguments,
                    attempts(context),
                    context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())));
            List<WarcResult> results =
                    context.parallelize(files, files.size()).map(task).collect();
            TreeSet<String> searched =
                    results.stream().map(WarcResult::searched).collect(Collectors.toCollection(TreeSet::new));
            if (searched.size() > 1) {
                System.err.printf(
                        "the nodes have different indexes (%s): give all the same, and run this again; no tables were made%n",
                        String.join("; ", searched));
                return ENVIRONMENT;
            }
            Map<String, Long> rows = new ResultTables(spark, arguments).publish();
            System.out.println(summary(results, rows));
            return 0;
        } catch (IOException e) {
            System.err.println("results cannot be written to " + arguments.out() + ": " + e.getMessage());
            return ENVIRONMENT;
        } catch (RuntimeException e) {
            System.err.println(why(e));
            return ENVIRONMENT;
        } catch (Exception e) { // which Spark throws without saying so
            if (e instanceof SparkException) {
                System.err.println(why(e));
                return ENVIRONMENT;
            }
            throw e;
        }
    }

    /** How often Spark tries a task. */
    private static int attempts(JavaSparkContext context) {
        Matcher local = LOCAL.matcher(context.master());
        if (local.matches()) {
            return Optional.ofNullable(local.group(1)).map(Integer::parseInt).orElse(1);
        }
        return context.getConf().getInt("spark.task.maxFailures", DEFAULT_ATTEMPTS);
    }

    /** The innermost cause, which is a line of ours where it is the index or the program; other failures are in Spark's log, too. */
    private static String why(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((_, inner) -> inner)
                .map(cause -> String.valueOf(cause.getMessage()))
                .orElse("");
    }

    private static String summary(List<WarcResult> results, Map<String, Long> rows) {
        Map<String, Long> counts = results.stream()
                .flatMap(result -> result.counts().entrySet().stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.summingLong(Map.Entry::getValue)));
        return "WARC files: %d, known already: %d, not read to the end: %d; "
                        .formatted(
                                results.size(),
                                results.stream().filter(WarcResult::known).count(),
                                results.stream()
                                        .filter(result -> !result.complete())
                                        .count())
                + "looked into: %d, with registered works: %d, not to be compared: %d, failures: %d, passed over by design: %d; "
                        .formatted(
                                counts.getOrDefault("LOOKED", 0L),
                                counts.getOrDefault("MATCHED", 0L),
                                counts.getOrDefault("NOT_COMPARED", 0L),
                                counts.getOrDefault("FAILED", 0L),
                                counts.getOrDefault("SKIPPED", 0L))
                + rows.entrySet().stream()
                        .map(table -> table.getKey() + ": " + table.getValue())
                        .collect(Collectors.joining(", ", "rows of ", ""));
    }
}
