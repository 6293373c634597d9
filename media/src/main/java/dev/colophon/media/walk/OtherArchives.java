package dev.colophon.media.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Archives on disk that a walk did not look into though its places may be theirs: the places in a folder {@code c.zip!} begin as those
 * in an archive {@code c.zip} beside it do. Each is looked through when it is first asked for. For one thread.
 */
public final class OtherArchives {

    private final String root;
    private final boolean folder;
    private final Map<String, InArchive> archives = new HashMap<>();

    /** What was met in an archive, and what was not. */
    private record InArchive(Set<String> there, UnreadPlaces unread) {

        boolean mayHold(String place) {
            // What was numbered when a file was written alike keeps its number when that has gone.
            return there.contains(place) || there.contains(Places.unnumbered(place)) || unread.mayHold(place);
        }
    }

    /**
     * Those beside what was walked.
     *
     * @param root that was walked
     * @param folder whether it is one, or an archive
     */
    public OtherArchives(Path root, boolean folder) {
        this.root = Places.of(root);
        this.folder = folder;
    }

    /**
     * Whether one of them holds something at a place, or may, because not all of it can be read.
     *
     * @param place at or below the root, as it reads
     */
    public boolean mayHold(String place) {
        return Places.archives(place).stream()
                .filter(archive -> !wasWalked(archive) && UnreadPlaces.isFile(archive))
                .anyMatch(archive ->
                        archives.computeIfAbsent(archive, OtherArchives::walk).mayHold(place));
    }

    private boolean wasWalked(String archive) {
        return folder ? archive.length() > root.length() : archive.equals(root);
    }

    private static InArchive walk(String archive) {
        InArchive inside = new InArchive(new HashSet<>(), new UnreadPlaces());
        new FileWalker().walk(UnreadPlaces.path(archive).orElseThrow(), archive, walked -> {
            switch (walked) {
                case WalkedFile.Refused refused -> inside.unread().add(refused);
                case WalkedFile.Found found -> {
                    inside.there().add(found.place());
                    close(found);
                }
            }
        });
        return inside;
    }

    private static void close(WalkedFile.Found found) {
        try {
            found.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + found.path(), e);
        }
    }
}
