package dev.colophon.service.scan;

import dev.colophon.crawl.scan.ScanItems;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.ScanStopped;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.UnpackedCaptures;
import dev.colophon.crawl.scan.UnpackedCaptures.Unpacked;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.detect.InOrder;
import dev.colophon.http.GuardedClient;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.OtherArchives;
import dev.colophon.media.walk.UnreadPlaces;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.FileLooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Looks into sources, keeps what it saw and what it found, and tells about each thing after it is kept. Bytes that are known, at
 * any place, and were compared with all that is registered are not looked into again; so a scan that was interrupted goes on where
 * it was.
 */
public final class Scan {

    private static final String VANISHED =
            Unreadable.Reason.VANISHED + ": it was there when the folder was looked into before";

    private final GuardedClient client;
    private final FileLooks looks;
    private final BooleanSupplier ended;

    private final UnreadPlaces unread = new UnreadPlaces();
    private final ScannedPages pages;
    private final ScannedRedirects redirects;
    private final ScanExaminer examiner;
    private final ScanWriter writer;

    /** That were met in the folder that is scanned, and are scanned behind it. */
    private final Queue<Path> webArchives = new ArrayDeque<>();

    /**
     * Scans with what the session has registered.
     *
     * @param again whether to look also into what is known and unchanged
     * @param news contents, by their SHA-256, in which more was found since they were told of: they are told of again
     */
    public Scan(HomeSession session, GuardedClient client, boolean again, Set<String> news) {
        this(session, client, again, news, session.organisation().id(), () -> false);
    }

    /**
     * The same, that can be told to end.
     *
     * @param organisation the id of the one that looks
     * @param ended whether to go no further; asked before each file, and twice a second while one is looked into
     */
    public Scan(
            HomeSession session,
            GuardedClient client,
            boolean again,
            Set<String> news,
            String organisation,
            BooleanSupplier ended) {
        this.ended = ended;
        this.client = client;
        this.looks = new FileLooks(session.catalogue(), organisation);
        this.pages = new ScannedPages(session.catalogue().database());
        this.redirects = new ScannedRedirects(session.catalogue(), looks, pages);
        long position = session.index().position();
        this.examiner = new ScanExaminer(session, position, again, news, looks, unread, pages);
        this.writer = new ScanWriter(session, position, looks, pages, redirects, unread);
    }

    /**
     * Scans one source to its end.
     *
     * @throws ScanStopped when it was told to end before: of what is not there any more nothing was said then
     */
    public void of(ScanSource source, Consumer<ScanOutcome> listener) throws IOException {
        switch (source) {
            case ScanSource.LocalFiles(Path path) -> {
                Instant began = Instant.now();
                NumberedPlaces numbered =
                        new NumberedPlaces(looks, FileWalker.beginnings(path, Files.isDirectory(path)));
                InOrder.<WalkedFile, Examined>forEach(
                        sink -> new FileWalker().walk(path, walked -> sink.accept(numbered.kept(walked))),
                        examiner::examine,
                        examined -> keep(examined, listener),
                        this::goOn);
                writer.end();
                keepVanished(path, began, listener);
                for (Path file = webArchives.poll(); file != null; file = webArchives.poll()) {
                    ofWebArchive(file, listener);
                }
            }
            case ScanSource.OfCaptures captures -> {
                try (ScanItems items = ScanItems.open(captures, client, VisitLimits.defaults(), redirects::hadMedia)) {
                    InOrder.<Unpacked, Examined>forEach(
                            sink -> UnpackedCaptures.forEach(items, sink),
                            examiner::examine,
                            examined -> keep(examined, listener),
                            this::goOn);
                    writer.end();
                    pages.end(page -> writer.tellGone(looks.storeWrittenInNoMore(page, Instant.now()), listener));
                    redirects.end(gone -> writer.tellGone(gone, listener));
                    pages.forget();
                }
            }
        }
    }

    private void goOn() {
        if (ended.getAsBoolean()) {
            throw new ScanStopped();
        }
    }

    private void keep(Examined examined, Consumer<ScanOutcome> listener) {
        switch (examined) {
            case Examined.WebArchive(Path file) -> webArchives.add(file);
            case Examined.OfPlace place -> writer.keep(place, listener);
        }
    }

    /** One that cannot be opened ends the scan of no other file of its folder. */
    private void ofWebArchive(Path file, Consumer<ScanOutcome> listener) {
        try {
            of(new ScanSource.WarcFile(file), listener);
        } catch (IOException unopened) {
            String why = String.valueOf(unopened.getMessage());
            listener.accept(new ScanOutcome.NotSeen(
                    new Skipped(FileWalker.place(file), Optional.empty(), Skipped.Kind.FAILED, why)));
        }
    }

    /** What was seen in the folder or archive and is gone. */
    private void keepVanished(Path root, Instant began, Consumer<ScanOutcome> listener) {
        Set<String> vanished = new LinkedHashSet<>();
        boolean folder = Files.isDirectory(root);
        for (String beginning : FileWalker.beginnings(root, folder)) {
            looks.forEachNotMet(beginning, began, place -> {
                if (unread.isGone(place)) {
                    vanished.add(place);
                }
            });
        }
        OtherArchives others = new OtherArchives(root, folder);
        vanished.removeIf(others::mayHold);
        vanished.forEach(place -> writer.tellGone(looks.storeMissing(place, Instant.now(), true, VANISHED), listener));
    }
}
