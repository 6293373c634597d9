package dev.colophon.service.scan;

import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.UnpackedCaptures.Unpacked;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.UnreadPlaces;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.FileLooks;
import dev.colophon.sightings.Presence;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.history.PlaceHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps what was examined in a scan, and tells of each thing after it is kept. For one thread. */
final class ScanWriter {

    private final HomeSession session;
    private final long position;
    private final FileLooks looks;
    private final ScannedRedirects redirects;
    private final UnreadPlaces unread;
    private final SkippedAnswers skippedAnswers;

    private final DocumentParts documents = new DocumentParts();

    /** Sightings that were told of. */
    private final Set<String> told = new HashSet<>();

    /**
     * Writes to the home of the session.
     *
     * @param position of the index that was searched
     * @param unread is told of what could not be kept: what is in it is not gone
     */
    ScanWriter(
            HomeSession session,
            long position,
            FileLooks looks,
            ScannedPages pages,
            ScannedRedirects redirects,
            UnreadPlaces unread) {
        this.session = session;
        this.position = position;
        this.looks = looks;
        this.redirects = redirects;
        this.unread = unread;
        this.skippedAnswers = new SkippedAnswers(session.catalogue().database(), position, looks, pages, redirects);
    }

    /** Keeps one thing and tells of it; what is stored of it and cannot be read back costs no other. */
    void keep(Examined.OfPlace examined, Consumer<ScanOutcome> listener) {
        documents.reach(place(examined));
        try {
            keepWhole(examined, listener);
        } catch (RegistryException damaged) {
            FoundFile file = switch (examined) {
                case Examined.Known(FileLook _, Sighting sighting) -> sighting.found();
                case Examined.Seen(FileLook _, Sighting sighting, var _) -> sighting.found();
                case Examined.NoBytes(Sighting sighting) -> sighting.found();
                case Examined.NotExamined _, Examined.Ended _ -> throw damaged;
            };
            Unreadable why = Unreadable.internal(damaged);
            unread.add(new WalkedFile.Refused(file.place(), why));
            tell(Finding.unstored(Sighting.unreadable(file, why, Duration.ZERO), List.of()), false, listener);
        }
    }

    private static String place(Examined.OfPlace examined) {
        return switch (examined) {
            case Examined.Known(FileLook look, Sighting _) -> look.place();
            case Examined.Seen(FileLook look, Sighting _, var _) -> look.place();
            case Examined.NoBytes(Sighting sighting) -> sighting.found().place();
            case Examined.NotExamined(Skipped skipped) -> skipped.place();
            case Examined.Ended(Unpacked.End end, var _) -> end.archive().url();
        };
    }

    private void keepWhole(Examined.OfPlace examined, Consumer<ScanOutcome> listener) {
        switch (examined) {
            case Examined.Known(FileLook look, Sighting sighting) -> {
                tellGone(looks.store(look, Optional.empty(), position), listener);
                Finding finding = finding(look, sighting);
                boolean there = finding.presence() == Presence.THERE;
                tell(finding, there, listener);
            }
            case Examined.NotExamined(Skipped skipped) -> {
                Consumer<List<String>> tellGone = gone -> tellGone(gone, listener);
                boolean there = skippedAnswers.isKeptAsThere(skipped.place(), skipped, tellGone);
                skipped.led().forEach(place -> skippedAnswers.isKeptAsThere(place, skipped, tellGone));
                listener.accept(there ? new ScanOutcome.Unchanged(skipped.place()) : new ScanOutcome.NotSeen(skipped));
            }
            case Examined.NoBytes(Sighting sighting) -> {
                String reason = sighting.reason().orElse("");
                boolean gone = Unreadable.Reason.NOT_FOUND.isOf(reason) || Unreadable.Reason.VANISHED.isOf(reason);
                tellGone(
                        looks.storeMissing(
                                sighting.found().place(), sighting.found().seen(), gone, reason),
                        listener);
                tell(Finding.unstored(sighting, List.of()), false, listener);
            }
            case Examined.Seen(FileLook look, Sighting sighting, Optional<Sighting> looked) -> {
                tellGone(looks.store(look, looked, position), listener);
                Finding finding = finding(look, sighting);
                // A list may name a page and what stands on it.
                boolean toldOf = told.containsAll(finding.sightings().values())
                        && !finding.sightings().isEmpty();
                tell(finding, toldOf, listener);
            }
            case Examined.Ended(Unpacked.End end, Optional<Skipped> rest) -> {
                keepEnded(end, listener);
                rest.map(ScanOutcome.NotSeen::new).ifPresent(listener);
            }
        }
    }

    private void keepEnded(Unpacked.End end, Consumer<ScanOutcome> listener) {
        Captured archive = end.archive();
        redirects.met(end);
        if (end.whole() && looks.hasEntries(archive.url())) {
            tellGone(looks.storeTakenOut(archive.url(), archive.seen(), end.there(), end.unread()::mayHold), listener);
        }
    }

    /** @param known whether it was told of before */
    private void tell(Finding finding, boolean known, Consumer<ScanOutcome> listener) {
        if (!known) {
            told.addAll(finding.sightings().values());
        }
        documents.met(
                finding.sighting(),
                !finding.matches().isEmpty(),
                pictures -> listener.accept(
                        known
                                ? new ScanOutcome.Unchanged(finding.place())
                                : new ScanOutcome.Found(finding.with(pictures))));
    }

    /** Tells of what waits for what is in it. */
    void end() {
        documents.end();
    }

    private Finding finding(FileLook look, Sighting sighting) {
        List<RegisteredMatch> matches = session.registered(sighting);
        String sha256 = look.content().sha256();
        boolean none = matches.isEmpty();
        return new Finding(
                sighting,
                matches,
                look.standing().map(Appearance::page),
                none ? Map.of() : session.sightings().at(look.place(), sha256),
                none ? Presence.THERE : session.sightings().presence(look.place(), sha256));
    }

    /** Tells of copies that are gone, by the ids of their sightings. */
    void tellGone(List<String> sightings, Consumer<ScanOutcome> listener) {
        PlaceHistory history = new PlaceHistory(session.catalogue().database(), session.organisation());
        List<StoredSighting> gone = new ArrayList<>();
        for (String id : sightings) {
            try {
                session.sightings().find(id).ifPresent(gone::add);
            } catch (RegistryException damaged) {
                listener.accept(new ScanOutcome.NotSeen(
                        new Skipped(id, Optional.empty(), Skipped.Kind.FAILED, String.valueOf(damaged.getMessage()))));
            }
        }
        Finding.gone(gone, history).forEach(copy -> listener.accept(new ScanOutcome.Gone(copy)));
    }
}
