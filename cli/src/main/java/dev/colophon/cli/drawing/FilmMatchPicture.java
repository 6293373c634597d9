package dev.colophon.cli.drawing;

import static dev.colophon.cli.drawing.MatchHeading.INK;
import static dev.colophon.cli.drawing.MatchHeading.SOFT;

import dev.colophon.cli.text.MatchText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.index.Match;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.service.catalogue.AlignedMoments;
import dev.colophon.service.catalogue.FilmMatch;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * Why a film matches, drawn: frames of the work above frames of the copy at the same moments, with their times, and on both the part that is
 * shown.
 */
public final class FilmMatchPicture {

    public static final int WIDTH = 1_200;
    public static final int HEIGHT = 520;

    private static final int GROUND = 0xe8ebef;
    private static final int SHOWN = 0x15803d;

    private static final double LEFT = 40;
    private static final double ACROSS = 180;
    private static final double DOWN = 150;
    private static final double STEP = (WIDTH - 2 * LEFT + 8) / AlignedMoments.MOST;
    private static final double WORK_TOP = 140;
    private static final double COPY_TOP = 340;

    private final Drawing drawing;
    private final FilmMatch film;
    private final Language reader;

    /** @param reader in whose language */
    public FilmMatchPicture(Drawing drawing, FilmMatch film, Language reader) {
        this.drawing = drawing;
        this.reader = reader;
        this.film = film;
    }

    /** Draws it all. */
    public void draw(String title, String place) {
        Match match = film.match().match();
        MatchHeading.draw(drawing, WIDTH, HEIGHT, LEFT, title, place, match, reader);
        drawing.text(LEFT, WORK_TOP - 24, 13, SOFT, reader.say("picture.work"));
        drawing.text(LEFT, COPY_TOP - 24, 13, SOFT, reader.say("picture.copy"));
        Optional<FilmFraming> framing =
                match.transform() instanceof VideoTransform change ? change.framing() : Optional.empty();
        for (int column = 0; column < film.moments().size(); column++) {
            FilmMatch.Moment moment = film.moments().get(column);
            double left = LEFT + column * STEP;
            frame(left, WORK_TOP, moment.inReference(), moment.reference(), framing.map(FilmFraming::inReference));
            frame(left, COPY_TOP, moment.inCopy(), moment.copy(), framing.map(FilmFraming::inCopy));
        }
        drawing.text(LEFT, HEIGHT - 10, 13, SOFT, reader.say("picture.grey"));
    }

    private void frame(
            double left, double top, double seconds, Optional<BufferedImage> frame, Optional<Span.Quad> shown) {
        drawing.text(left, top - 6, 13, INK, MatchText.time(seconds));
        double aspect = frame.map(image -> image.getWidth() / (double) image.getHeight())
                .orElse(ACROSS / DOWN);
        double width = Math.min(ACROSS, DOWN * aspect);
        double height = Math.min(DOWN, ACROSS / aspect);
        if (frame.isEmpty()) {
            drawing.rectangle(left, top, width, height, GROUND, 1);
            drawing.text(left + ACROSS / 2 - 28, top + DOWN / 2, 13, SOFT, reader.say("picture.not-kept"));
            return;
        }
        drawing.image(left, top, width, height, frame.get());
        shown.ifPresent(quad -> outline(left, top, width, height, quad.corners()));
    }

    private void outline(double left, double top, double width, double height, List<Span.Point> corners) {
        for (int i = 0; i < corners.size(); i++) {
            Span.Point one = corners.get(i);
            Span.Point next = corners.get((i + 1) % corners.size());
            drawing.line(
                    left + one.x() * width,
                    top + one.y() * height,
                    left + next.x() * width,
                    top + next.y() * height,
                    2,
                    SHOWN,
                    1);
        }
    }
}
