package dev.colophon.scale.spark.detection;

import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.ScanItem;
import dev.colophon.crawl.scan.ScanItems;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.UnpackedCaptures;
import dev.colophon.crawl.scan.UnpackedCaptures.Unpacked;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.http.body.Truncation;
import dev.colophon.index.IndexException;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.work.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;

/** One WARC file, record by record. What fails on one record is a row of that record. For one thread. */
final class WarcReading {

    /** What a count is called. */
    enum Count {
        LOOKED,
        MATCHED,
        FAILED,
        NOT_COMPARED,
        SKIPPED
    }

    /** Of so many contents of a file is the answer remembered: the same bytes stand at many addresses. */
    private static final int MOST_REMEMBERED = 10_000;

    private final String file;
    private final String name;
    private final Function<FoundFile, Sighting> detector;
    private final Consumer<String> rows;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, ContentRows> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ContentRows> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /**
     * Of one file.
     *
     * @param file on disk
     * @param name under which it is reported
     * @param rows gets each row as JSON
     */
    WarcReading(Path file, String name, Function<FoundFile, Sighting> detector, Consumer<String> rows) {
        this.file = String.valueOf(file.getFileName());
        this.name = name;
        this.detector = detector;
        this.rows = rows;
        for (Count count : Count.values()) {
            counts.put(count.name(), 0L);
        }
    }

    /**
     * Reads all items; gives the counts.
     *
     * @throws UncheckedIOException when the disk fails, which concerns all records
     * @throws IndexException when the index does
     */
    Map<String, Long> toTheEnd(ScanItems items) {
        String last = name;
        while (items.hasNext()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the task was told to end");
            }
            try {
                ScanItem item = items.next();
                if (item instanceof Captured captured) {
                    last = captured.url();
                }
                UnpackedCaptures.unpack(item, this::look);
            } catch (UncheckedIOException | IndexException | CancellationException all) {
                throw all;
            } catch (RuntimeException | Error e) {
                failed(last, Optional.empty(), internal(e));
            }
        }
        return counts;
    }

    private void look(Unpacked unpacked) {
        switch (unpacked) {
            case Unpacked.Whole(Skipped skipped) -> {
                if (skipped.kind() == Skipped.Kind.FAILED) {
                    failed(skipped.place(), Optional.empty(), skipped.reason());
                } else {
                    add(Count.SKIPPED);
                }
            }
            case Unpacked.Whole(Captured captured) -> {
                try (captured) {
                    look(captured, captured.found(), captured.sha256(), captured.reached());
                }
            }
            case Unpacked.Entry(Captured archive, WalkedFile.Refused(String place, Unreadable why)) ->
                failed(place, Optional.of(archive), why.reason() + ": " + why.detail());
            case Unpacked.Entry(Captured archive, WalkedFile.Found found) -> {
                try (found) {
                    FoundFile entry = new FoundFile(found.path(), found.place(), archive.seen());
                    look(archive, entry, Content.of(found.path()).sha256(), Optional.empty());
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read back a capture", e);
                }
            }
            case Unpacked.End end -> {
                // A WARC says so of many records, and nobody has more of them.
                boolean noMore =
                        end.archive().cut().filter(Truncation::declared).isPresent();
                end.archive()
                        .reached()
                        .filter(_ -> !noMore)
                        .ifPresent(reached -> failed(end.archive().url(), Optional.of(end.archive()), reached));
            }
        }
    }

    private void look(Captured capture, FoundFile found, String sha256, Optional<String> reached) {
        add(Count.LOOKED);
        // The type that a server declares decides how a page is read.
        String key = sha256 + " " + capture.type() + " " + reached.orElse("");
        ContentRows answer = known.get(key);
        if (answer == null) {
            answer = answer(found, reached);
            if (!answer.failure()) {
                known.put(key, answer);
            }
        }
        if (!answer.matches().isEmpty()) {
            add(Count.MATCHED);
        } else if (answer.notCompared()) {
            add(Count.NOT_COMPARED);
        }
        ContentRows.Place place = place(capture, found.place());
        answer.matches().forEach(match -> rows.accept(match.row(sha256, place)));
        answer.shortcoming().ifPresent(why -> failed(found.place(), Optional.of(capture), why));
    }

    private ContentRows answer(FoundFile found, Optional<String> reached) {
        try {
            return ContentRows.of(detector.apply(found).inPart(reached));
        } catch (UncheckedIOException | IndexException | CancellationException all) {
            throw all;
        } catch (RuntimeException | Error e) {
            return ContentRows.failed(internal(e));
        }
    }

    private static String internal(Throwable e) {
        Unreadable why = Unreadable.internal(e);
        return why.reason() + ": " + why.detail();
    }

    private void failed(String address, Optional<Captured> capture, String why) {
        add(Count.FAILED);
        rows.accept(ContentRows.failureRow(
                why,
                capture.map(archive -> place(archive, address))
                        .orElseGet(() -> new ContentRows.Place(address, Optional.empty(), name, Optional.empty()))));
    }

    /** The record, by the name under which its file is reported. */
    private ContentRows.Place place(Captured capture, String address) {
        String within = capture.warc()
                .map(at -> at.file().startsWith(file) ? at.file().substring(file.length()) : "!/" + at.file())
                .orElse("");
        return new ContentRows.Place(
                address,
                Optional.of(capture.seen()),
                name + within,
                capture.warc().map(at -> at.offset()));
    }

    private void add(Count count) {
        counts.merge(count.name(), 1L, Long::sum);
    }
}
