package dev.colophon.media.ffmpeg;

import static dev.colophon.media.refusal.Unreadable.Reason.DECODE_LIMIT;
import static dev.colophon.media.refusal.Unreadable.Reason.TOO_LONG;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;

import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.child.TimeLimit;
import dev.colophon.media.file.FileType;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the moving pictures of a file to small grey frames with their own presentation times (films of telephones have
 * no constant rate), one ffmpeg child. Rotation that the file asks for is applied; cover art is not a film.
 */
public final class FilmDecoder {

    private static final int SIDE = FrameSink.SIDE;
    /** Of the frames that ffmpeg hands over, from which the small ones are made by halving both sides. */
    private static final int DETAIL_SIDE = FrameSink.DETAIL_SIDE;

    private static final int FRAME_BYTES = DETAIL_SIDE * DETAIL_SIDE;
    /** Of the processor, with the time for the sound 30 s; what is as long or as large as a film may take more. */
    private static final Duration PROCESSOR_TIME = Duration.ofSeconds(20);
    /** Slides with speech have more, so a file of fewer is not as long as it says. */
    private static final long FEWEST_BYTES_A_SECOND = 20_000;
    /** A short clip of 60 large frames a second takes a multiple of its length, and has bytes to show for it. */
    private static final long BYTES_A_PROCESSOR_SECOND = 2_000_000;

    /** With which a short clip may take so much. */
    private static final Duration SHORT_CLIP_TIME = Duration.ofSeconds(60);

    /** Far above what any film has; bounds what a file of empty frames can cost. */
    private static final int FRAMES_A_SECOND = 1_000;

    private static final long UNTIMED = Long.MIN_VALUE;
    private static final long USUAL_FRAME_MICROS = 40_000;

    private final Ffmpeg ffmpeg;
    private final MediaLimits limits;
    private final Duration processorTime;

    public FilmDecoder(Ffmpeg ffmpeg, MediaLimits limits) {
        this(ffmpeg, limits, PROCESSOR_TIME);
    }

    /** @param processorTime of the decoder for an animation, and for a film beyond its length */
    FilmDecoder(Ffmpeg ffmpeg, MediaLimits limits, Duration processorTime) {
        this.ffmpeg = ffmpeg;
        this.limits = limits;
        this.processorTime = processorTime;
    }

    /** Decodes every frame, to the end or to the limit. */
    public DecodedStream decode(Path file, FileType type, FrameSink sink) throws RefusedException, IOException {
        // An animation states times without any relation to its bytes: 20 bytes are a frame of 0.1 s.
        long size = type == FileType.ANIMATED_GIF ? 0 : Files.size(file);
        List<String> arguments = FfmpegInput.arguments(file, limits.film());
        // One thread for filters, too: what many spend on waiting for each other is more than scaling takes.
        arguments.addAll(List.of("-filter_threads", "1"));
        arguments.addAll(List.of("-map", "0:V:0", "-an", "-sn", "-dn", "-fps_mode", "passthrough"));
        // showinfo after scaling: the shape of the square's pixels, which setsar makes known where the film does not
        // say it, is
        // then that of the film.
        arguments.addAll(List.of(
                "-vf",
                "setsar=sar,scale=%d:%d:flags=area,format=gray,showinfo=checksum=0"
                        .formatted(DETAIL_SIDE, DETAIL_SIDE)));
        arguments.addAll(List.of("-f", "rawvideo", "pipe:1"));
        long bytes = limits.film().toSeconds() * FRAMES_A_SECOND * FRAME_BYTES;
        FfmpegReport report = new FfmpegReport(file);
        FrameTimes times = new FrameTimes(report);
        var childLimits = new ChildProcess.Limits(TimeLimit.decoding(processorTime), bytes, limits.decoderBytes(), 0);
        try (ChildProcess child = ffmpeg.start(arguments, childLimits, times)) {
            Reached reached = copy(child, report, size, times, sink);
            ChildProcess.Exit exit = child.await();
            ffmpeg.refuseUnlessWorked(exit);
            return judge(exit, report, reached);
        }
    }

    /** How far decoding came. */
    private record Reached(long frames, Duration end) {}

    /** @param size in bytes, 0 for one that gives no right to more time */
    private Reached copy(ChildProcess child, FfmpegReport report, long size, FrameTimes times, FrameSink sink)
            throws IOException, RefusedException {
        InputStream output = child.output();
        byte[] detail = new byte[FRAME_BYTES];
        byte[] frame = new byte[SIDE * SIDE];
        long frames = 0;
        long last = 0;
        long step = USUAL_FRAME_MICROS;
        while (output.readNBytes(detail, 0, FRAME_BYTES) == FRAME_BYTES) {
            if (frames == 0) {
                report.awaitHeader();
                refuseBeyondLimits(report);
                report.length().ifPresent(length -> child.limitTime(TimeLimit.decoding(processorTime(length, size))));
            }
            FrameTimes.Told next = times.next();
            long told = Math.min(next.micros(), limits.film().toMillis() * 1_000);
            // Missing or decreasing times are rebuilt from the last step.
            long micros = frames == 0 ? Math.max(told, 0) : told < last ? last + step : told;
            step = micros > last ? Math.min(micros - last, 1_000_000) : step;
            FrameHalving.halve(detail, frame);
            sink.frame(frame, micros);
            if (sink.wantsDetail()) {
                sink.detail(detail, next.aspect());
            }
            last = micros;
            frames++;
        }
        return new Reached(frames, Duration.ofNanos((last + (frames > 0 ? step : 0)) * 1_000));
    }

