package dev.colophon.scale.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The WARC files that a person names. */
final class WarcListing {

    /** The largest first: the last of a job should not be the longest. */
    private static final Comparator<CollectionFile> LARGEST_FIRST =
            Comparator.comparingLong(CollectionFile::bytes).reversed().thenComparing(CollectionFile::uri);

    private WarcListing() {}

    /**
     * Files as they are named, and what is called {@code .warc}, {@code .warc.gz} or {@code .wacz} in folders and below them; each once.
     *
     * @param sources files, folders or globs
     * @throws IOException also when there is nothing of that name
     */
    static List<CollectionFile> of(List<String> sources, Configuration hadoop) throws IOException {
        Map<String, CollectionFile> found = new LinkedHashMap<>();
        for (String source : sources) {
            Path path = new Path(source);
            FileSystem files = path.getFileSystem(hadoop);
            FileStatus[] named = files.globStatus(path);
            List<FileStatus> warcs = new ArrayList<>();
            for (FileStatus status : named == null ? new FileStatus[0] : named) {
                if (status.isDirectory()) {
                    below(files, status.getPath(), warcs);
                } else {
                    warcs.add(status);
                }
            }
            if (warcs.isEmpty()) {
                throw new IOException(
                        "no WARC file at " + source + "; check the spelling, or give a folder that has some");
            }
            for (FileStatus status : warcs) {
                String uri = files.makeQualified(status.getPath()).toString();
                found.put(uri, new CollectionFile(uri, status.getLen(), status.getModificationTime()));
            }
        }
        return found.values().stream().sorted(LARGEST_FIRST).toList();
    }

    private static void below(FileSystem files, Path folder, List<FileStatus> warcs) throws IOException {
        RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
        while (all.hasNext()) {
            LocatedFileStatus status = all.next();
            String name = status.getPath().getName().toLowerCase(Locale.ROOT);
            if (name.endsWith(".warc") || name.endsWith(".warc.gz") || name.endsWith(".wacz")) {
                warcs.add(status);
            }
        }
    }
}
