package dev.colophon.scale.spark;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * What is kept of each WARC file of a job, in a file of JSON lines of its own: whole or not at all, and replaced when it is written
 * again. It is what a job that was broken off goes on from.
 */
final class KeptResults {

    private final Path folder;
    private final Configuration hadoop;

    KeptResults(String out, Configuration hadoop) {
        this.folder = new Path(new Path(out), "warcs");
        this.hadoop = hadoop;
    }

    /** What is kept of a file in the very state in which it is now, searched in that of the index. */
    Optional<WarcResult> find(CollectionFile file, String searched) throws IOException {
        Path path = path(file);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(path.getFileSystem(hadoop).open(path), StandardCharsets.UTF_8))) {
            return Optional.ofNullable(lines.readLine())
                    .map(KeptResults::known)
                    .filter(kept -> kept.complete()
                            && kept.searched().equals(searched)
                            && kept.file().equals(file));
        } catch (FileNotFoundException _) {
            return Optional.empty();
        }
    }

    private static WarcResult known(String row) {
        try {
            return WarcResult.known(row);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "what is kept of a WARC in the folder warcs is damaged; delete that folder, and run this again", e);
        }
    }

    /**
     * Keeps rows that stand in a file on disk, behind their first.
     *
     * @param attempt differs among those who may write it at the same time
     */
    void keep(WarcResult result, java.nio.file.Path rows, long attempt) throws IOException {
        Path path = path(result.file());
        Path fresh = new Path(folder, "." + path.getName() + "." + attempt);
        try (OutputStream out = path.getFileSystem(hadoop).create(fresh, true)) {
            out.write((result.row() + "\n").getBytes(StandardCharsets.UTF_8));
            Files.copy(rows, out);
        }
        FileContext.getFileContext(folder.toUri(), hadoop).rename(fresh, path, Options.Rename.OVERWRITE);
    }

    private Path path(CollectionFile file) {
        return new Path(folder, file.key() + ".json");
    }
}
