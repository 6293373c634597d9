package dev.colophon.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ffmpeg and ffprobe programs: those named by the variable {@code COLOPHON_FFMPEG} (path of ffmpeg, ffprobe beside
 * it), else the LGPL build that comes with Colophon, unpacked once per version into the user's cache folder
 * ({@code $XDG_CACHE_HOME} or {@code ~/.cache}, then {@code colophon/}). Immutable.
 *
 * @param ffmpeg path of the executable
 * @param ffprobe path of the executable
 */
public record Ffmpeg(Path ffmpeg, Path ffprobe) {

    /** The environment variable that names another ffmpeg. */
    public static final String VARIABLE = "COLOPHON_FFMPEG";

    private static final String ADVICE = "install ffmpeg and set " + VARIABLE + " to its path";

    /**
     * What {@code doctor} shows.
     *
     * @param version as the program says it
     * @param licence short name of the licence that the program states
     */
    public record About(Path ffmpeg, String version, String licence) {}

    /**
     * Finds the programs. Costs about a millisecond once the bundled build has been unpacked.
     *
     * @throws IOException when there are none; the message says what to do
     */
    public static Ffmpeg find() throws IOException {
        return find(Optional.ofNullable(System.getenv(VARIABLE)).filter(value -> !value.isBlank()), cacheFolder());
    }

    static Ffmpeg find(Optional<String> override, Path cache) throws IOException {
        if (override.isPresent()) {
            Path ffmpeg = Path.of(override.get()).toAbsolutePath();
            if (!Files.isExecutable(ffmpeg) || Files.isDirectory(ffmpeg)) {
                throw new IOException(VARIABLE + " names " + ffmpeg + ", which is not a program: correct or unset it");
            }
            return new Ffmpeg(ffmpeg, ffmpeg.resolveSibling(executable("ffprobe")));
        }
        return bundled(cache);
    }

    private static Ffmpeg bundled(Path cache) throws IOException {
        String platform = platform();
        String folder = "org/bytedeco/ffmpeg/" + platform + "/";
        URL program = Ffmpeg.class.getClassLoader().getResource(folder + executable("ffmpeg"));
        if (program == null) {
            throw new IOException("no ffmpeg comes with Colophon for " + platform + ": " + ADVICE);
        }
        if (!(program.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("ffmpeg is not in a jar but at " + program + ": " + ADVICE);
        }
        // The jar's name carries version and platform, so a newer build gets a folder of its own.
        String jar = Path.of(connection.getJarFileURL().getPath()).getFileName().toString();
        Path home = cache.resolve(jar.endsWith(".jar") ? jar.substring(0, jar.length() - 4) : jar);
        if (!Files.isExecutable(home.resolve(executable("ffmpeg")))) {
            try {
                unpack(connection, folder, home);
            } catch (IOException e) {
                throw new IOException(
                        "ffmpeg cannot be unpacked into " + home + " (" + e + "): free space there or " + ADVICE);
            }
        }
        return new Ffmpeg(home.resolve(executable("ffmpeg")), home.resolve(executable("ffprobe")));
    }

    /** Into a folder beside the target, then one rename: other processes see all of it or nothing. */
    private static void unpack(JarURLConnection connection, String folder, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                String name = entry.getName();
                if (!name.startsWith(folder) || entry.isDirectory() || name.contains("/libjni")) {
                    continue;
                }
                Path target = fresh.resolve(Path.of(name).getFileName().toString());
                try (InputStream bytes = jar.getInputStream(entry)) {
                    Files.copy(bytes, target);
                }
                target.toFile().setExecutable(true);
            }
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process may have been first; its copy is the same.
            if (!Files.isExecutable(home.resolve(executable("ffmpeg")))) {
                throw e;
            }
        } finally {
            ChildProcess.deleteTree(fresh);
        }
    }

    private static Path cacheFolder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("colophon");
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = os.contains("win") ? "windows" : os.contains("mac") ? "macosx" : "linux";
        return name + (System.getProperty("os.arch").equals("aarch64") ? "-arm64" : "-x86_64");
    }

    private static String executable(String name) {
        return System.getProperty("os.name").startsWith("Windows") ? name + ".exe" : name;
    }

    /** The argument list that runs ffmpeg with these arguments, without reading standard input. */
    public List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(arguments.size() + 3);
        command.add(ffmpeg.toString());
        command.add("-nostdin");
        command.add("-hide_banner");
        command.addAll(arguments);
        return command;
    }

    /**
     * Runs ffmpeg with these arguments, for files of our own (generators and encoders).
     *
     * @throws IOException when it cannot be started or fails, with the last line that it said
     */
    public void run(List<String> arguments, Duration wallClock) throws IOException {
        List<String> command = command(arguments);
        String[] last = {""};
        ChildProcess.Exit exit = ChildProcess.run(
                command, new ChildProcess.Limits(wallClock, Long.MAX_VALUE, 0, 1L << 40), line -> last[0] = line);
        if (!exit.succeeded()) {
            throw new IOException("ffmpeg failed (" + exit + "): " + last[0] + " in " + command);
        }
    }

    /** Asks the program for its version and licence. */
    public About about() throws IOException {
        String version = ask("-version");
        Matcher number = Pattern.compile("ffmpeg version (\\S+)").matcher(version);
        String licence = ask("-L");
        boolean lesser = licence.contains("Lesser");
        Matcher edition = Pattern.compile("version\\s+(\\d(?:\\.\\d)?)").matcher(licence);
        return new About(
                ffmpeg,
                number.find() ? number.group(1) : "unknown",
                licence.contains("General Public License")
                        ? (lesser ? "LGPL " : "GPL ") + (edition.find() ? edition.group(1) : "")
                        : "non-free build");
    }

    private String ask(String question) throws IOException {
        var limits = new ChildProcess.Limits(Duration.ofSeconds(10), 1 << 16, 0, 0);
        StringBuilder errors = new StringBuilder();
        try (ChildProcess child = ChildProcess.start(
                List.of(ffmpeg.toString(), "-nostdin", question),
                limits,
                line -> errors.append(line).append('\n'))) {
            String answer = new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
            child.await();
            return answer + errors;
        }
    }
}
