package dev.colophon.media.ffmpeg;

import static dev.colophon.media.refusal.Unreadable.Reason.DECODE_LIMIT;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;

import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.child.TimeLimit;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.picture.Picture;
import dev.colophon.media.picture.RgbImage;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decodes AVIF, HEIC, JPEG XL and JPEG 2000 in an ffmpeg child, as far as that ffmpeg can. */
public final class ForeignPictureDecoder {

    /** Of the processor. */
    private static final Duration PROCESSOR = Duration.ofSeconds(20);

    /** Major brands of files that are image sequences (ISO/IEC 23008-12, AVIF). */
    private static final Set<String> SEQUENCE_BRANDS = Set.of("avis", "hevc", "hevx", "msf1");

    private final Ffmpeg ffmpeg;
    private final MediaLimits limits;

    public ForeignPictureDecoder(Ffmpeg ffmpeg, MediaLimits limits) {
        this.ffmpeg = ffmpeg;
        this.limits = limits;
    }

    /** Decodes the first picture of a file. */
    public Picture decode(Path file, FileType type) throws RefusedException, IOException {
        List<String> arguments = FfmpegInput.arguments(file, Duration.ofHours(1));
        // The decoder itself refuses more pixels than the budget.
        arguments.addAll(arguments.indexOf("-i"), List.of("-max_pixels", String.valueOf(limits.pixels())));
        int side = Picture.SHORT_SIDE;
        String step = "max(1,floor(min(iw,ih)/%d))".formatted(side);
        arguments.addAll(List.of("-map", "0:v:0", "-frames:v", "1", "-an", "-sn", "-dn"));
        arguments.addAll(List.of("-vf", "scale=w='iw/%s':h='ih/%s':flags=area,format=rgb24".formatted(step, step)));
        arguments.addAll(List.of("-c:v", "ppm", "-f", "image2pipe", "pipe:1"));
        FfmpegReport report = new FfmpegReport(file);
        var childLimits = new ChildProcess.Limits(
                TimeLimit.decoding(PROCESSOR), 3 * limits.pixels() + 64, limits.decoderBytes(), 0);
        try (ChildProcess child = ffmpeg.start(arguments, childLimits, report)) {
            Optional<RgbImage> pixels = portablePixmap(child.output());
            ChildProcess.Exit exit = child.await();
            ffmpeg.refuseUnlessWorked(exit);
            if (exit.isCostly()) {
                throw new RefusedException(
                        DECODE_LIMIT,
                        "decoding costs more than %s of the processor: save it anew as PNG or JPEG"
                                .formatted(MessageText.time(PROCESSOR)));
            } else if (pixels.isEmpty()) {
                throw new RefusedException(
                        UNDECODABLE,
                        "this ffmpeg cannot decode the %s (%s): convert it to PNG, or set %s to a build that can"
                                .formatted(type.words(), report.firstError(), Ffmpeg.VARIABLE));
            }
            return new Picture(List.of(pixels.get()), Optional.empty(), unread(file, type));
        }
    }

    private static Optional<String> unread(Path file, FileType type) throws IOException {
        return switch (type) {
            case HEIF ->
                isSequence(file)
                        ? Optional.of("the first picture of an image sequence")
                        : MessageText.firstOf(HeifItems.pictures(file), "pictures");
            default -> Optional.empty();
        };
    }

    private static boolean isSequence(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return SEQUENCE_BRANDS.contains(TypeSniffer.latin(in.readNBytes(12), 8, 4));
        }
    }

    /** "P6\nwidth height\n255\n" and the samples (netpbm). */
    private Optional<RgbImage> portablePixmap(InputStream in) throws IOException {
        if (in.read() != 'P' || in.read() != '6' || in.read() < 0) {
            return Optional.empty();
        }
        int width = number(in);
        int height = number(in);
        number(in);
        if (width < 1 || height < 1 || (long) width * height > limits.pixels()) {
            return Optional.empty();
        }
        byte[] rgb = in.readNBytes(3 * width * height);
        return rgb.length == 3 * width * height ? Optional.of(new RgbImage(width, height, rgb)) : Optional.empty();
    }

    private static int number(InputStream in) throws IOException {
        int value = 0;
        for (int c = in.read(); c >= '0' && c <= '9' && value < 1_000_000; c = in.read()) {
            value = value * 10 + c - '0';
        }
        return value;
    }
}
