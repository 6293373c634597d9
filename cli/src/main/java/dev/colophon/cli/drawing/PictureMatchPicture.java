package dev.colophon.cli.drawing;

import static dev.colophon.cli.drawing.MatchHeading.SOFT;

import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.Thumbnail;
import dev.colophon.index.Match;
import dev.colophon.index.explanation.InlierExplanation;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Why a picture matches, drawn: the work on the left and the copy on the right as far as their thumbnails go, the shown part on
 * both, and lines between details that agree.
 */
public final class PictureMatchPicture {

    public static final int WIDTH = 1_200;
    public static final int HEIGHT = 640;

    private static final int GROUND = 0xe8ebef;
    private static final int SHOWN = 0x15803d;
    private static final int AGREE = 0x1257c9;

    private static final double LEFT = 40;
    private static final double TOP = 120;
    private static final double ACROSS = 540;
    private static final double DOWN = 460;
    private static final double GAP = 40;

    private final Drawing drawing;
    private final Match match;
    private final Language reader;
    private final Side work;
    private final Side copy;

    /** Where one of the two is drawn. */
    private record Side(ImageFingerprint print, double x, double y, double width, double height) {

        /** As large as fits. */
        static Side of(ImageFingerprint print, double left) {
            double scale = Math.min(ACROSS / print.width(), DOWN / print.height());
            double width = scale * print.width();
            double height = scale * print.height();
            return new Side(print, left + (ACROSS - width) / 2, TOP + (DOWN - height) / 2, width, height);
        }

        double x(Span.Point point) {
            return x + point.x() * width;
        }

        double y(Span.Point point) {
            return y + point.y() * height;
        }
    }

    /** @param reader in whose language */
    public PictureMatchPicture(
            Drawing drawing, ImageFingerprint copy, ImageFingerprint work, Match match, Language reader) {
        this.drawing = drawing;
        this.reader = reader;
        this.match = match;
        this.work = Side.of(work, LEFT);
        this.copy = Side.of(copy, LEFT + ACROSS + GAP);
    }

    /** Draws it all. */
    public void draw(String title, String place) {
        MatchHeading.draw(drawing, WIDTH, HEIGHT, LEFT, title, place, match, reader);
        picture(work);
        picture(copy);
        for (Segment segment : match.segments()) {
            outline(work, segment.inReference());
            outline(copy, segment.inCopy());
        }
        if (match.why() instanceof InlierExplanation details) {
            details.lines().forEach(this::line);
        }
        drawing.text(
                LEFT, HEIGHT - 24, 13, SOFT, reader.say("picture.work-size", work.print.width(), work.print.height()));
        drawing.text(
                LEFT + ACROSS + GAP,
                HEIGHT - 24,
                13,
                SOFT,
                reader.say("picture.copy-size", copy.print.width(), copy.print.height()));
    }

    private void picture(Side side) {
        drawing.rectangle(side.x, side.y, side.width, side.height, GROUND, 1);
        side.print.thumbnail().ifPresent(thumbnail -> {
            Region region = thumbnail.region();
            drawing.image(
                    side.x + region.x(0) * side.width,
                    side.y + region.y(0) * side.height,
                    (region.x(1) - region.x(0)) * side.width,
                    (region.y(1) - region.y(0)) * side.height,
                    image(thumbnail));
        });
    }

    private static BufferedImage image(Thumbnail thumbnail) {
        BufferedImage image = new BufferedImage(Thumbnail.SIDE, Thumbnail.SIDE, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, Thumbnail.SIDE, Thumbnail.SIDE, thumbnail.rgb(), 0, Thumbnail.SIDE);
        return image;
    }

    private void outline(Side side, Span span) {
        if (span instanceof Span.Quad(List<Span.Point> corners)) {
            for (int i = 0; i < corners.size(); i++) {
                Span.Point one = corners.get(i);
                Span.Point next = corners.get((i + 1) % corners.size());
                drawing.line(side.x(one), side.y(one), side.x(next), side.y(next), 3, SHOWN, 1);
            }
            // The corner that is the upper left of the work, so that turns and mirrors show.
            drawing.dot(side.x(corners.getFirst()), side.y(corners.getFirst()), 7, SHOWN, 1);
        }
    }

    private void line(InlierExplanation.Line line) {
        double x = work.x(line.inReference());
        double y = work.y(line.inReference());
        double toX = copy.x(line.inCopy());
        double toY = copy.y(line.inCopy());
        drawing.line(x, y, toX, toY, 1, AGREE, 0.45);
        drawing.dot(x, y, 3, AGREE, 0.9);
        drawing.dot(toX, toY, 3, AGREE, 0.9);
    }
}
