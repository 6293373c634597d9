package dev.colophon.scale.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The tables that people read, made of what is kept of each WARC file, so that they are the same however often that was written:
 * {@code matches} has a row for each content, reference and medium, {@code places} one for each place of such a content, {@code failures}
 * one for each thing that was not looked into, or not into all of it.
 */
final class ResultTables {

    private static final String SCHEMA = "kind string, digest string, reference string, medium string, grade string, "
            + "false_alarms double, of_reference double, of_copy double, sections string, transform string, why string, "
            + "partial string, address string, seen timestamp, warc string, offset bigint, reason string";

    private static final Column SUREST = when(col("grade").equalTo("EXACT"), lit(0))
            .when(col("grade").equalTo("STRONG"), lit(1))
            .otherwise(lit(2));

    /** The surest match stands for its content; of equal ones, that which was seen first. */
    private static final Column[] BEST_FIRST = {
        SUREST, col("false_alarms"), col("seen"), col("warc"), col("offset"), col("address"), col("sections")
    };

    private static final Column[] PLACES = {col("digest"), col("address"), col("seen"), col("warc"), col("offset")};

    private static final String ROWS = "rows";

    private final SparkSession spark;
    private final Path out;
    private final String format;

    ResultTables(SparkSession spark, DetectArguments arguments) {
        this.spark = spark;
        this.out = new Path(arguments.out());
        this.format = arguments.format();
    }

    /** Makes all tables anew, each in the place of the one before; gives the rows of each. */
    Map<String, Long> publish() throws IOException {
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        FileSystem files = out.getFileSystem(hadoop);
        Path fresh = new Path(out, ".fresh-" + spark.sparkContext().applicationId());
        Map<String, Long> rows = new LinkedHashMap<>();
        try {
            Map<String, Dataset<Row>> tables = tables();
            tables.forEach((name, table) -> rows.put(name, write(table, new Path(fresh, name))));
            for (String name : tables.keySet()) {
                Path table = new Path(out, name);
                files.delete(table, true);
                if (!files.rename(new Path(fresh, name), table)) {
                    throw new IOException("cannot rename %s/%s to %s".formatted(fresh, name, table));
                }
            }
        } finally {
            files.delete(fresh, true);
        }
        return rows;
    }

    /** Writes a table; tells how many rows went by, which reading it again would take a job of its own for. */
    private long write(Dataset<Row> table, Path to) {
        Observation written = new Observation();
        table.observe(written, count(lit(1)).as(ROWS))
                .write()
                .format(format)
                .mode(SaveMode.Overwrite)
                .save(to.toString());
        try {
            return ((Number) Objects.requireNonNull(written.getAsJava().get(ROWS))).longValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the job was told to end while its tables were written", e);
        }
    }

    private Map<String, Dataset<Row>> tables() {
        Dataset<Row> all = spark.read().schema(SCHEMA).json(new Path(out, "warcs").toString());
        Dataset<Row> found = all.where(col("kind").equalTo("MATCH"));
        WindowSpec content = Window.partitionBy("digest", "reference", "medium");
        Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
        tables.put(
                "matches",
                found.withColumn("place", row_number().over(content.orderBy(BEST_FIRST)))
                        .withColumn("places", count(lit(1)).over(content))
                        .where(col("place").equalTo(1))
                        .drop("place", "kind", "reason"));
        tables.put("places", found.select(PLACES).distinct());
        tables.put(
                "failures",
                all.where(col("kind").equalTo("FAILURE"))
                        .select("address", "seen", "warc", "offset", "reason")
                        .distinct());
        return tables;
    }
}
