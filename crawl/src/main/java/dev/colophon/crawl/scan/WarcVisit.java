package dev.colophon.crawl.scan;

import dev.colophon.http.FetchResult;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.page.PageContent;
import dev.colophon.page.PageFace;
import dev.colophon.page.PageReader;
import dev.colophon.page.link.UrlResolver;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.warc.read.WarcCapture;
import dev.colophon.warc.read.WarcCaptures;
import dev.colophon.warc.read.WarcItem;
import dev.colophon.warc.read.WarcProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The pages and media of WARC files, one after the other. */
public final class WarcVisit implements ScanItems {

    private final WarcCaptures records;
    private final Path scratch;
    private final VisitLimits limits;
    private final Deque<ScanItem> ready = new ArrayDeque<>();

    private WarcVisit(WarcCaptures records, Path scratch, VisitLimits limits) {
        this.records = records;
        this.scratch = scratch;
        this.limits = limits;
    }

    /** As {@link WarcCaptures#open}. */
    public static WarcVisit open(Path file, Path scratch, VisitLimits limits) throws IOException {
        return new WarcVisit(WarcCaptures.open(file, scratch, limits.fetch()), scratch, limits);
    }

    /** As {@link WarcCaptures#openAt}. */
    public static WarcVisit openAt(Path file, long offset, Path scratch, VisitLimits limits) throws IOException {
        return new WarcVisit(WarcCaptures.openAt(file, offset, scratch, limits.fetch()), scratch, limits);
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || records.hasNext();
    }

    @Override
    public ScanItem next() {
        if (ready.isEmpty()) {
            if (!records.hasNext()) {
                throw new NoSuchElementException();
            }
            WarcItem item = records.next();
            switch (item) {
                case WarcProblem(String place, boolean damaged, String reason) ->
                    ready.add(skipped(place, damaged ? Skipped.Kind.FAILED : Skipped.Kind.SKIPPED, reason));
                case WarcCapture capture -> look(capture);
            }
        }
        return ready.remove();
    }

    private void look(WarcCapture capture) {
        String type = FetchResult.bareType(capture.contentType());
        StoredBytes payload = capture.payload();
        Optional<String> objection = ContentFilter.objection(capture.status(), type, payload.size(), limits);
        if (objection.isPresent()) {
            capture.close();
            ready.add(skipped(capture.url(), Skipped.Kind.SKIPPED, objection.get()));
            return;
        }
        boolean page = ContentFilter.isPage(type, payload)
                && payload.size() <= limits.fetch().decodedTextBytes();
        Optional<PageFile> read =
                page ? Optional.of(PageFile.of(payload, capture.contentType(), scratch)) : Optional.empty();
        StoredBytes bytes = read.map(PageFile::bytes).orElse(payload);
        Captured captured = new Captured(
                bytes,
                capture.url(),
                Optional.empty(),
                Optional.empty(),
                capture.date(),
                capture.status(),
                type,
                payload.size(),
                payload.sha256(),
                capture.peer(),
                List.of(),
                capture.cut(),
                Optional.of(capture.position()));
        ready.add(read.flatMap(file -> saying(captured, file, capture)).orElse(captured));
        capture.mismatch()
                .ifPresent(words ->
                        ready.add(skipped(capture.url(), Skipped.Kind.FAILED, words + "; looked into all the same")));
    }

    /** With what a page says; its headers are not read. */
    private static Optional<Captured> saying(Captured captured, PageFile page, WarcCapture capture) {
        return UrlResolver.absolute(capture.url()).map(at -> {
            PageContent content = PageReader.read(page.html(), at, Map.of());
            boolean part = capture.cut().isPresent() || content.notFound();
            LicenceLook said = new LicenceLook(
                    LocalPlaces.key(capture.url()),
                    part ? LicenceLook.Extent.PART : LicenceLook.Extent.WITHOUT_HEADERS,
                    content.licences());
            return captured.saying(PageStatement.of(said, content.context(), PageFace.barrier(content, page.html())));
        });
    }

    private static Skipped skipped(String place, Skipped.Kind kind, String reason) {
        return new Skipped(place, Optional.empty(), kind, reason);
    }

    @Override
    public void close() {
        for (ScanItem item : ready) {
            if (item instanceof Captured captured) {
                captured.close();
            }
        }
        ready.clear();
        records.close();
    }
}
