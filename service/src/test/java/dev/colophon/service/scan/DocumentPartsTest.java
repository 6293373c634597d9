package dev.colophon.service.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Medium;
import dev.colophon.media.refusal.Unreadable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DocumentPartsTest {

    private static final String NO_TEXT =
            "2 of 2 pages gave no text: empty, pictures alone, or damaged; what stands there was not read; only what is stored as text was searched";

    private final DocumentParts documents = new DocumentParts();
    private final List<Finding> told = new ArrayList<>();

    private static FoundFile file(String place) {
        return new FoundFile(Path.of("x"), place, Instant.EPOCH);
    }

    private static Sighting readable(String place, Medium medium) {
        return new Sighting(
                file(place),
                Optional.of(medium),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Duration.ZERO);
    }

    private static Sighting unreadable(String place, Unreadable.Reason reason, String why) {
        return Sighting.unreadable(file(place), new Unreadable(reason, why), Duration.ZERO);
    }

    private void met(Sighting sighting, boolean found) {
        documents.met(
                sighting,
                found,
                pictures -> told.add(Finding.unstored(sighting, List.of()).with(pictures)));
    }

    private List<String> places() {
        return told.stream().map(Finding::place).toList();
    }

    @Test
    void aDocumentIsToldBeforeItsPicturesWithWhatCameOfThem() {
        met(readable("a.pdf", Medium.TEXT), false);
        met(readable("a.pdf!/picture-1", Medium.IMAGE), true);
        met(unreadable("a.pdf!/picture-2", Unreadable.Reason.UNDECODABLE, "it is damaged"), false);
        met(readable("a.pdf!/picture-3", Medium.IMAGE), false);
        assertThat(told).isEmpty();
        met(readable("a.pdf.txt", Medium.TEXT), false);
        documents.end();
        assertThat(places())
                .containsExactly("a.pdf", "a.pdf!/picture-1", "a.pdf!/picture-2", "a.pdf!/picture-3", "a.pdf.txt");
        assertThat(told.getFirst().pictures()).isEqualTo(2);
        assertThat(told.getFirst().picturesMatched()).isEqualTo(1);
        assertThat(told.getLast().pictures()).isZero();
    }

    /** It "was not read", and what was read of it followed. */
    @Test
    void pagesWithoutTextAreReadInPartWhereTheirPicturesWereLookedInto() {
        met(unreadable("a.pdf", Unreadable.Reason.NO_TEXT, NO_TEXT), false);
        met(readable("a.pdf!/picture-1", Medium.IMAGE), false);
        documents.end();
        Sighting document = told.getFirst().sighting();
        assertThat(document.medium()).contains(Medium.TEXT);
        assertThat(document.reason())
                .contains(
                        "PARTIAL: 2 of 2 pages gave no text: empty, pictures alone, or damaged; the pictures in it were looked into, and what else stands there was not read");
        assertThat(told.getFirst().isCompared()).isTrue();
    }

    @Test
    void pagesWithoutTextAreUnreadWhereNoPictureCouldBeCompared() {
        met(unreadable("a.pdf", Unreadable.Reason.NO_TEXT, NO_TEXT), false);
        met(unreadable("a.pdf!/picture-1", Unreadable.Reason.UNDECODABLE, "it is damaged"), false);
        documents.end();
        assertThat(told.getFirst().sighting().reason()).contains("NO_TEXT: " + NO_TEXT);
        assertThat(told.getFirst().isCompared()).isFalse();
    }

    @Test
    void whatIsNoDocumentIsToldAtOnce() {
        met(readable("a.png", Medium.IMAGE), true);
        assertThat(places()).containsExactly("a.png");
    }
}
