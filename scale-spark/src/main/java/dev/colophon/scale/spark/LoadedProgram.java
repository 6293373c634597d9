package dev.colophon.scale.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An installed Colophon in a class loader of its own, which sees nothing of Spark: both bring libraries of the same names in other
 * versions. It is loaded once a JVM, and the index is opened once. Thread-safe.
 */
final class LoadedProgram {

    private static final String DETECTION = "dev.colophon.scale.spark.detection.WarcDetection";

    /** {@code WarmChildren.CLASS_PATH_PROPERTY}, a class that is not here. */
    private static final String CHILD_CLASS_PATH = "colophon.child.class.path";

    /** Guarded by the class. */
    private static final Map<List<String>, LoadedProgram> LOADED = new HashMap<>();

    private final ClassLoader loader;
    private final BiFunction<Map.Entry<Path, String>, Consumer<String>, Map<String, Long>> detection;
    private final String searched;

    private LoadedProgram(
            ClassLoader loader,
            BiFunction<Map.Entry<Path, String>, Consumer<String>, Map<String, Long>> detection,
            String searched) {
        this.loader = loader;
        this.detection = detection;
        this.searched = searched;
    }

    /**
     * The one of this JVM.
     *
     * @param program the jar, or the folder with it
     * @param index a folder
     * @throws IllegalStateException when there is none, or the index cannot be used; the message is one line
     */
    static synchronized LoadedProgram of(String program, String index) {
        return LOADED.computeIfAbsent(List.of(program, index), _ -> load(Path.of(program), Path.of(index)));
    }

    private static LoadedProgram load(Path program, Path index) {
        Path jar = (Files.isDirectory(program) ? program.resolve("colophon.jar") : program).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "no file %s: give the folder with colophon.jar of an installed Colophon, which must be on each node"
                            .formatted(jar));
        }
        List<Path> path = List.of(own(), jar);
        System.setProperty(
                CHILD_CLASS_PATH, path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        packaged("ffmpeg", jar);
        packaged("ocr", jar);
        URLClassLoader loader = new URLClassLoader(
                path.stream().map(LoadedProgram::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        return within(loader, () -> {
            try {
                Object detection =
                        loader.loadClass(DETECTION).getConstructor(Path.class).newInstance(index);
                return new LoadedProgram(
                        loader,
                        function(detection),
                        ((Supplier<?>) detection).get().toString());
            } catch (InvocationTargetException e) {
                throw failure(Objects.requireNonNull(e.getCause()));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("%s is of another version than this job (%s)".formatted(jar, e), e);
            }
        });
    }

    @SuppressWarnings("unchecked") // the type of its class, which another loader has
    private static BiFunction<Map.Entry<Path, String>, Consumer<String>, Map<String, Long>> function(Object detection) {
        return (BiFunction<Map.Entry<Path, String>, Consumer<String>, Map<String, Long>>) detection;
    }

    /** What a package has beside the jar, its launcher tells the program of. */
    private static void packaged(String name, Path jar) {
        Path beside = jar.resolveSibling(name);
        if (Files.exists(beside) && System.getProperty("colophon." + name) == null) {
            System.setProperty("colophon." + name, beside.toString());
        }
    }

    /** Where the classes of this job are. */
    private static Path own() {
        try {
            return Path.of(LoadedProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the driver can read: it has not the class of what was thrown. */
    private static IllegalStateException failure(Throwable thrown) {
        IllegalStateException readable = new IllegalStateException(String.valueOf(thrown.getMessage()));
        readable.setStackTrace(thrown.getStackTrace());
        return readable;
    }

    /** The state of the index that it searches. */
    String searched() {
        return searched;
    }

    /**
     * Looks into a WARC file on disk to its end; gives the counts.
     *
     * @param name under which it is reported
     * @param rows gets each row as JSON
     * @throws IOException when the file or the scratch folder cannot be read or written
     * @throws IllegalStateException when the index fails; the message is one line
     */
    Map<String, Long> detect(Path warc, String name, Consumer<String> rows) throws IOException {
        try {
            return within(loader, () -> detection.apply(Map.entry(warc, name), rows));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Some libraries look for their parts where the thread says that classes are. */
    private static <T> T within(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
