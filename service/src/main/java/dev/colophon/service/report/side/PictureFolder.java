package dev.colophon.service.report.side;

import dev.colophon.registry.work.Content;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** The small pictures of a report, as JPEG; each is made once, whoever shows it. Thread-safe. */
public final class PictureFolder {

    /** Within the folder of a report. */
    public static final String NAME = "pictures";

    private static final float QUALITY = 0.75f;
    private static final int NAME_CHARACTERS = 24;

    /** Pixels of the longer side: twice what a page gives it on a phone. */
    private static final int SIDE_OF_REPORTS = 320;

    private final Path folder;
    private final int longestSide;
    private final Map<String, Optional<SmallPicture>> made = new ConcurrentHashMap<>();

    /** @param report the folder of the report */
    public PictureFolder(Path report) throws IOException {
        this(report, SIDE_OF_REPORTS);
    }

    /**
     * Of pictures of another size.
     *
     * @param parent the folder in which theirs is made
     * @param longestSide of pictures that are decoded for it, in pixels
     */
    public PictureFolder(Path parent, int longestSide) throws IOException {
        this.folder = Files.createDirectories(parent.resolve(NAME));
        this.longestSide = longestSide;
    }

    /** How long the longer side of a picture may be. */
    int longestSide() {
        return longestSide;
    }

    /**
     * The picture of a key, drawn when it is first asked for.
     *
     * @param key says what it shows; the file is named after its hash
     */
    Optional<SmallPicture> picture(String key, Supplier<Optional<BufferedImage>> drawn) {
        return made.computeIfAbsent(key, _ -> drawn.get().map(image -> write(key, image)));
    }

    private SmallPicture write(String key, BufferedImage image) {
        String hash = Content.of(key.getBytes(StandardCharsets.UTF_8)).sha256().substring(0, NAME_CHARACTERS);
        String name = hash + ".jpg";
        try {
            Files.write(folder.resolve(name), jpeg(image));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
        return new SmallPicture(NAME + "/" + name, image.getWidth(), image.getHeight(), OptionalDouble.empty());
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
