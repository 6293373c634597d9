package dev.colophon.benchmark.lawful;

import dev.colophon.samples.Dice;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import dev.colophon.samples.sound.Speech;
import dev.colophon.samples.text.Stories;
import dev.colophon.samples.text.Stories.Language;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Pictures and sounds, and the pages on which they stand. */
final class MediaUses {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final double SECONDS = 40;

    private final UsePair pair;

    MediaUses(UsePair pair) {
        this.pair = pair;
    }

    BufferedImage picture() {
        return Pictures.picture(pair.dice(1).next(), WIDTH, HEIGHT);
    }

    Sound sound() {
        return Music.piece(pair.dice(1).next(), SECONDS).mono();
    }

    BufferedImage lawfulPicture() {
        Dice dice = pair.dice(2);
        if (pair.kind() != UseKind.PICTURE_IN_A_COLLAGE) {
            return scaled(picture(), dice.between(0.7, 1.0));
        }
        BufferedImage collage = Pictures.picture(dice.next(), 900, 700);
        double scale = dice.between(0.7, 0.9);
        int width = (int) (WIDTH * scale);
        int height = (int) (HEIGHT * scale);
        Graphics2D graphics = smooth(collage);
        graphics.drawImage(
                picture(), dice.between(10, 890 - width), dice.between(10, 690 - height), width, height, null);
        graphics.dispose();
        return collage;
    }

    BufferedImage unlawfulPicture() {
        Dice dice = pair.dice(3);
        BufferedImage work = picture();
        int cut = dice.between(0, 20);
        return scaled(work.getSubimage(cut, cut, WIDTH - 2 * cut, HEIGHT - 2 * cut), dice.between(0.7, 1.2));
    }

    Sound lawfulSound() {
        Dice dice = pair.dice(2);
        double start = dice.between(2.0, 12.0);
        return switch (pair.kind()) {
            case SOUND_SAMPLE ->
                Speech.babble(dice.next(), dice.between(18.0, 30.0))
                        .then(sound().part(start, start + dice.between(12.0, 20.0)))
                        .then(Speech.babble(dice.next(), dice.between(18.0, 30.0)));
            case SOUND_IN_A_REVIEW -> sound().part(start, start + dice.between(15.0, 25.0));
            default -> sound();
        };
    }

    Sound unlawfulSound() {
        return sound().times(pair.dice(3).between(0.6, 1.0));
    }

    /** The lawful page with what stands on it. */
    String lawful(String medium) {
        Dice dice = pair.dice(4);
        boolean chinese = pair.kind().language() == Language.CHINESE;
        String title = pair.title();
        String shown = shown(medium);
        String words = "<p>"
                + Stories.text(
                        dice.next(), pair.kind().language(), dice.between(chinese ? 230 : 350, chinese ? 500 : 900))
                + "</p><p>" + title + ", " + pair.kind().owner().owner() + "</p>";
        return switch (pair.kind()) {
            case PICTURE_IN_A_REVIEW, SOUND_IN_A_REVIEW -> Around.page(title + ": a review", "", words + shown);
            case PICTURE_IN_A_LECTURE -> Around.page("艺术史讲义：" + title, "", words + shown);
            case PICTURE_UNDER_CREATIVE_COMMONS ->
                Around.page(
                        "Notebook",
                        "",
                        "<div about=\"" + medium + "\">" + shown
                                + "<a rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY</a></div>");
            default -> Around.page("Notebook", "", words + shown);
        };
    }

    /** The unlawful page with what stands on it; one in eight pretends to be something else. */
    String unlawful(String medium) {
        Dice dice = pair.dice(5);
        Language language = pair.kind().language();
        return Around.page(
                dice.chance(0.125) ? Around.pretence(dice, pair) : Around.offer(dice, pair),
                "",
                Around.menu(dice, language) + shown(medium) + Around.footer(dice, language));
    }

    private String shown(String medium) {
        return medium.endsWith(".wav")
                ? "<audio controls src=\"" + medium + "\"></audio>"
                : "<img src=\"" + medium + "\" alt=\"\">";
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        int width = (int) (picture.getWidth() * scale);
        int height = (int) (picture.getHeight() * scale);
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smooth(scaled);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    private static Graphics2D smooth(BufferedImage on) {
        Graphics2D graphics = on.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        return graphics;
    }
}
