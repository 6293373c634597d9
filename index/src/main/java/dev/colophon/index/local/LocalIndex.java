package dev.colophon.index.local;

import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.audio.AudioIndex;
import dev.colophon.index.text.TextIndex;
import dev.colophon.index.visual.VisualIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/** All media in one folder: {@code audio}, {@code visual} (pictures and frames of films) and {@code text}. */
public final class LocalIndex {

    private LocalIndex() {}

    /**
     * Opens the index in a folder.
     *
     * @throws dev.colophon.index.IndexException when it is unusable, held by another writer, or made by another version
     */
    public static MediaIndex open(Path folder, Access access) {
        return open(List.of(folder), access, _ -> 0);
    }

    /**
     * Opens an index that is divided among folders, on several disks, say; it answers as one folder would.
     *
     * @param shardOf the number of the folder that a reference belongs to, always the same for the same reference
     * @throws dev.colophon.index.IndexException when one is unusable, held by another writer, or made by another version
     */
    public static MediaIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        return MediaIndex.open(
                () -> AudioIndex.open(each(folders, "audio"), access, shardOf),
                () -> VisualIndex.open(each(folders, "visual"), access, shardOf),
                () -> TextIndex.open(each(folders, "text"), access, shardOf));
    }

    private static List<Path> each(List<Path> folders, String engine) {
        return folders.stream().map(folder -> folder.resolve(engine)).toList();
    }
}
