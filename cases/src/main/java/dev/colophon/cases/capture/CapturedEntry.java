package dev.colophon.cases.capture;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.evidence.verify.archive.ArchiveSearch;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.work.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file inside a captured archive or document.
 *
 * @param container what was captured
 * @param path of the file in it, as it stands behind {@code !/} in its place
 * @param file its bytes, unpacked
 * @param alike how many files of its name there are that differ, with it, for whoever verifies it
 */
record CapturedEntry(FileType.Kind container, String path, Path file, Content content, int alike) {

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
     * Takes a file out of an answer: the one of the name with the bytes that were seen before, else the one of the name, else one of
     * these bytes. Of several that have one name, those bytes tell which it is.
     *
     * @param earlier SHA-256 of the bytes that were seen before
     * @param scratch an existing folder for it
     */
    static Optional<CapturedEntry> in(Fetched answer, EntryPlace place, Optional<String> earlier, Path scratch) {
        String inside = place.container() + EntryPlace.INSIDE;
        Search search = new Search(kind(answer), place, earlier, scratch);
        // A file that was packed alone has the name that its address gives it.
        new FileWalker().walk(answer.body().path(), place.container(), walked -> {
            if (walked instanceof WalkedFile.Found found && found.place().startsWith(inside)) {
                try (found) {
                    search.take(found.place().substring(inside.length()), found.path());
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read back a capture", e);
                }
            }
        });
        return search.best.map(entry -> search.namedAlike.size() > 1 ? entry.counted(answer) : entry);
    }

    private CapturedEntry counted(Fetched answer) {
        try (InputStream archive = answer.body().stream()) {
            long files = ArchiveSearch.in(
                            archive, path, ArchiveSearch.most(answer.body().size()))
                    .files()
                    .stream()
                    .distinct()
                    .count();
            return new CapturedEntry(container, path, file, content, (int) Math.max(1, files));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a capture", e);
        }
    }

    private static final class Search {

        /** How well a file answers what is looked for, the best last. */
        private enum Likeness {
            NONE,
            BYTES,
            NAME,
            /** The number behind a name counts those before it, which may have been taken out. */
            BYTES_AND_UNNUMBERED_NAME,
            BYTES_AND_NAME
        }

        private final FileType.Kind kind;
        private final EntryPlace place;
        private final Optional<String> bytes;
        private final Path scratch;
        private Likeness likeness = Likeness.NONE;
        private Optional<CapturedEntry> best = Optional.empty();

        /** SHA-256 of each file of the name that is looked for. */
        private final Set<String> namedAlike = new HashSet<>();

        Search(FileType.Kind kind, EntryPlace place, Optional<String> bytes, Path scratch) {
            this.kind = kind;
            this.place = place;
            this.bytes = bytes;
            this.scratch = scratch;
        }

        void take(String path, Path file) throws IOException {
            boolean alike = EntryPlace.withoutNumber(path).equals(EntryPlace.withoutNumber(place.path()));
            boolean hopeless = bytes.isEmpty() || likeness == Likeness.BYTES_AND_NAME;
            if (hopeless && !alike) {
                return;
            }
            Content content = Content.of(file);
            if (alike) {
                namedAlike.add(content.sha256());
            }
            Likeness found = likeness(path, content);
            if (found.compareTo(likeness) > 0) {
                likeness = found;
                Path kept = Files.copy(file, scratch.resolve("entry"), StandardCopyOption.REPLACE_EXISTING);
                best = Optional.of(new CapturedEntry(kind, path, kept, content, 1));
            }
        }

        private Likeness likeness(String path, Content content) {
            boolean named = path.equals(place.path());
            if (!bytes.filter(content.sha256()::equals).isPresent()) {
                return named ? Likeness.NAME : Likeness.NONE;
            }
            boolean alike = EntryPlace.withoutNumber(path).equals(EntryPlace.withoutNumber(place.path()));
            return named ? Likeness.BYTES_AND_NAME : alike ? Likeness.BYTES_AND_UNNUMBERED_NAME : Likeness.BYTES;
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
