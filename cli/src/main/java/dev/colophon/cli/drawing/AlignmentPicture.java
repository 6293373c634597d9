package dev.colophon.cli.drawing;

import static dev.colophon.cli.drawing.MatchHeading.SOFT;

import dev.colophon.cli.text.MatchText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.index.Match;
import dev.colophon.index.audio.alignment.AudioAlignment;
import dev.colophon.index.audio.alignment.AudioAlignment.Pair;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Why a sound matches, drawn: above, the peaks of the work and of the copy laid over each other along the fitted line; below,
 * where each agreeing pair lies in time on both sides, with the line and the segments.
 */
public final class AlignmentPicture {

    public static final int WIDTH = 1_200;
    public static final int HEIGHT = 940;

    private static final int GRID = 0xdfe3e8;
    private static final int WORK = 0x9aa4b2;
    private static final int COPY = 0xd97706;
    private static final int AGREE = 0x1257c9;
    private static final int SEGMENT = 0x15803d;

    private static final double LEFT = 80;
    private static final double RIGHT = WIDTH - 30;
    private static final double UPPER_TOP = 110;
    private static final double UPPER_BOTTOM = 530;
    private static final double LOWER_TOP = 610;
    private static final double LOWER_BOTTOM = 880;
    private static final double HIGHEST_CENTS = AudioParameters.HIGHEST_CENTS;
    /** Of longer matches the first minutes are drawn, so that peaks can be told apart. */
    private static final double LONGEST_SECONDS = 60;

    private static final double AROUND_SECONDS = 2;

    private final Drawing drawing;
    private final AudioFingerprint copy;
    private final AudioFingerprint work;
    private final Match match;
    private final Language reader;
    private final AudioTransform transform;
    private final List<Pair> pairs;
    private final Scale inWork;
    private final Scale inCopy;

    /** Seconds onto pixels. */
    private record Scale(double from, double to, double first, double last) {

        double at(double seconds) {
            return first + (seconds - from) / (to - from) * (last - first);
        }

        boolean shows(double seconds) {
            return seconds >= from && seconds <= to;
        }
    }

    /** @param reader in whose language */
    public AlignmentPicture(
            Drawing drawing, AudioFingerprint copy, AudioFingerprint work, Match match, Language reader) {
        this.drawing = drawing;
        this.copy = copy;
        this.work = work;
        this.match = match;
        this.reader = reader;
        this.transform = (AudioTransform) match.transform();
        this.pairs = AudioAlignment.of(copy, work, match).pairs();
        Segment first = match.segments().getFirst();
        double start = Math.max(0, time(first.inReference()).start() - AROUND_SECONDS);
        double end = Math.min(
                work.seconds(), Math.min(time(first.inReference()).end() + AROUND_SECONDS, start + LONGEST_SECONDS));
        this.inWork = new Scale(start, end, LEFT, RIGHT);
        this.inCopy = new Scale(0, copy.seconds(), LEFT, RIGHT);
    }

    private static Span.Time time(Span span) {
        return (Span.Time) span;
    }

    /** Draws it all. */
    public void draw(String title, String place) {
        MatchHeading.draw(drawing, WIDTH, HEIGHT, LEFT, title, place, match, reader);
        constellations();
        line();
    }

    private void constellations() {
        for (int octave = 0; octave * 1_200 < HIGHEST_CENTS; octave++) {
            double y = pitch(octave * 1_200);
            drawing.line(LEFT, y, RIGHT, y, 1, GRID, 1);
            drawing.text(LEFT - 62, y + 4, 12, SOFT, "%d Hz".formatted(AudioParameters.LOWEST_HERTZ << octave));
        }
        seconds(inWork, UPPER_TOP, UPPER_BOTTOM);
        drawing.text(LEFT, UPPER_BOTTOM + 38, 13, SOFT, reader.say("picture.seconds-of-work"));
        Segment first = match.segments().getFirst();
        BitSet agreeInWork = new BitSet();
        BitSet agreeInCopy = new BitSet();
        pairs.forEach(pair -> {
            agreeInWork.set(pair.referencePeak());
            agreeInCopy.set(pair.copyPeak());
        });
        for (int i = 0; i < work.peaks(); i++) {
            double at = work.timeEighths()[i] / AudioFingerprint.EIGHTHS_PER_SECOND;
            if (inWork.shows(at) && !agreeInWork.get(i)) {
                drawing.dot(inWork.at(at), pitch(work.cents()[i]), 2.4, WORK, 0.8);
            }
        }
        for (int i = 0; i < copy.peaks(); i++) {
            double at = inWork(first, copy.timeEighths()[i] / AudioFingerprint.EIGHTHS_PER_SECOND);
            double cents = copy.cents()[i] - transform.pitchCents();
            if (inWork.shows(at) && !agreeInCopy.get(i) && cents >= 0 && cents <= HIGHEST_CENTS) {
                drawing.dot(inWork.at(at), pitch(cents), 1.6, COPY, 0.55);
            }
        }
        int agreeing = 0;
        for (Pair pair : pairs) {
            double at = work.timeEighths()[pair.referencePeak()] / AudioFingerprint.EIGHTHS_PER_SECOND;
            if (inWork.shows(at)) {
                drawing.dot(inWork.at(at), pitch(work.cents()[pair.referencePeak()]), 3.2, AGREE, 0.9);
                agreeing++;
            }
        }
        legend(440, WORK, reader.say("picture.peak-of-work"));
        legend(620, COPY, reader.say("picture.peak-of-copy"));
        legend(800, AGREE, reader.say("picture.peaks-agree", agreeing));
    }

