package dev.colophon.demo.acts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A work that hosts show copies of, each in its own way altered. */
public enum ActsCopy {
    /** A story, of which hosts show all with words of their own around it. */
    STORY("The Last Leaf", "txt", "text/plain; charset=utf-8"),
    /** A picture, of which hosts show a smaller JPEG. */
    PICTURE("Mountain Lake", "jpg", "image/jpeg");

    /** Whose works they are. */
    public static final String OWNER = "Ada Example";

    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;
    private static final int LEAST_WIDTH = 480;
    private static final int STEP = 16;

    private final String title;
    private final String ending;
    private final String type;

    ActsCopy(String title, String ending, String type) {
        this.title = title;
        this.ending = ending;
        this.type = type;
    }

    /** Of the work. */
    public String title() {
        return title;
    }

    /** Of the names of copies: {@code jpg}. */
    String ending() {
        return ending;
    }

    /** Media type of copies. */
    String type() {
        return type;
    }

    /** What a page writes to show a copy. */
    String shown(String path) {
        return switch (this) {
            case STORY -> "<p>A story to <a href=\"%s\">read here</a>".formatted(path);
            case PICTURE -> "<p><img src=\"%s\" alt=\"a lake\">".formatted(path);
        };
    }

    /** Writes both works and their list, and returns the list. */
    public static Path catalogue(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        ImageIO.write(
                Pictures.mountainLake(WIDTH, HEIGHT),
                "png",
                folder.resolve("picture.png").toFile());
        return Files.writeString(folder.resolve("works.csv"), """
                file,title,owner,policy
                story.txt,%s,%s,BlockAccess
                picture.png,%s,%2$s,BlockAccess
                """.formatted(STORY.title, OWNER, PICTURE.title));
    }

    /** The copy of a host: no two are the same bytes. */
    byte[] of(HostScript host) throws IOException {
        return switch (this) {
            case STORY ->
                "Found in the archive of %s:\n\n%s"
                        .formatted(host.domain(), Stories.theLastLeaf())
                        .getBytes(UTF_8);
            case PICTURE -> {
                int width = LEAST_WIDTH + STEP * host.number();
                BufferedImage small = new BufferedImage(width, width * HEIGHT / WIDTH, BufferedImage.TYPE_INT_RGB);
                Graphics2D drawing = small.createGraphics();
                drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
                drawing.drawImage(
                        Pictures.mountainLake(WIDTH, HEIGHT), 0, 0, small.getWidth(), small.getHeight(), null);
                drawing.dispose();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ImageIO.write(small, "jpg", bytes);
                yield bytes.toByteArray();
            }
        };
    }
}
