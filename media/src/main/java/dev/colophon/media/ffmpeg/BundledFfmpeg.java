package dev.colophon.media.ffmpeg;

import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.refusal.MessageText;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The LGPL build of {@code org.bytedeco:ffmpeg} on the class path, unpacked once per version into the cache folder.
 *
 * @param cache made when needed
 */
record BundledFfmpeg(Path cache) {

    /** What libavdevice asks of the system for sound cards and screens. Colophon uses neither. */
    private static final List<EmptyLibrary> DEVICES = List.of(
            new EmptyLibrary("libasound.so.2", List.of("ALSA_0.9", "ALSA_0.9.0rc4")),
            new EmptyLibrary("libpulse.so.0", List.of("PULSE_0")),
            new EmptyLibrary("libxcb.so.1", List.of()),
            new EmptyLibrary("libxcb-shm.so.0", List.of()));

    /**
     * The program, unpacked if it was not.
     *
     * @throws IOException when there is none for this platform or it cannot be unpacked; the message goes on after its name
     */
    Path unpacked() throws IOException {
        String platform = platform();
        String folder = "org/bytedeco/ffmpeg/" + platform + "/";
        URL program = BundledFfmpeg.class.getClassLoader().getResource(folder + executable("ffmpeg"));
        if (program == null) {
            throw new IOException("is missing for " + platform);
        }
        if (!(program.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("is not in a jar but at " + program);
        }
        // The jar's name carries version and platform, so a newer build gets a folder of its own.
        String jar = Path.of(connection.getJarFileURL().getPath()).getFileName().toString();
        Path home = cache.resolve(jar.endsWith(".jar") ? jar.substring(0, jar.length() - 4) : jar);
        Path unpacked = home.resolve(executable("ffmpeg"));
        if (!Files.isExecutable(unpacked)) {
            try {
                unpack(connection, folder, home);
            } catch (IOException e) {
                throw new IOException("cannot be unpacked into " + home + " (" + MessageText.oneLine(e) + ")", e);
            }
        }
        return unpacked;
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

    /** A folder of libraries without functions, for systems without those of sound cards and screens; Linux only. */
    Optional<Path> emptyLibraries() throws IOException {
        if (!platform().startsWith("linux")) {
            return Optional.empty();
        }
        Path folder = Files.createDirectories(cache.resolve("empty-libraries"));
        for (EmptyLibrary library : DEVICES) {
            Path fresh = Files.createTempFile(folder, "writing-", null);
            Files.write(fresh, library.bytes());
            Files.move(fresh, folder.resolve(library.name()), StandardCopyOption.ATOMIC_MOVE);
        }
        return Optional.of(folder);
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = os.contains("win") ? "windows" : os.contains("mac") ? "macosx" : "linux";
        return name + (System.getProperty("os.arch").equals("aarch64") ? "-arm64" : "-x86_64");
    }

    /** The file name of a program on this system. */
    static String executable(String name) {
        return System.getProperty("os.name").startsWith("Windows") ? name + ".exe" : name;
    }
}
