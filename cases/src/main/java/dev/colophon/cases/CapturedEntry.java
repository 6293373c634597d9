package dev.colophon.cases;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * A file inside a captured archive or document.
 *
 * @param container what was captured
 * @param path of the file in it, as it stands behind {@code !/} in its place
 * @param file its bytes, unpacked
 */
record CapturedEntry(FileType.Kind container, String path, Path file, Content content) {

    /** Whether an answer is an archive or a document, so that there can be files inside. */
    static boolean canBeIn(Fetched answer) {
        return answer.status() == 200
                && switch (kind(answer)) {
                    case ARCHIVE, DOCUMENT -> true;
                    default -> false;
                };
    }

    private static FileType.Kind kind(Fetched answer) {
        try {
            return TypeSniffer.sniff(answer.body().path()).kind();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a capture", e);
        }
    }

    /**
     * Takes a file out of an answer: the one of the name, else the one of the bytes that were seen before, since a file that was
     * packed alone has no name.
     *
     * @param earlier SHA-256 of the bytes that were seen before
     * @param scratch an existing folder for it
     */
    static Optional<CapturedEntry> in(Fetched answer, EntryPlace place, Optional<String> earlier, Path scratch) {
        FileType.Kind kind = kind(answer);
        String inside = FileWalker.place(answer.body().path()) + EntryPlace.INSIDE;
        Search search = new Search(kind, place.path(), earlier, scratch);
        new FileWalker().walk(answer.body().path(), walked -> {
            if (walked instanceof WalkedFile.Found found && found.place().startsWith(inside)) {
                try (found) {
                    search.take(found.place().substring(inside.length()), found.path());
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read back a capture", e);
                }
            }
        });
        return search.best;
    }

    private static final class Search {

        private final FileType.Kind kind;
        private final String name;
        private final Optional<String> bytes;
        private final Path scratch;
        private Optional<CapturedEntry> best = Optional.empty();

        Search(FileType.Kind kind, String name, Optional<String> bytes, Path scratch) {
            this.kind = kind;
            this.name = name;
            this.bytes = bytes;
            this.scratch = scratch;
        }

        void take(String path, Path file) throws IOException {
            boolean named = path.equals(name);
            boolean bestNamed = best.filter(one -> one.path().equals(name)).isPresent();
            if (bestNamed || !(named || bytes.isPresent())) {
                return;
            }
            Content content = Content.of(file);
            if (named
                    || (best.isEmpty() && bytes.filter(content.sha256()::equals).isPresent())) {
                Path kept = Files.copy(file, scratch.resolve("entry"), StandardCopyOption.REPLACE_EXISTING);
                best = Optional.of(new CapturedEntry(kind, path, kept, content));
            }
        }
    }

    /** What {@code match.json} says of it. */
    Map<String, Object> json() {
        return Map.of(
                "container", container.name(),
                "path", path,
                "bytes", content.bytes(),
                "sha256", content.sha256());
    }

    /** What the report says of it. */
    EvidenceReport.Entry report() {
        return new EvidenceReport.Entry(path, content.bytes(), Hash.fromHex(content.sha256()));
    }
}
