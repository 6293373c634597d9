package dev.colophon.media.ffmpeg;

import dev.colophon.media.ffmpeg.Ffmpeg.Origin;
import dev.colophon.media.refusal.MessageText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where ffmpeg is looked for, in this order: the program that the user names, the one of a package, the bundled build, the
 * search path. A program is run before it is believed: {@code -version} must succeed and say 5.1 or newer. That it did is
 * kept in the cache folder until the file changes. Immutable.
 *
 * @param named by the user; then no other is tried
 * @param packaged beside an installed Colophon
 * @param cache folder for the unpacked build and what is known about programs; made when needed
 * @param searchPath folders of the variable {@code PATH}
 */
public record FfmpegSearch(Optional<String> named, Optional<Path> packaged, Path cache, List<Path> searchPath) {

    public FfmpegSearch {
        searchPath = List.copyOf(searchPath);
    }

    /** The first version with {@code -fps_mode}. */
    private static final int MAJOR = 5;

    private static final int MINOR = 1;
    private static final Pattern VERSION = Pattern.compile("(?m)^ffmpeg version (\\S+)");
    private static final Pattern NUMBER = Pattern.compile("^[nv]?(\\d+)\\.(\\d+)");

    /** What the environment of this process says. */
    public static FfmpegSearch ofEnvironment() {
        List<Path> path = Arrays.stream(variable("PATH").orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
        Path caches =
                variable("XDG_CACHE_HOME").map(Path::of).orElse(Path.of(System.getProperty("user.home"), ".cache"));
        return of(variable(Ffmpeg.VARIABLE), caches.resolve("colophon"), path);
    }

    /** With the package of this process. */
    public static FfmpegSearch of(Optional<String> named, Path cache, List<Path> searchPath) {
        return new FfmpegSearch(
                named,
                Optional.ofNullable(System.getProperty(Ffmpeg.PACKAGED_PROPERTY))
                        .map(Path::of),
                cache,
                searchPath);
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /**
     * Finds the first that works. Costs about a millisecond when it worked before.
     *
     * @throws NoFfmpegException when none works
     */
    public Ffmpeg find() throws NoFfmpegException {
        if (named.isPresent()) {
            return named(named.get());
        }
        List<String> reasons = new ArrayList<>();
        if (packaged.isPresent()) {
            try {
                return believed(packaged.get(), List.of(), Origin.PACKAGED);
            } catch (IOException e) {
                reasons.add("the packaged one " + e.getMessage());
            }
        }
        try {
            return bundled();
        } catch (IOException e) {
            reasons.add("the built-in one " + e.getMessage());
        }
        for (Path folder : searchPath) {
            Path program = folder.resolve(BundledFfmpeg.executable("ffmpeg"));
            if (isProgram(program)) {
                try {
                    return believed(program, List.of(), Origin.PATH);
                } catch (IOException e) {
                    reasons.add(program + " " + e.getMessage());
                }
            }
        }
        throw new NoFfmpegException(
                "there is no working ffmpeg (%s): %s".formatted(String.join("; ", reasons), advice()));
    }

    private Ffmpeg named(String name) throws NoFfmpegException {
        try {
            Path program = Path.of(name).toAbsolutePath();
            if (!isProgram(program)) {
                throw new IOException("is not a program");
            }
            return believed(program, List.of(), Origin.NAMED);
        } catch (IOException | InvalidPathException e) {
            throw new NoFfmpegException("%s names %s, which %s: correct or unset it"
                    .formatted(
                            Ffmpeg.VARIABLE,
                            name,
                            e instanceof InvalidPathException ? "is not a path" : e.getMessage()));
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isExecutable(file) && !Files.isDirectory(file);
    }

    private static String advice() {
        return "install ffmpeg %d.%d or newer (%s) or set %s to its path"
                .formatted(
                        MAJOR,
                        MINOR,
                        Files.isExecutable(Path.of("/usr/bin/apt-get"))
                                ? "as root: apt-get install ffmpeg"
                                : "https://ffmpeg.org/download.html",
                        Ffmpeg.VARIABLE);
    }

    /**
     * The bundled build, first with its own libraries only: on a desktop the others are there. Elsewhere with empty libraries
     * in place of those for sound cards and screens, which are never used.
     */
    private Ffmpeg bundled() throws IOException {
        BundledFfmpeg build = new BundledFfmpeg(cache);
        Path program = build.unpacked();
        Path own = program.toAbsolutePath().getParent();
        try {
            return believed(program, List.of(own), Origin.BUNDLED);
        } catch (IOException missingLibrary) {
            Optional<Path> empty = build.emptyLibraries();
            if (empty.isEmpty()) {
                throw missingLibrary;
            }
            return believed(program, List.of(own, empty.get()), Origin.BUNDLED);
        }
    }

    /** Runs a program once, unless it is known to work. The message of the exception goes on after its name. */
    private Ffmpeg believed(Path program, List<Path> libraries, Origin origin) throws IOException {
        CheckedFfmpeg checked = CheckedFfmpeg.of(cache, program);
        Optional<Ffmpeg> known = checked.read(origin);
        if (known.isPresent()) {
            return known.get();
        }
        Ffmpeg.Answer answer;
        try {
            answer = new Ffmpeg(program, libraries, origin, "").ask("-version");
        } catch (IOException e) {
            throw new IOException("cannot be run (" + MessageText.oneLine(e) + ")", e);
        }
        if (!answer.exit().succeeded()) {
            throw new IOException("does not run (" + reason(answer) + ")");
        }
        Matcher version = VERSION.matcher(answer.text());
        if (!version.find()) {
            throw new IOException("is not ffmpeg");
        }
        if (isOlder(version.group(1))) {
            throw new IOException(
                    "is too old (%s, at least %d.%d is needed)".formatted(version.group(1), MAJOR, MINOR));
        }
        Ffmpeg ffmpeg = new Ffmpeg(program, libraries, origin, version.group(1));
        checked.write(ffmpeg);
        return ffmpeg;
    }

    private static String reason(Ffmpeg.Answer answer) {
        String said = answer.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((first, last) -> last)
                .orElse(
                        answer.exit().limit().isPresent()
                                ? "no answer within 10 s"
                                : "exit code " + answer.exit().code());
        String cause = said.replaceFirst("^.*error while loading shared libraries: ", "")
                .replaceFirst(": cannot open shared object file: No such file or directory$", " is missing");
        return cause.length() > 160 ? cause.substring(0, 160) + "…" : cause;
    }

    /** Builds between releases have no number (N-123456-g…); they are believed. */
    private static boolean isOlder(String version) {
        Matcher number = NUMBER.matcher(version.toLowerCase(Locale.ROOT));
        if (!number.find()) {
            return false;
        }
        int major = Integer.parseInt(number.group(1));
        return major < MAJOR || (major == MAJOR && Integer.parseInt(number.group(2)) < MINOR);
    }
}