    private Duration processorTime(Duration length, long size) {
        // A large film takes all processors for as long as it lasts.
        long credible =
                Runtime.getRuntime().availableProcessors() * Math.min(length.toSeconds(), size / FEWEST_BYTES_A_SECOND);
        long forBytes = Math.min(SHORT_CLIP_TIME.minus(processorTime).toSeconds(), size / BYTES_A_PROCESSOR_SECOND);
        return processorTime.plusSeconds(credible + forBytes);
    }

    private void refuseBeyondLimits(FfmpegReport report) throws RefusedException {
        if (report.longestSide() > limits.frameSide()) {
            throw new RefusedException(
                    DECODE_LIMIT,
                    "frames are %,d pixels wide or high, and at most %,d are read: scale it down"
                            .formatted(report.longestSide(), limits.frameSide()));
        }
        Optional<Duration> length = report.certainLength();
        if (length.isPresent() && length.get().compareTo(limits.film()) > 0) {
            throw new RefusedException(
                    TOO_LONG,
                    "%s long, and at most %s are read: split it"
                            .formatted(MessageText.time(length.get()), MessageText.time(limits.film())));
        }
    }

    private DecodedStream judge(ChildProcess.Exit exit, FfmpegReport report, Reached reached) throws RefusedException {
        if (reached.frames() == 0) {
            if (exit.limit().isPresent()) {
                throw new RefusedException(
                        DECODE_LIMIT,
                        "no frame came within %s of processor time: convert it to MP4 and try again"
                                .formatted(MessageText.time(processorTime)));
            }
            throw new RefusedException(UNDECODABLE, MessageText.damaged("film", report.firstError()));
        }
        if (reached.end().compareTo(limits.film()) >= 0) {
            return track(
                    reached,
                    report,
                    Optional.of("the first " + MessageText.time(limits.film()) + " were read, the rest was left out"));
        }
        Optional<String> partial = exit.limit().isPresent()
                ? Optional.of("decoding was stopped after %s of it%s"
                        .formatted(
                                MessageText.time(reached.end()),
                                exit.isCostly() ? ", because it took more processor time than it may" : ""))
                : report.certainLength()
                        .filter(stated -> MessageText.fallsShort(reached.end(), stated))
                        .map(stated -> MessageText.time(reached.end()) + " of " + MessageText.time(stated)
                                + " could be decoded");
        return track(reached, report, partial);
    }

    private static DecodedStream track(Reached reached, FfmpegReport report, Optional<String> partial) {
        Optional<String> unread = MessageText.firstOf(report.pictureTracks(), "picture tracks");
        return new DecodedStream(reached.frames(), reached.end(), true, MessageText.joined(partial, unread));
    }

    /**
     * The times and proportions that showinfo tells on standard error, in the order of the frames on standard output. A frame's line
     * is written before the frame is; the queue stays as short as the pipe is.
     */
    private static final class FrameTimes implements Consumer<String> {

        private static final Pattern LINE =
                Pattern.compile("] n: *(\\d+) pts: *\\S+ pts_time:(\\S+)(?:.* sar:(\\d{1,9})/(\\d{1,9}))?");
        private static final long TELL_SECONDS = 30;

        /**
         * What is told of a frame.
         *
         * @param aspect width by height
         */
        record Told(long micros, double aspect) {}

        private static final Told NOTHING = new Told(UNTIMED, 1);

        private final FfmpegReport report;
        private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

        FrameTimes(FfmpegReport report) {
            this.report = report;
        }

        @Override
        public void accept(String line) {
            if (!line.startsWith("[Parsed_showinfo")) {
                report.accept(line);
                return;
            }
            Matcher matcher = LINE.matcher(line);
            if (matcher.find()) {
                told.add(new Told(micros(matcher.group(2)), aspect(matcher.group(3), matcher.group(4))));
            }
        }

        private static long micros(String seconds) {
            try {
                return Math.round(Double.parseDouble(seconds) * 1e6);
            } catch (NumberFormatException noTime) {
                return UNTIMED;
            }
        }

        private static double aspect(@Nullable String wide, @Nullable String high) {
            double aspect = wide == null || high == null ? 1 : Double.parseDouble(wide) / Double.parseDouble(high);
            return aspect > 0 && aspect < Double.POSITIVE_INFINITY ? aspect : 1;
        }

        Told next() {
            try {
                Told next = told.poll(TELL_SECONDS, TimeUnit.SECONDS);
                return next == null ? NOTHING : next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return NOTHING;
            }
        }
    }
}
