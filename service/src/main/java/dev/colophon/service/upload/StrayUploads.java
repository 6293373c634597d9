package dev.colophon.service.upload;

import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;

import dev.colophon.media.walk.FileWalker;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Field;

/**
 * Files that were kept for what a process was about to store when it was killed: they are by their SHA-256 in the home, and the database
 * knows of none. What is called otherwise somebody else put there, and it stays.
 */
final class StrayUploads {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** How files are called while they are written. */
    static final String COMING = ".new";

    private final Home home;
    private final Database database;

    StrayUploads(Home home, Database database) {
        this.home = home;
        this.database = database;
    }

    /** Deletes them while nothing is being kept; so many there were. */
    int delete() throws IOException {
        return references() + copies();
    }

    private int references() throws IOException {
        List<Path> all = list(home.references());
        Set<String> known = known(REFERENCE.SHA256, hashes(all));
        int deleted = 0;
        for (Path file : all) {
            String name = name(file);
            boolean stray = isComing(file) || (SHA256.matcher(name).matches() && !known.contains(name));
            deleted += stray && isFile(file) && Files.deleteIfExists(file) ? 1 : 0;
        }
        return deleted;
    }

    /** Of a copy that was looked into its content is stored, where it was found or not. */
    private int copies() throws IOException {
        List<Path> folders = list(home.uploads()).stream()
                .filter(folder ->
                        SHA256.matcher(name(folder)).matches() && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                .toList();
        Set<String> known = known(CONTENT.SHA256, hashes(folders));
        int deleted = 0;
        for (Path folder : folders) {
            for (Path file : list(folder)) {
                boolean stray = isComing(file) || (!known.contains(name(folder)) && !isPlace(file));
                deleted += stray && isFile(file) && Files.deleteIfExists(file) ? 1 : 0;
            }
            deleteEmpty(folder);
        }
        return deleted;
    }

    private boolean isPlace(Path file) {
        String key = PlaceKey.of(Sanitiser.clean(FileWalker.place(file)));
        return database.read(dsl -> dsl.fetchExists(PLACE, PLACE.KEY.eq(key)));
    }

    private Set<String> known(Field<String> column, List<String> hashes) {
        Set<String> known = new HashSet<>();
        for (List<String> some : Rows.parts(hashes)) {
            known.addAll(database.read(dsl -> dsl.selectDistinct(column)
                    .from(column.equals(REFERENCE.SHA256) ? REFERENCE : CONTENT)
                    .where(column.in(some))
                    .fetch(column)));
        }
        return known;
    }

    private static List<String> hashes(List<Path> files) {
        return files.stream()
                .map(StrayUploads::name)
                .filter(SHA256.asMatchPredicate())
                .toList();
    }

    private static boolean isComing(Path file) {
        return name(file).startsWith(".") && name(file).endsWith(COMING);
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void deleteEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException _) {
            // Something in it is known.
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(all::add);
            }
        }
        return all;
    }
}
