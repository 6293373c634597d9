package dev.colophon.server.web.review;

import dev.colophon.evidence.report.document.LocalizedReport;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.work.Reference;
import dev.colophon.server.caller.Caller;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.catalogue.FindItem;
import dev.colophon.service.comparison.CompareSighting;
import dev.colophon.service.comparison.Comparison;
import dev.colophon.service.comparison.FindLicences;
import dev.colophon.service.comparison.FindProceedings;
import dev.colophon.service.comparison.FindSighting;
import dev.colophon.service.comparison.HearSighting;
import dev.colophon.service.comparison.MatchSide;
import dev.colophon.service.comparison.PlaySighting;
import dev.colophon.service.comparison.ShowFrames;
import dev.colophon.service.comparison.ShowReference;
import dev.colophon.service.report.side.Exhibit;
import dev.colophon.service.report.side.PictureFolder;
import dev.colophon.service.report.side.Side;
import dev.colophon.service.report.side.SmallPicture;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both sides of sightings, with their previews, which are made once while this runs. Thread-safe. */
public final class Comparisons implements Closeable {

    private static final int REMEMBERED = 500;

    /** Pixels of the longer side of a picture: as wide as a half of a large screen. */
    private static final int LONGEST_SIDE = 960;

    private final Settings settings;
    private final ScratchFolder previews;
    private final Caller caller;
    private final CompareSighting compare;
    private final ShowReference references;

    /** Those that were shown last, by sighting and match; guarded by itself. */
    private final Map<String, Exhibit> shown = new LinkedHashMap<>(REMEMBERED, 1, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Exhibit> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Comparisons(Settings settings, Caller caller) throws IOException {
        this.settings = settings;
        this.caller = caller;
        this.previews = ScratchFolder.create("colophon-previews");
        this.compare = new CompareSighting(settings, new PictureFolder(previews.path(), LONGEST_SIDE));
        references = new ShowReference(settings, new PictureFolder(previews.path(), LONGEST_SIDE));
    }

    /** One by its foremost match, with what was decided of it until now. */
    public Comparison of(String id) throws IOException {
        return of(id, Optional.empty());
    }

    /**
     * The same by another match.
     *
     * @param medium in which it matches; empty for the foremost
     */
    Comparison of(String id, Optional<Medium> medium) throws IOException {
        CatalogueItem.OfSighting item = new FindSighting(settings).find(caller.actor(), id, _ -> {});
        StoredSighting sighting = item.sighting();
        Reference reference = sighting.matches().getFirst().registered().reference();
        String key = "%s %s %s %s"
                .formatted(
                        sighting.id(),
                        reference.id(),
                        sighting.lastSeen(),
                        medium.map(Medium::name).orElse(""));
        Exhibit exhibit;
        synchronized (shown) {
            exhibit = shown.get(key);
        }
        if (exhibit == null) {
            exhibit = compare.sides(caller.actor(), sighting, medium);
            if (isWhole(exhibit)) { // what is missing may be there when somebody looks again
                synchronized (shown) {
                    shown.put(key, exhibit);
                }
            }
        }
        return new Comparison(
                item,
                exhibit,
                new FindProceedings(settings).find(caller.actor(), sighting),
                Optional.ofNullable(
                        new FindLicences(settings).covering(List.of(sighting)).get(sighting.id())));
    }

    /** A registered file of a work by itself. */
    Side reference(String work, String reference) throws IOException {
        if (new FindItem(settings).find(caller.actor(), work, _ -> {}) instanceof CatalogueItem.OfWork item) {
            Reference named = item.references().stream()
                    .filter(one -> one.id().value().equals(reference))
                    .findFirst()
                    .orElseThrow(() -> new ServiceException(Category.REFUSED, "the work has no such file"));
            return references.show(caller.actor(), item.work(), named);
        }
        throw new ServiceException(Category.REFUSED, "there is no such work");
    }

    private static boolean isWhole(Exhibit exhibit) {
        return !(exhibit.work() instanceof Side.Missing)
                && switch (exhibit.copy()) {
                    case Side.Missing _ -> false;
                    case Side.Pictures pictures -> pictures.origin() != Side.Origin.FINGERPRINT;
                    case Side.Sound _, Side.Text _ -> true;
                };
    }

    Optional<byte[]> heard(String id, Optional<Medium> medium, MatchSide which) throws IOException {
        return new HearSighting(settings).heard(caller.actor(), id, medium, which);
    }

    Optional<byte[]> heard(String id, Optional<Medium> medium, MatchSide which, int part) throws IOException {
        return new PlaySighting(settings).sound(caller.actor(), id, medium, which, part);
    }

    Optional<byte[]> frames(String id, Optional<Medium> medium, MatchSide which, int part) throws IOException {
        return new ShowFrames(settings).frames(caller.actor(), id, medium, which, part);
    }

    /** The medium that a query of a page names; empty where it names none. */
    static Optional<Medium> medium(String word) {
        return Arrays.stream(Medium.values())
                .filter(medium -> LocalizedReport.word(medium).equals(word))
                .findFirst();
    }

    /** The query that names the medium by which a sighting is shown; empty where it matches in no other. */
    public static String query(Comparison comparison) {
        return comparison.otherMedia().isEmpty()
                ? ""
                : "?medium=" + LocalizedReport.word(comparison.exhibit().medium());
    }

    byte[] bytes(SmallPicture picture) throws IOException {
        return Files.readAllBytes(previews.path().resolve(picture.file()));
    }

    /** Deletes the previews. */
    @Override
    public void close() throws IOException {
        previews.close();
    }
}
