package dev.colophon.media.picture;

import static dev.colophon.media.refusal.Unreadable.Reason.TOO_LARGE;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;

import dev.colophon.media.file.FileType;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes JPEG, PNG, GIF, BMP, WebP and TIFF pictures in a child JVM: size from the header first, then every n-th pixel so
 * that the short side keeps at least as many as are wanted, upright, without alpha. All pixels of pictures up to {@link
 * #DIGESTED_PIXELS} are digested before. Thread-safe.
 */
public final class PictureDecoder {

    /** Larger pictures are not held in memory as a whole (3 bytes a pixel); their files are digested instead. */
    static final long DIGESTED_PIXELS = 24_000_000;

    /** For the decoded raster and what {@link Flattening} makes of it. */
    static final long MOST_BYTES = 384L << 20;

    /** Of a pixel in {@link Flattening}: as it is, its alpha, and on two grounds. */
    private static final int FLATTENED_BYTES = 3 + Integer.BYTES + 2 * 3;
    /** Of so few pixels any kind fits. */
    private static final long FEW_PIXELS = MOST_BYTES / 32;

    static {
        ImageIO.setUseCache(false);
    }

    private final long pixels;
    private final int side;
    private final int shortSide;

    /**
     * @param pixels at most, of the whole picture
     * @param side pixels a side at most
     * @param shortSide pixels that the short side keeps at least
     */
    public PictureDecoder(long pixels, int side, int shortSide) {
        this.pixels = pixels;
        this.side = side;
        this.shortSide = shortSide;
    }

    /**
     * Decodes a picture.
     *
     * @throws RefusedException when it is too large or damaged
     */
    public Picture decode(Path file, FileType type) throws RefusedException, IOException {
        int orientation = ExifOrientation.of(file, type);
        AtomicBoolean cut = new AtomicBoolean();
        Decoded decoded = read(file, type, cut);
        List<RgbImage> renderings = Flattening.renderings(decoded.image(), decoded.step());
        List<RgbImage> upright = renderings.stream()
                .map(pixels -> ExifOrientation.upright(pixels, orientation))
                .toList();
        Optional<String> unread = unread(file, type);
        Optional<String> missing =
                cut.get() ? Optional.of("the file is cut: its last rows are missing") : Optional.empty();
        return new Picture(
                upright,
                decoded.whole() && unread.isEmpty()
                        ? Flattening.digest(decoded.image(), orientation, decoded.step(), renderings.getFirst())
                        : Optional.empty(),
                MessageText.joined(missing, unread));
    }

    /** How many pixels a picture has, as its header states it. */
    static long pixels(Path file, FileType type) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(type.name()).next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, type != FileType.JPEG);
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } finally {
            reader.dispose();
        }
    }

    /** What else is in the file; animated GIF and WebP are known by their types. */
    private static Optional<String> unread(Path file, FileType type) throws IOException {
        return switch (type) {
            case JPEG -> MessageText.firstOf(MultiPictureJpeg.views(file), "pictures");
            case TIFF -> MessageText.firstOf(TiffPages.count(file), "pages");
            case PNG ->
                AnimatedPng.isAnimatedPng(file)
                        ? Optional.of("the first picture of an animated PNG")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * What the reader gave.
     *
     * @param whole whether it has all pixels
     * @param step every so many pixels is still to be taken
     */
    private record Decoded(BufferedImage image, boolean whole, int step) {}

    private Decoded read(Path file, FileType type, AtomicBoolean cut) throws RefusedException, IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(type.name()).next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            // Metadata is not asked for: profiles and thumbnails of strangers stay unparsed where the reader allows it.
            reader.setInput(in, true, type != FileType.JPEG);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            refuseTooLarge(width, height);
            reader.addIIOReadWarningListener((source, warning) -> cut.compareAndSet(false, meansCut(warning)));
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.min(width, height) / shortSide);
            long taken = (long) (width / step + 1) * (height / step + 1);
            boolean whole = (long) width * height <= DIGESTED_PIXELS;
            refuseTooManyBytes(reader, whole ? (long) width * height : taken, taken);
            if (whole) {
                return new Decoded(reader.read(0, param), true, step);
            }
            param.setSourceSubsampling(step, step, step / 2, step / 2);
            return new Decoded(reader.read(0, param), false, 1);
        } catch (IOException | RuntimeException e) {
            // Readers answer damaged files with whatever their arithmetic runs into.
            throw new RefusedException(UNDECODABLE, MessageText.damaged(type.words(), MessageText.oneLine(e)));
        } finally {
            reader.dispose();
        }
    }

    /** A sample may have 8 to 64 bits, of which the size in pixels says nothing. */
    private static void refuseTooManyBytes(ImageReader reader, long decoded, long taken)
            throws RefusedException, IOException {
        if (decoded <= FEW_PIXELS) {
            return;
        }
        ImageTypeSpecifier type = reader.getRawImageType(0);
        int bits = 0;
        for (int band = 0; type != null && band < type.getNumBands(); band++) {
            bits += type.getBitsPerBand(band);
        }
        long bytes = decoded * Math.max(bits / 8, 3) + taken * FLATTENED_BYTES;
        if (bits > 24 && bytes > MOST_BYTES) {
            throw new RefusedException(
                    TOO_LARGE,
                    "decoding it takes %,d MB, and at most %,d are used: scale it down, or store 8 bits a colour"
                            .formatted(bytes >> 20, MOST_BYTES >> 20));
        }
    }

    private void refuseTooLarge(int width, int height) throws RefusedException {
        if (width > side || height > side || (long) width * height > pixels) {
            throw new RefusedException(
                    TOO_LARGE,
                    "%,d x %,d pixels, and at most %,d a side and %,d million in all are decoded: scale it down"
                            .formatted(width, height, side, pixels / 1_000_000));
        } else if (width < 1 || height < 1) {
            throw new RefusedException(UNDECODABLE, "the header states a size of %d x %d".formatted(width, height));
        }
    }

    /** libjpeg, inside the JDK, fills what is missing with grey and says so. */
    private static boolean meansCut(String warning) {
        return warning.contains("Premature end")
                || warning.contains("Corrupt JPEG data")
                || warning.contains("truncated");
    }
}
