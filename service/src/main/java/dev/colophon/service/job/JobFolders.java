package dev.colophon.service.job;

import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Home;
import dev.colophon.store.backup.Durable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of jobs under the home, a folder for each job, in which each file lies in a folder with its number under its own name. A job
 * without files has a folder, too: it says which home is to do it.
 */
public final class JobFolders {

    /** In the folder of uploads; hidden from backups. */
    private static final String JOBS = ".jobs";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Home home;

    public JobFolders(Settings settings) {
        this.home = settings.home();
    }

    private Path all() {
        return home.uploads().resolve(JOBS);
    }

    private Path folder(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(id);
        }
        return all().resolve(id);
    }

    /** Keeps files for a job, in their order; when this returns they outlive this machine's losing its power. */
    public void keep(String id, List<Path> files) throws IOException {
        Path folder = Files.createDirectory(home.createFolder(all()).resolve(folder(id)));
        for (Path file : files) {
            Path numbered = Files.createDirectory(folder.resolve(String.valueOf(files.indexOf(file))));
            Path kept = numbered.resolve(String.valueOf(file.getFileName()));
            Files.copy(file, kept);
            flush(kept);
            Durable.flushFolder(numbered);
        }
        Durable.flushFolder(folder);
        Durable.flushFolder(all());
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** The ids of all jobs that have a folder here. */
    public List<String> ids() throws IOException {
        return names(all(), ID);
    }

    /** Whether a job has a folder here. */
    public boolean has(String id) {
        return Files.isDirectory(folder(id), LinkOption.NOFOLLOW_LINKS);
    }

    /** The files of a job, in the order in which they were handed in. */
    public List<Path> files(String id) throws IOException {
        Path folder = folder(id);
        List<Path> files = new ArrayList<>();
        for (String number : names(folder, NUMBER).stream()
                .sorted(Comparator.comparing(Integer::valueOf))
                .toList()) {
            try (DirectoryStream<Path> one = Files.newDirectoryStream(folder.resolve(number))) {
                one.forEach(files::add);
            }
        }
        return files;
    }

    /** Deletes the folder of a job. */
    public void delete(String id) throws IOException {
        TemporaryFolders.delete(folder(id));
    }

    private static List<String> names(Path folder, Pattern pattern) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                for (Path one : all) {
                    String name = String.valueOf(one.getFileName());
                    if (pattern.matcher(name).matches()) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }
}
