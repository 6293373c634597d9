package dev.colophon.service.scan;

import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Medium;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.FileWalker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds back what is told of a document until the pictures in it have come, which are met behind it, so that what is told of it sums
 * them up. For one thread.
 */
final class DocumentParts {

    private static final String UNREAD = "what stands there was not read";
    private static final String STORED = "; only what is stored as text was searched";
    private static final String LOOKED_INTO =
            "the pictures in it were looked into, and what else stands there was not read";

    /**
     * The pictures that were taken out of a document.
     *
     * @param compared how many could be compared
     * @param matched in how many registered works were found
     */
    record Pictures(int compared, int matched) {

        private static final Pictures NONE = new Pictures(0, 0);

        /** What is told of the document that they are in: of pages without text the pictures were looked into. */
        Sighting of(Sighting document) {
            return compared == 0
                    ? document
                    : document.reason()
                            .filter(why -> why.contains(UNREAD))
                            .map(why -> why.replace(UNREAD, LOOKED_INTO).replace(STORED, ""))
                            .map(why -> why.substring(why.indexOf(": ") + 2))
                            .map(why -> document.readInPart(Medium.TEXT, why))
                            .orElse(document);
        }
    }

    private Optional<Sighting> document = Optional.empty();
    private Optional<Consumer<Pictures>> held = Optional.empty();
    private final List<Runnable> behind = new ArrayList<>();
    private int compared;
    private int matched;

    /**
     * Something was met.
     *
     * @param found whether registered works were found in it
     * @param tell tells of it, now or when the pictures in it have come
     */
    void met(Sighting sighting, boolean found, Consumer<Pictures> tell) {
        reach(sighting.found().place());
        if (document.isPresent()) {
            compared += sighting.isCompared() ? 1 : 0;
            matched += found ? 1 : 0;
            behind.add(() -> tell.accept(Pictures.NONE));
            return;
        }
        if (mayBeDocument(sighting)) {
            document = Optional.of(sighting);
            held = Optional.of(tell);
        } else {
            tell.accept(Pictures.NONE);
        }
    }

    /** What is at a place is next to be told of: of a document that it is not in all has come. */
    void reach(String place) {
        if (document.filter(in -> !FileWalker.isInside(place, in.found().place()))
                .isPresent()) {
            end();
        }
    }

    private static boolean mayBeDocument(Sighting sighting) {
        return sighting.medium().filter(Medium.TEXT::equals).isPresent()
                || sighting.reason().filter(Unreadable.Reason.NO_TEXT::isOf).isPresent();
    }

    /** Tells of what is held back. */
    void end() {
        Pictures pictures = new Pictures(compared, matched);
        Optional<Consumer<Pictures>> tell = held;
        List<Runnable> others = List.copyOf(behind);
        document = Optional.empty();
        held = Optional.empty();
        behind.clear();
        compared = 0;
        matched = 0;
        tell.ifPresent(of -> of.accept(pictures));
        others.forEach(Runnable::run);
    }
}