    private void legend(double x, int colour, String text) {
        drawing.dot(x, UPPER_BOTTOM + 34, 4, colour, 1);
        drawing.text(x + 10, UPPER_BOTTOM + 38, 13, SOFT, text);
    }

    /** Where a time of the copy lies in the work along the line of a segment. */
    private double inWork(Segment segment, double copySeconds) {
        return time(segment.inReference()).start()
                + transform.speed() * (copySeconds - time(segment.inCopy()).start());
    }

    private void line() {
        seconds(inCopy, LOWER_TOP, LOWER_BOTTOM);
        double low = 0;
        double high = work.seconds();
        Scale up = new Scale(low, high, LOWER_BOTTOM, LOWER_TOP);
        for (double second : ticks(low, high)) {
            drawing.line(LEFT, up.at(second), RIGHT, up.at(second), 1, GRID, 1);
            drawing.text(LEFT - 62, up.at(second) + 4, 12, SOFT, label(second));
        }
        drawing.text(LEFT, LOWER_BOTTOM + 38, 13, SOFT, reader.say("picture.seconds-of-copy"));
        for (Segment segment : match.segments()) {
            Span.Time of = time(segment.inCopy());
            Span.Time in = time(segment.inReference());
            drawing.rectangle(
                    inCopy.at(of.start()),
                    LOWER_TOP,
                    inCopy.at(of.end()) - inCopy.at(of.start()),
                    LOWER_BOTTOM - LOWER_TOP,
                    SEGMENT,
                    0.08);
            drawing.line(
                    inCopy.at(of.start()), up.at(in.start()), inCopy.at(of.end()), up.at(in.end()), 6, SEGMENT, 0.35);
        }
        for (Pair pair : pairs) {
            drawing.dot(
                    inCopy.at(copy.timeEighths()[pair.copyPeak()] / AudioFingerprint.EIGHTHS_PER_SECOND),
                    up.at(work.timeEighths()[pair.referencePeak()] / AudioFingerprint.EIGHTHS_PER_SECOND),
                    1.6,
                    AGREE,
                    0.8);
        }
        drawing.text(
                LEFT, LOWER_TOP - 12, 13, SOFT, reader.say("picture.line", MatchText.places(match.segments(), reader)));
    }

    private void seconds(Scale scale, double top, double bottom) {
        for (double second : ticks(scale.from(), scale.to())) {
            drawing.line(scale.at(second), top, scale.at(second), bottom, 1, GRID, 1);
            drawing.text(scale.at(second) - 8, bottom + 18, 12, SOFT, label(second));
        }
    }

    private static String label(double second) {
        return second == Math.rint(second) ? "%.0f".formatted(second) : "%.1f".formatted(second);
    }

    /** About ten round numbers. */
    private static List<Double> ticks(double from, double to) {
        double rough = Math.max(1e-3, (to - from) / 10);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough / power > 5 ? 10 * power : rough / power > 2 ? 5 * power : 2 * power;
        List<Double> ticks = new ArrayList<>();
        for (double at = Math.ceil(from / step) * step; at <= to; at += step) {
            ticks.add(at);
        }
        return ticks;
    }

    private static double pitch(double cents) {
        return UPPER_BOTTOM - cents / HIGHEST_CENTS * (UPPER_BOTTOM - UPPER_TOP);
    }
}
