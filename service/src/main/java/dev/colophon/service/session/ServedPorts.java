package dev.colophon.service.session;

import dev.colophon.media.child.LivenessFile;
import dev.colophon.store.Home;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * At which ports of this machine servers of a home answer just now: a file for each, named after the port, under {@code .serving} in the
 * home, which the operating system frees with the process.
 */
public final class ServedPorts {

    private static final String FOLDER = ".serving";

    private ServedPorts() {}

    /** Says that a server answers there, until this is closed or the process ends. */
    public static Closeable say(Home home, int port) throws IOException {
        Path folder = home.createFolder(home.folder().resolve(FOLDER));
        return LivenessFile.create(folder.resolve(String.valueOf(port)));
    }

    /** The ports, the lowest first; what servers that were killed have left behind is deleted. */
    public static List<Integer> of(Home home) throws IOException {
        List<Integer> ports = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(home.folder().resolve(FOLDER), "[0-9]*")) {
            for (Path file : files) {
                if (!LivenessFile.ifDead(file, () -> Files.deleteIfExists(file))) {
                    ports.add(Integer.parseInt(String.valueOf(file.getFileName())));
                }
            }
        } catch (NoSuchFileException _) {
            return List.of(); // none was ever served
        }
        return ports.stream().sorted().toList();
    }
}
