package dev.colophon.samples.text;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sets text like a page of a book, one column of even lines, with the fonts of the system. */
public final class PrintedPage {

    private static final int MARGIN = 40;
    private static final double PITCH = 1.6;

    /** Debian's packages fonts-noto-cjk and fonts-dejavu-core, then whatever the system calls serif. */
    private static final List<String> FONTS = List.of("Noto Sans CJK SC", "DejaVu Serif", "DejaVu Sans", Font.SERIF);

    private static final Set<String> INSTALLED =
            Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());

    private PrintedPage() {}

    /**
     * The text in letters of so many pixels, some 45 Han or 90 Latin letters a line.
     *
     * @return black on white, 8 bits a colour; empty without a font that has these letters
     */
    public static Optional<BufferedImage> of(String text, int pixels) {
        return FONTS.stream()
                .map(name -> new Font(name, Font.PLAIN, pixels))
                .filter(font -> INSTALLED.contains(font.getName()) && font.canDisplayUpTo(text) < 0)
                .findFirst()
                .map(font -> page(text, font, pixels));
    }

    private static BufferedImage page(String text, Font font, int pixels) {
        int width = 45 * pixels + 2 * MARGIN;
        List<String> lines = lines(text, font, width - 2 * MARGIN);
        int pitch = (int) (PITCH * pixels);
        BufferedImage page = new BufferedImage(width, lines.size() * pitch + 2 * MARGIN, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(font);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int y = MARGIN + pixels;
        for (String line : lines) {
            pen.drawString(line, MARGIN, y);
            y += pitch;
        }
        pen.dispose();
        return page;
    }

    private static List<String> lines(String text, Font font, int width) {
        FontMetrics metrics = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY)
                .createGraphics()
                .getFontMetrics(font);
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            boolean han = paragraph.codePoints().anyMatch(Character::isIdeographic);
            StringBuilder line = new StringBuilder();
            for (String piece : paragraph.split(han ? "" : "(?<= )", -1)) {
                if (metrics.stringWidth(line + piece) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(piece);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
