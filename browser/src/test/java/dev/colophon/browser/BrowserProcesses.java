package dev.colophon.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of our own browsers, by the port file in the profile that each was started with. */
final class BrowserProcesses {

    private static final String PROFILE = "--user-data-dir=";

    private BrowserProcesses() {}

    /** The first process of the browser that listens on this port: a child of this very JVM. */
    static List<ProcessHandle> ofPort(int port) {
        return ProcessHandle.current()
                .children()
                .filter(child -> profile(child).anyMatch(folder -> listens(folder, port)))
                .toList();
    }

    private static boolean listens(Path profile, int port) {
        try {
            return Files.readAllLines(profile.resolve("DevToolsActivePort")).contains(String.valueOf(port));
        } catch (IOException notThere) {
            return false;
        }
    }

    /** The profile folder of a process, if it is a browser. */
    static Stream<Path> profile(ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Stream::of)
                .filter(argument -> argument.startsWith(PROFILE))
                .map(argument -> Path.of(argument.substring(PROFILE.length())));
    }

    /** Whether a process draws pages. */
    static boolean isRenderer(ProcessHandle process) {
        try {
            // Not its argument list: the zygote writes its children's as one string.
            return Files.readString(entry(process, "cmdline")).contains("--type=renderer");
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether a process exists and is more than an entry that waits to be collected. */
    static boolean runs(ProcessHandle process) {
        return state(process) != ' ' && state(process) != 'Z';
    }

    /** Whether a process has ended and its parent has not collected it. */
    static boolean isZombie(ProcessHandle process) {
        return state(process) == 'Z';
    }

    private static char state(ProcessHandle process) {
        try {
            String stat = Files.readString(entry(process, "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return ' ';
        }
    }

    private static Path entry(ProcessHandle process, String name) {
        return Path.of("/proc", String.valueOf(process.pid()), name);
    }
}
