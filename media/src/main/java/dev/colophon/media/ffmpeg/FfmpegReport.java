package dev.colophon.media.ffmpeg;

import static dev.colophon.media.refusal.Unreadable.Reason.TOOL_MISSING;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;

import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.refusal.RefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ffmpeg says about its input on standard error at {@code -v level+info}, so that no ffprobe has to run first: length,
 * streams, errors, times of frames. Fed by the child's error thread. What the header says is complete after
 * {@link #awaitHeader()}, the rest after {@link ChildProcess#await()}.
 */
final class FfmpegReport implements Consumer<String> {

    private static final Pattern LENGTH =
            Pattern.compile("^\\[info]   Duration: (\\d{1,10}):(\\d\\d):(\\d\\d)\\.(\\d\\d)");
    private static final Pattern STREAM = Pattern.compile("^\\[info]   Stream #0:(\\d+)\\S*: (Audio|Video): (.*)");
    private static final Pattern CHANNELS = Pattern.compile(", (mono|stereo)(?:,|$)");
    private static final Pattern SIZE = Pattern.compile(", (\\d{1,6})x(\\d{1,6})");
    private static final Pattern ERROR = Pattern.compile("^(?:\\[[^]]* @ 0x[0-9a-f]+] )?\\[(?:error|fatal)] (.*)");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Duration patience;
    private final String url;
    private final CountDownLatch headerRead = new CountDownLatch(1);
    private boolean estimated;
    private Optional<Duration> length = Optional.empty();
    /** By their numbers: a stream that belongs to two programs of a broadcast is told twice. */
    private final Set<String> soundTracks = new HashSet<>();

    private final Set<String> pictureTracks = new HashSet<>();
    private int longestSide;
    private boolean outputBegun;
    private boolean outputInOtherWords;
    private int outputChannels = 1;
    private Optional<String> firstError = Optional.empty();
    private boolean broken;
    private boolean unsupported;

    FfmpegReport(Path file) {
        this(file, PATIENCE);
    }

    /** @param patience how long the header may come after the first output */
    FfmpegReport(Path file, Duration patience) {
        this.patience = patience;
        this.url = FfmpegInput.url(file);
    }

    @Override
    public synchronized void accept(String line) {
        Matcher error = ERROR.matcher(line);
        if (error.find()) {
            firstError = firstError.or(() -> Optional.of(withoutPath(error.group(1))));
            broken |= error.group(1).startsWith("Error during demuxing");
            unsupported |= error.group(1).startsWith("Packet processing failed: Not yet implemented");
        } else if (headerRead.getCount() > 0) {
            header(line);
        }
    }

    /**
     * Waits until the header has been told; to be called only when output has come, which is later than the header.
     *
     * @throws RefusedException when it is not told in words that are known here: nobody knows then what the output means
     */
    void awaitHeader() throws RefusedException {
        boolean told = false;
        try {
            told = headerRead.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!told) {
            throw untold();
        }
    }

    private synchronized RefusedException untold() {
        boolean inputKnown = hasSound() || hasFilm();
        // Its threads report at the same time, of a damaged file thousands of lines, and one may break into another.
        return inputKnown && !outputInOtherWords
                ? new RefusedException(
                        UNDECODABLE, "ffmpeg does not say clearly what it decodes: the file is damaged; save it anew")
                : new RefusedException(
                        TOOL_MISSING,
                        "this ffmpeg does not say what it decodes in known words: install ffmpeg 7 or later");
    }

    private void header(String line) {
        Matcher stream = STREAM.matcher(line);
        Matcher time = LENGTH.matcher(line);
        if (line.contains("Estimating duration from bitrate")) {
            estimated = true;
        } else if (length.isEmpty() && time.find()) {
            length = Optional.of(Duration.ofHours(Long.parseLong(time.group(1)))
                    .plusMinutes(Long.parseLong(time.group(2)))
                    .plusSeconds(Long.parseLong(time.group(3)))
                    .plusMillis(10 * Long.parseLong(time.group(4))));
        } else if (line.startsWith("[info] Output #0")) {
            outputBegun = true;
        } else if (stream.find()) {
            if (outputBegun) {
                outputStream(stream.group(2), stream.group(3));
            } else {
                stream(stream.group(1), stream.group(2), stream.group(3));
            }
        }
    }

    /** Sound was asked to come as mono or stereo; in other words its samples cannot be told apart. */
    private void outputStream(String kind, String words) {
        Matcher channels = CHANNELS.matcher(words);
        if (kind.equals("Video")) {
            headerRead.countDown();
        } else if (channels.find()) {
            outputChannels = channels.group(1).equals("stereo") ? 2 : 1;
            headerRead.countDown();
        } else {
            outputInOtherWords = true;
        }
    }

    private void stream(String number, String kind, String words) {
        if (kind.equals("Audio")) {
            soundTracks.add(number);
        } else if (!words.contains("(attached pic)")) {
            pictureTracks.add(number);
            Matcher size = SIZE.matcher(words);
            if (size.find()) {
                longestSide = Math.max(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
            }
        }
    }

    /** Details are shown beside the place where a file was found; its path here is of no use to anybody. */
    private String withoutPath(String error) {
        String words = error.replace(url, "the file").strip();
        return words.length() > 120 ? words.substring(0, 120) + "…" : words;
    }

    /** The length that the header states. */
    synchronized Optional<Duration> length() {
        return length;
    }

    /** The stated length, unless ffmpeg only guessed it from the bit rate. */
    synchronized Optional<Duration> certainLength() {
        return estimated ? Optional.empty() : length;
    }

    synchronized boolean hasSound() {
        return !soundTracks.isEmpty();
    }

    /** Whether an input ended before its end. */
    synchronized boolean broken() {
        return broken;
    }

    /** Whether it was left at a place where its format changes. */
    synchronized boolean unsupported() {
        return unsupported;
    }

    /** Whether there is moving picture; cover art does not count. */
    synchronized boolean hasFilm() {
        return !pictureTracks.isEmpty();
    }

    synchronized int soundTracks() {
        return soundTracks.size();
    }

    /** Cover art does not count. */
    synchronized int pictureTracks() {
        return pictureTracks.size();
    }

    /** Channels of the sound that comes out, which was asked to be mono or stereo. */
    synchronized int outputChannels() {
        return outputChannels;
    }

    /** Pixels, 0 when unknown. */
    synchronized int longestSide() {
        return longestSide;
    }

    synchronized boolean hasError() {
        return firstError.isPresent();
    }

    /** In ffmpeg's words, which are often the most exact ones there are. */
    synchronized String firstError() {
        return firstError.orElse("no reason given");
    }
}
