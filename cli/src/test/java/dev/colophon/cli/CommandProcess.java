package dev.colophon.cli;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How tests start a command, or a program of their own, in a process of its own: with the packed program as the launcher starts it
 * and a cache of its loaded classes, which is made once a build. Where nothing is packed yet, from the classes of this process.
 */
public final class CommandProcess {

    private static final Path JAR = Path.of("target", "colophon.jar").toAbsolutePath();
    private static final Path CACHE = Path.of("target", "commands.cache").toAbsolutePath();
    private static final String CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));

    private static final List<String> JAVA = java();

    private CommandProcess() {}

    /** The words of a command line that runs this command. */
    public static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(
                Files.exists(JAR)
                        ? List.of("-jar", JAR.toString())
                        : List.of("-cp", CLASS_PATH, Colophon.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /** The words of a command line that runs this main class, which may lie among the tests. */
    public static List<String> program(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(JAVA);
        // The cache is of a class path that begins with the packed program.
        command.addAll(
                List.of("-cp", (Files.exists(JAR) ? JAR + File.pathSeparator : "") + CLASS_PATH, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java() {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("..", "tools", "java.options").toAbsolutePath().normalize()));
        if (!Files.exists(JAR)) {
            java.add("-XX:TieredStopAtLevel=1");
            return java;
        }
        try {
            makeCache(java);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        java.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCache=" + CACHE));
        return java;
    }

    /** Of the JVMs that test side by side one makes it. */
    private static void makeCache(List<String> java) throws IOException {
        try (FileChannel lock = FileChannel.open(
                        CACHE.resolveSibling("commands.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock.lock()) {
            if (Files.exists(CACHE)
                    && Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(JAR)) >= 0) {
                return;
            }
            Path folder = Files.createTempDirectory(CACHE.getParent(), "training");
            Path made = folder.resolve("cache");
            // The first run makes a home, so that the second records only what commands in a home load.
            for (String how : List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=" + made)) {
                List<String> command = new ArrayList<>(java);
                command.addAll(List.of(how, "-jar", JAR.toString(), "train"));
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile());
                builder.environment()
                        .putAll(Map.of("COLOPHON_HOME", folder.resolve("home").toString()));
                builder.start().onExit().join();
            }
            // Without it every command works, only slower.
            if (Files.exists(made)) {
                Files.move(made, CACHE, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
