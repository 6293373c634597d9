package dev.colophon.media.ffmpeg;

import static dev.colophon.media.refusal.Unreadable.Reason.DECODE_LIMIT;
import static dev.colophon.media.refusal.Unreadable.Reason.TOO_LONG;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;

import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.child.TimeLimit;
import dev.colophon.media.file.SampleChunk;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decodes the first sound track of a file to mono samples at {@link SampleSink#SAMPLE_RATE} in an ffmpeg child,
 * handing them over while it decodes. The same run tells the length and the streams. It uses one thread and gives up at the
 * first damaged packet; a second run that leaves such packets out then goes on behind what was handed over.
 */
public final class SoundDecoder {

    private static final int RATE = SampleSink.SAMPLE_RATE;
    /**
     * In frames of a block: the encoder, the muxer and our pipe then wake up once a block and not for every packet, which
     * saves a fifth of the child's processor time.
     */
    private static final String FILTER =
            "aformat=channel_layouts=mono|stereo:sample_rates=%d:sample_fmts=flt,asetnsamples=n=%d:p=0"
                    .formatted(RATE, Downmix.BLOCK_FRAMES);
    /** Of the processor, until the first samples come and beyond what the samples need that came. */
    private static final Duration PROCESSOR_TIME = Duration.ofSeconds(10);
    /** Times real time; a tenth of what is usual. */
    private static final int SLOWEST_SPEED = 30;

    /** Sizes that are wrong by some bytes are usual. */
    private static final Duration LEAST_MISSING = Duration.ofMillis(100);

    /** Behind the head of samples: their offset in AIFF, and what fills up a block. */
    private static final int MOST_PADDING = 64;

    private final Ffmpeg ffmpeg;
    private final MediaLimits limits;

    public SoundDecoder(Ffmpeg ffmpeg, MediaLimits limits) {
        this.ffmpeg = ffmpeg;
        this.limits = limits;
    }

    /**
     * Decodes to the end, or to the limit. A film without readable sound gives a track of no samples.
     *
     * @param mayBeFilm whether the file can hold moving pictures: then their limit holds for its sound, too
     */
    public DecodedStream decode(Path file, boolean mayBeFilm, SampleSink sink) throws RefusedException, IOException {
        Duration longest = (mayBeFilm ? limits.film() : limits.sound()).plusSeconds(1);
        Delivery delivery = new Delivery(sink);
        FfmpegReport report = new FfmpegReport(file);
        List<String> quick = FfmpegInput.graph(file, longest, FILTER);
        quick.addAll(List.of("-map", "1:a:0", "-c", "copy"));
        ChildProcess.Exit exit = run(quick, longest, report, delivery);
        if (report.hasSound() && exit.limit().isEmpty() && (report.broken() || !exit.succeeded())) {
            delivery.again();
            report = new FfmpegReport(file);
            List<String> lenient = FfmpegInput.arguments(file, longest);
            lenient.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-af", FILTER));
            exit = run(lenient, longest, report, delivery);
        }
        delivery.end();
        return judge(file, exit, report, delivery.delivered);
    }

    private ChildProcess.Exit run(List<String> arguments, Duration longest, FfmpegReport report, Delivery delivery)
            throws RefusedException, IOException {
        arguments.addAll(List.of("-f", "f32le", "pipe:1"));
        long bytes = longest.plusMinutes(1).toSeconds() * RATE * 2 * Float.BYTES;
        var childLimits = new ChildProcess.Limits(TimeLimit.decoding(PROCESSOR_TIME), bytes, limits.decoderBytes(), 0);
        try (ChildProcess child = ffmpeg.start(arguments, childLimits, report)) {
            copy(child, report, delivery);
            ChildProcess.Exit exit = child.await();
            ffmpeg.refuseUnlessWorked(exit);
            return exit;
        }
    }

    private void copy(ChildProcess child, FfmpegReport report, Delivery delivery) throws IOException, RefusedException {
        int capacity = Downmix.BLOCK_FRAMES * Float.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(2 * capacity).order(ByteOrder.LITTLE_ENDIAN);
        InputStream output = child.output();
        int filled = output.readNBytes(bytes.array(), 0, capacity);
        if (filled == 0) {
            return;
        }
        report.awaitHeader();
        refuseTooLong(report);
        int channels = report.outputChannels();
        int frameBytes = channels * Float.BYTES;
        int block = Downmix.BLOCK_FRAMES * frameBytes;
        filled += output.readNBytes(bytes.array(), filled, block - filled);
        float[] samples = new float[block / Float.BYTES];
        long left = longest(report).toSeconds() * RATE;
        long came = 0;
        while (filled >= frameBytes && left > 0) {
            int frames = (int) Math.min(filled / frameBytes, left);
            bytes.asFloatBuffer().get(samples, 0, frames * channels);
            delivery.add(samples, frames, channels);
            left -= frames;
            came += frames;
            child.limitTime(TimeLimit.decoding(PROCESSOR_TIME.plusSeconds(came / RATE / SLOWEST_SPEED)));
            filled = output.readNBytes(bytes.array(), 0, block);
        }
        if (filled > 0) {
            child.kill();
        }
    }

    /** Samples on their way to the sink, in whole blocks but for the last one, and none twice. Not thread-safe. */
    private static final class Delivery {

        private final SampleSink sink;
        private final Downmix downmix = new Downmix();
        private final float[] mono = new float[Downmix.BLOCK_FRAMES];
        private float[] last = {};
        private int lastFrames;
        private int lastChannels;
        private long skipped;
        private long delivered;

        Delivery(SampleSink sink) {
            this.sink = sink;
        }

        void add(float[] samples, int frames, int channels) {
            if (skipped > 0) {
                skipped -= frames;
            } else if (frames == Downmix.BLOCK_FRAMES) {
                deliver(samples, frames, channels);
            } else {
                last = samples;
                lastFrames = frames;
                lastChannels = channels;
            }
        }

        /** The same samples come once more from their beginning. */
        void again() {
            skipped = delivered;
            lastFrames = 0;
        }

        void end() {
            if (lastFrames > 0) {
                deliver(last, lastFrames, lastChannels);
            }
        }

        private void deliver(float[] samples, int frames, int channels) {
            if (channels == 2) {
                downmix.mix(samples, frames, mono);
                sink.samples(mono, 0, frames);
            } else {
                sink.samples(samples, 0, frames);
            }
            delivered += frames;
        }
    }

    private Duration longest(FfmpegReport report) {
        return report.hasFilm() ? limits.film() : limits.sound();
    }

    private void refuseTooLong(FfmpegReport report) throws RefusedException {
        Optional<Duration> length = report.certainLength();
        Duration longest = longest(report);
        if (length.isPresent() && length.get().compareTo(longest) > 0) {
            throw new RefusedException(
                    TOO_LONG,
                    "%s long, and at most %s are read: split it"
                            .formatted(MessageText.time(length.get()), MessageText.time(longest)));
        }
    }

    private DecodedStream judge(Path file, ChildProcess.Exit exit, FfmpegReport report, long samples)
            throws RefusedException, IOException {
        Duration decoded = Duration.ofMillis(samples * 1_000 / RATE);
        if (samples == 0) {
            if (report.hasFilm()) {
                Optional<String> lost = report.hasSound() && (report.hasError() || !exit.succeeded())
                        ? Optional.of("the sound track could not be decoded: " + report.firstError())
                        : Optional.empty();
                return new DecodedStream(0, Duration.ZERO, true, MessageText.joined(lost, unread(report)));
            } else if (exit.limit().isPresent()) {
                throw new RefusedException(
                        DECODE_LIMIT,
                        "decoding gave nothing within %s of processor time: convert it to FLAC and try again"
                                .formatted(MessageText.time(PROCESSOR_TIME)));
            }
            throw new RefusedException(UNDECODABLE, withoutSamples(exit, report, SampleChunk.unannouncedAiff(file)));
        }
        Optional<String> partial = MessageText.joined(partial(file, exit, report, decoded), unread(report));
        return new DecodedStream(samples, decoded, report.hasFilm(), partial);
    }

    private static String withoutSamples(ChildProcess.Exit exit, FfmpegReport report, long unannounced) {
        if (unannounced > MOST_PADDING) {
            return "its header says that it has no samples, and %,d bytes follow: what wrote it did not finish it, save it anew"
                    .formatted(unannounced);
        }
        return exit.succeeded()
                ? "the sound has no samples: the file holds a header only"
                : MessageText.damaged("sound", report.firstError());
    }

    private static Optional<String> unread(FfmpegReport report) {
        return MessageText.firstOf(report.soundTracks(), "sound tracks");
    }

    private Optional<String> partial(Path file, ChildProcess.Exit exit, FfmpegReport report, Duration decoded)
            throws IOException {
        if (decoded.compareTo(longest(report)) >= 0) {
            return Optional.of("the first " + MessageText.time(decoded) + " were read, the rest was left out");
        } else if (exit.limit().isPresent()) {
            return Optional.of("decoding was stopped after " + MessageText.time(decoded) + " of it");
        }
        if (report.unsupported()) {
            return Optional.of("the first %s were read, behind which its format changes: %s"
                    .formatted(MessageText.time(decoded), report.firstError()));
        }
        Optional<String> cut = SampleChunk.of(file).flatMap(samples -> cut(samples, decoded));
        return cut.isPresent()
                ? cut
                : report.certainLength()
                        .filter(stated -> MessageText.fallsShort(decoded, stated))
                        .map(stated ->
                                MessageText.time(decoded) + " of " + MessageText.time(stated) + " could be decoded");
    }

    /** That samples are missing which the file announces. */
    private static Optional<String> cut(SampleChunk samples, Duration decoded) {
        if (samples.present() <= 0) {
            return Optional.empty();
        }
        double share = (double) samples.announced() / samples.present();
        Duration stated = Duration.ofMillis(Math.round(decoded.toMillis() * share));
        return stated.minus(decoded).compareTo(LEAST_MISSING) < 0
                ? Optional.empty()
                : Optional.of(
                        "the file ends after %s of %s".formatted(MessageText.time(decoded), MessageText.time(stated)));
    }
}
