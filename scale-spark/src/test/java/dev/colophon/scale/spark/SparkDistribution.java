package dev.colophon.scale.spark;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** Spark as it is distributed, to which the job is submitted. */
record SparkDistribution(Path folder) {

    private static final String HOME = System.getProperty("spark.home", "target/spark");
    private static final int MINUTES = 30;

    /** A job that runs. */
    record Running(Process process, Path log) {

        /** Its executors: those of a local cluster are processes below it. */
        List<ProcessHandle> executors() {
            return process.descendants().filter(Running::isExecutor).toList();
        }

        private static boolean isExecutor(ProcessHandle process) {
            try {
                List<String> words = List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                        .split("\0", -1));
                return words.contains("org.apache.spark.executor.CoarseGrainedExecutorBackend");
            } catch (IOException gone) {
                return false;
            }
        }

        /** Waits for its end; gives what it said but for how it went. */
        String end(int code) throws IOException, InterruptedException {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            String said = Files.readAllLines(log).stream()
                    .filter(line -> !line.contains(" INFO "))
                    .collect(Collectors.joining("\n"));
            if (!ended || process.exitValue() != code) {
                throw new AssertionError("the job ended otherwise than with " + code + ":\n" + said);
            }
            return said;
        }
    }

    /** Submits the job to a master. */
    Running submit(String master, List<String> options, String... words) throws IOException {
        Path home = Path.of(HOME).toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptions().split(" +", -1)));
        command.addAll(List.of(
                "-Xmx600m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                home.resolve("jars") + File.separator + "*"));
        command.add("org.apache.spark.deploy.SparkSubmit");
        command.addAll(List.of("--master", master));
        for (String option : List.of(
                "spark.ui.enabled=false",
                "spark.sql.shuffle.partitions=2",
                "spark.local.dir=" + folder,
                "spark.executor.extraJavaOptions=-XX:+UseSerialGC -XX:TieredStopAtLevel=1")) {
            command.addAll(List.of("--conf", option));
        }
        options.forEach(option -> command.addAll(List.of("--conf", option)));
        command.addAll(List.of("--class", SparkDetect.class.getName(), jar().toString()));
        command.addAll(List.of(words));
        Path log = Files.createTempFile(folder, "spark", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME", home.toString(), "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", "127.0.0.1"));
        return new Running(builder.directory(folder.toFile()).start(), log);
    }

    /** The jar of the job, of the classes as they are. */
    private Path jar() throws IOException {
        Path jar = folder.resolve("colophon-spark.jar");
        if (!Files.exists(jar)) {
            try {
                Path classes = Path.of(SparkDetect.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                if (Files.isRegularFile(classes)) {
                    return classes;
                }
                try (Stream<Path> all = Files.walk(classes);
                        var out = new java.util.jar.JarOutputStream(Files.newOutputStream(jar))) {
                    for (Path file : all.filter(Files::isRegularFile).toList()) {
                        out.putNextEntry(new java.util.jar.JarEntry(
                                classes.relativize(file).toString()));
                        Files.copy(file, out);
                    }
                }
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
        return jar;
    }
}
