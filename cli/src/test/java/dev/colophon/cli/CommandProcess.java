package dev.colophon.cli;

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

/**
 * How tests start a command in a process of its own: the packed program as the launcher starts it, with a cache of loaded
 * classes that is made once a build. Where nothing is packed yet, from the classes of this process.
 */
final class CommandProcess {

    private static final Path JAR = Path.of("target", "colophon.jar").toAbsolutePath();
    private static final Path CACHE = Path.of("target", "commands.cache").toAbsolutePath();
    private static final List<String> JAVA = java();

    private CommandProcess() {}

    /** The words of a command line that runs this command. */
    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(arguments);
        return command;
    }

    private static List<String> java() {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("..", "tools", "java.options").toAbsolutePath().normalize()));
        if (!Files.exists(JAR)) {
            java.addAll(List.of(
                    "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Colophon.class.getName()));
            return java;
        }
        try {
            makeCache(java);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        java.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCache=" + CACHE, "-jar", JAR.toString()));
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
