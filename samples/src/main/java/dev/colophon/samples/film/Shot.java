package dev.colophon.samples.film;

import dev.colophon.samples.Dice;
import dev.colophon.samples.picture.Canvas;
import dev.colophon.samples.picture.Painter;
import dev.colophon.samples.picture.Relief;
import java.util.List;
import java.util.Optional;

/** A stretch of film without a cut: scenery, a camera that moves over it, and what moves in front. */
final class Shot {

    /** How much larger than the frame the scenery is painted. */
    private static final double SCENERY = 1.5;

    /** Cells of the light that drifts over a shot. */
    private static final int CELLS_ACROSS = 24;

    /** Where the camera looks: the middle in shares of the scenery's free room, and the share of its height in view. */
    record View(double across, double down, double share) {

        View towards(View end, double done) {
            double eased = done * done * (3 - 2 * done);
            return new View(
                    across + eased * (end.across - across),
                    down + eased * (end.down - down),
                    share + eased * (end.share - share));
        }
    }

    private final int firstFrame;
    private final int frames;
    private final Painter painter;
    private final long seed;
    private final View from;
    private final View to;
    private final List<Sprite> sprites;
    private final Relief clouds;
    private final float[] light = new float[CELLS_ACROSS * CELLS_ACROSS];
    private Optional<Canvas> scenery = Optional.empty();

    Shot(int firstFrame, int frames, Painter painter, long seed, View from, View to, List<Sprite> sprites) {
        this.firstFrame = firstFrame;
        this.frames = frames;
        this.painter = painter;
        this.seed = seed;
        this.from = from;
        this.to = to;
        this.sprites = List.copyOf(sprites);
        clouds = new Relief(new Dice(seed + 1));
    }

    int firstFrame() {
        return firstFrame;
    }

    /** Frees the scenery until it is needed again. */
    void forget() {
        scenery = Optional.empty();
    }

    Canvas draw(int width, int height, int index, int fps) {
        Canvas set = scenery.orElseGet(() -> paint(width, height));
        scenery = Optional.of(set);
        double seconds = (double) (index - firstFrame) / fps;
        double done = (double) (index - firstFrame) / Math.max(1, frames - 1);
        Canvas frame = new Canvas(width, height);
        look(set, frame, from.towards(to, done), seconds);
        for (Sprite sprite : sprites) {
            sprite.draw(frame, seconds, done);
        }
        return frame;
    }

    private Canvas paint(int width, int height) {
        Canvas canvas =
                new Canvas((int) Math.ceil(width * SCENERY * 1.1), Math.max(2, (int) Math.ceil(height * SCENERY)));
        painter.paint(canvas, new Dice(seed));
        return canvas;
    }

    /** Copies what the camera sees, between the four nearest pixels, under drifting light. */
    private void look(Canvas set, Canvas frame, View view, double seconds) {
        double scale = view.share * set.height / frame.height;
        scale = Math.min(scale, (double) (set.width - 1) / frame.width);
        double left = view.across * (set.width - 1 - scale * frame.width);
        double top = view.down * Math.max(0, set.height - 1 - scale * frame.height);
        castLight(seconds);
        for (int row = 0; row < frame.height; row++) {
            double y = Math.min(set.height - 1.001, top + row * scale);
            int y0 = (int) y;
            float fy = (float) (y - y0);
            float lightRow = (float) row / frame.height * (CELLS_ACROSS - 1.001f);
            for (int column = 0; column < frame.width; column++) {
                double x = Math.min(set.width - 1.001, left + column * scale);
                int x0 = (int) x;
                float fx = (float) (x - x0);
                float lit = lightAt((float) column / frame.width * (CELLS_ACROSS - 1.001f), lightRow);
                int a = 3 * (y0 * set.width + x0);
                int b = a + 3 * set.width;
                int out = 3 * (row * frame.width + column);
                for (int c = 0; c < 3; c++) {
                    float upper = set.pixels[a + c] + fx * (set.pixels[a + c + 3] - set.pixels[a + c]);
                    float lower = set.pixels[b + c] + fx * (set.pixels[b + c + 3] - set.pixels[b + c]);
                    frame.pixels[out + c] = lit * (upper + fy * (lower - upper));
                }
            }
        }
    }

    private void castLight(double seconds) {
        for (int i = 0; i < light.length; i++) {
            int across = i % CELLS_ACROSS;
            int down = i / CELLS_ACROSS;
            double x = (double) across / CELLS_ACROSS;
            double y = (double) down / CELLS_ACROSS;
            double cloud = clouds.at(x * 2.4 + 0.55 * seconds, y * 2 - 0.2 * seconds);
            light[i] = (float) Math.clamp(0.97 + 0.9 * cloud, 0.5, 1.4);
        }
    }

    private float lightAt(float x, float y) {
        int column = (int) x;
        int row = (int) y;
        int i = row * CELLS_ACROSS + column;
        float fx = x - column;
        float fy = y - row;
        float upper = light[i] + fx * (light[i + 1] - light[i]);
        float lower = light[i + CELLS_ACROSS] + fx * (light[i + CELLS_ACROSS + 1] - light[i + CELLS_ACROSS]);
        return upper + fy * (lower - upper);
    }
}
