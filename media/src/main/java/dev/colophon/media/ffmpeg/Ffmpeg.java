package dev.colophon.media.ffmpeg;

import static dev.colophon.media.refusal.Unreadable.Reason.TOOL_MISSING;

import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.child.TimeLimit;
import dev.colophon.media.refusal.RefusedException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An ffmpeg program that was run and is new enough; {@link FfmpegSearch} finds it. Immutable.
 *
 * @param program path of the executable
 * @param libraries folders in which its shared libraries are looked for before those of the system; often none
 * @param origin which of the choices it is
 * @param version as the program says it, such as {@code 7.1.5-0+deb13u1}
 */
public record Ffmpeg(Path program, List<Path> libraries, Origin origin, String version) {

    /** The environment variable that names another ffmpeg. */
    public static final String VARIABLE = "COLOPHON_FFMPEG";

    /** The system property with which a package names the ffmpeg beside it. */
    public static final String PACKAGED_PROPERTY = "colophon.ffmpeg";

    /** Where a program comes from, in the order in which they are tried. */
    public enum Origin {
        NAMED("named by " + VARIABLE),
        PACKAGED("packaged with Colophon"),
        BUNDLED("built in"),
        PATH("found on PATH");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        /** For a person. */
        public String words() {
            return words;
        }
    }

    private static final String LIBRARY_PATH = "LD_LIBRARY_PATH";
    /** What a shell and prlimit return when a program is not there, cannot be run, or misses a shared library. */
    private static final int NOT_EXECUTABLE = 126;

    private static final int NOT_STARTED = 127;

    public Ffmpeg {
        libraries = List.copyOf(libraries);
    }

    /**
     * Finds ffmpeg by what the environment says. Costs about a millisecond once it was found.
     *
     * @throws NoFfmpegException when none works; the message says why and what to do
     */
    public static Ffmpeg find() throws NoFfmpegException {
        return FfmpegSearch.ofEnvironment().find();
    }

    /** The argument list that runs ffmpeg with these arguments, without reading standard input. */
    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(arguments.size() + 3);
        command.add(program.toString());
        command.add("-nostdin");
        command.add("-hide_banner");
        command.addAll(arguments);
        return command;
    }

    /** The variables that its process needs beside the usual ones. */
    private Map<String, String> environment() {
        if (libraries.isEmpty()) {
            return Map.of();
        }
        String own = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        String others = System.getenv(LIBRARY_PATH);
        return Map.of(LIBRARY_PATH, others == null || others.isEmpty() ? own : own + File.pathSeparator + others);
    }

    /**
     * Starts ffmpeg with these arguments.
     *
     * @param errorLines gets each line of standard error; see {@link ChildProcess#start}
     * @throws IOException when it cannot be started
     */
    ChildProcess start(List<String> arguments, ChildProcess.Limits limits, Consumer<String> errorLines)
            throws IOException {
        return ChildProcess.start(command(arguments), environment(), limits, errorLines);
    }

    /** Tells a program that could not even work from one that could not decode a file. */
    void refuseUnlessWorked(ChildProcess.Exit exit) throws RefusedException {
        exit.refuseStandstill();
        if (exit.limit().isEmpty() && (exit.code() == NOT_STARTED || exit.code() == NOT_EXECUTABLE)) {
            throw new RefusedException(
                    TOOL_MISSING, "ffmpeg does not start any more (" + program + "): run `colophon doctor`");
        }
    }

    /**
     * Runs ffmpeg with these arguments, for files of our own (generators and encoders).
     *
     * @throws IOException when it cannot be started or fails, with the last line that it said
     */
    public void run(List<String> arguments, Duration wallClock) throws IOException {
        String[] last = {""};
        var limits = new ChildProcess.Limits(new TimeLimit.WallClock(wallClock), Long.MAX_VALUE, 0, 1L << 40);
        ChildProcess.Exit exit = ChildProcess.run(command(arguments), environment(), limits, line -> last[0] = line);
        if (!exit.succeeded()) {
            throw new IOException("ffmpeg failed (" + exit + "): " + last[0] + " in " + command(arguments));
        }
    }

    /** Asks the program for the short name of its licence, such as {@code LGPL 3}. */
    public String licence() throws IOException {
        String answer = ask("-L").text();
        Matcher edition = Pattern.compile("version\\s+(\\d(?:\\.\\d)?)").matcher(answer);
        return answer.contains("General Public License")
                ? (answer.contains("Lesser") ? "LGPL " : "GPL ") + (edition.find() ? edition.group(1) : "")
                : "non-free build";
    }

    /** What a program answered. */
    record Answer(ChildProcess.Exit exit, String text) {}

    Answer ask(String question) throws IOException {
        var limits = new ChildProcess.Limits(new TimeLimit.WallClock(Duration.ofMinutes(1)), 1 << 16, 0, 0);
        StringBuilder errors = new StringBuilder();
        try (ChildProcess child =
                start(List.of(question), limits, line -> errors.append(line).append('\n'))) {
            String answer = new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(child.await(), answer + errors);
        }
    }
}
