package dev.colophon.index.visual.hash;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What an index keeps of a film beside hashes and local features: when its frames are seen, and their qualities. All tracks show the same
 * moments or some of them, so that these are written once: the film without tracks as it encodes itself, after its length; then the moments,
 * each by how long it begins after the one before and how long it is seen (nothing until the next begins); then of each track whether it
 * shows the moments of an earlier one, else a bit for each, and the qualities, each by how it differs from the one before. Whole
 * numbers have seven bits a byte, the lowest first.
 */
public final class PackedTimes {

    /** A kind is written by its place here, which a version of the layout fixes. */
    private static final List<View.Kind> KINDS = List.of(View.Kind.values());

    private static final int MORE = 0x80;
    private static final int SEVEN = 7;
    private static final int QUALITY_BITS = 4;
    private static final int QUALITIES_IN_A_BYTE = Byte.SIZE / QUALITY_BITS;
    private static final int NO_CHANGE = 7;
    private static final int ANY_QUALITY = 15;

    private PackedTimes() {}

    /** A moment of a film, in milliseconds. */
    private record Moment(int start, int end) implements Comparable<Moment> {

        @Override
        public int compareTo(Moment other) {
            return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
        }
    }

    /**
     * The times of a film, of which hashes and local features are not written; empty when a track does not go on from moment to moment.
     *
     * @param film without local features
     */
    public static Optional<byte[]> of(VideoFingerprint film) {
        List<List<Moment>> tracks =
                film.tracks().stream().map(PackedTimes::moments).toList();
        if (!tracks.stream().allMatch(PackedTimes::isAscending)) {
            return Optional.empty();
        }
        List<Moment> all = List.copyOf(
                new TreeSet<>(tracks.stream().flatMap(Collection::stream).toList()));
        if (!all.isEmpty() && all.getFirst().start() < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] rest = film.withTracks(List.of()).encode();
        number(rest.length, out);
        out.writeBytes(rest);
        number(all.size(), out);
        for (int i = 0, before = 0; i < all.size(); i++) {
            Moment moment = all.get(i);
            boolean untilNext =
                    i + 1 < all.size() && moment.end() == all.get(i + 1).start();
            number(moment.start() - before, out);
            number(untilNext ? 0 : 1L + moment.end() - moment.start(), out);
            before = moment.start();
        }
        number(tracks.size(), out);
        for (int i = 0; i < tracks.size(); i++) {
            track(film.tracks().get(i), all, tracks.get(i), tracks.subList(0, i), out);
        }
        return Optional.of(out.toByteArray());
    }

    private static List<Moment> moments(FrameTrack track) {
        List<Moment> moments = new ArrayList<>(track.size());
        for (int i = 0; i < track.size(); i++) {
            moments.add(new Moment(track.starts()[i], track.ends()[i]));
        }
        return moments;
    }

    private static boolean isAscending(List<Moment> moments) {
        for (int i = 0; i < moments.size(); i++) {
            boolean follows = i == 0 || moments.get(i - 1).compareTo(moments.get(i)) < 0;
            if (!follows || moments.get(i).end() < moments.get(i).start()) {
                return false;
            }
        }
        return true;
    }

    private static void track(
            FrameTrack track,
            List<Moment> all,
            List<Moment> shown,
            List<List<Moment>> earlier,
            ByteArrayOutputStream out) {
        out.write(KINDS.indexOf(track.kind()));
        out.write(track.cropPercent());
        out.write(track.mirrored() ? 1 : 0);
        int same = earlier.indexOf(shown);
        number(1L + same, out);
        if (same < 0) {
            BitSet bits = new BitSet(all.size());
            for (int i = 0, next = 0; next < shown.size(); i++) {
                if (all.get(i).equals(shown.get(next))) {
                    bits.set(i);
                    next++;
                }
            }
            out.writeBytes(Arrays.copyOf(bits.toByteArray(), bytes(all.size())));
        }
        qualities(track.qualities(), out);
    }

    private static int bytes(int bits) {
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Half a byte says by how much a quality differs from the one before, or that the whole of it follows after all of these. */
    private static void qualities(byte[] qualities, ByteArrayOutputStream out) {
        byte[] halves = new byte[(qualities.length + QUALITIES_IN_A_BYTE - 1) / QUALITIES_IN_A_BYTE];
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int i = 0, before = 100; i < qualities.length; i++) {
            int change = qualities[i] - before + NO_CHANGE;
            boolean isSmall = change >= 0 && change < ANY_QUALITY;
            if (!isSmall) {
                whole.write(qualities[i]);
            }
            halves[i / QUALITIES_IN_A_BYTE] |=
                    (byte) ((isSmall ? change : ANY_QUALITY) << (i % QUALITIES_IN_A_BYTE * QUALITY_BITS));
            before = qualities[i];
        }
        out.writeBytes(halves);
        out.writeBytes(whole.toByteArray());
    }

    private static void number(long number, ByteArrayOutputStream out) {
        long left = number;
        for (; left >= MORE; left >>>= SEVEN) {
            out.write((int) (left | MORE));
        }
        out.write((int) left);
    }

    /** Reads what {@link #of} wrote: the film with hashes of zeros. */
    public static VideoFingerprint read(byte[] packed, int offset) {
        ByteBuffer in = ByteBuffer.wrap(packed, offset, packed.length - offset);
        byte[] rest = new byte[number(in)];
        in.get(rest);
        Moment[] all = new Moment[number(in)];
        int[] starts = new int[all.length];
        int[] lengths = new int[all.length];
        for (int i = 0, before = 0; i < all.length; i++) {
            starts[i] = before + number(in);
            lengths[i] = number(in) - 1;
            before = starts[i];
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = new Moment(starts[i], lengths[i] < 0 ? starts[i + 1] : starts[i] + lengths[i]);
        }
        List<FrameTrack> tracks = new ArrayList<>();
        for (int count = number(in); count > 0; count--) {
            tracks.add(track(in, all, tracks));
        }
        return ((VideoFingerprint) Fingerprint.decode(Medium.VIDEO, rest)).withTracks(tracks);
    }

    private static FrameTrack track(ByteBuffer in, Moment[] all, List<FrameTrack> earlier) {
        View.Kind kind = KINDS.get(in.get());
        int cropPercent = in.get();
        boolean mirrored = in.get() != 0;
        int same = number(in) - 1;
        List<Moment> shown = new ArrayList<>();
        if (same >= 0) {
            shown = moments(earlier.get(same));
        } else {
            byte[] bits = new byte[bytes(all.length)];
            in.get(bits);
            BitSet.valueOf(bits).stream().mapToObj(i -> all[i]).forEach(shown::add);
        }
        return new FrameTrack(
                kind,
                cropPercent,
                mirrored,
                shown.stream().mapToInt(Moment::start).toArray(),
                shown.stream().mapToInt(Moment::end).toArray(),
                qualities(in, shown.size()),
                new long[4 * shown.size()]);
    }

    private static byte[] qualities(ByteBuffer in, int count) {
        byte[] halves = new byte[(count + QUALITIES_IN_A_BYTE - 1) / QUALITIES_IN_A_BYTE];
        in.get(halves);
        byte[] qualities = new byte[count];
        for (int i = 0, before = 100; i < count; i++) {
            int change = (halves[i / QUALITIES_IN_A_BYTE] >>> (i % QUALITIES_IN_A_BYTE * QUALITY_BITS)) & ANY_QUALITY;
            qualities[i] = change == ANY_QUALITY ? in.get() : (byte) (before + change - NO_CHANGE);
            before = qualities[i];
        }
        return qualities;
    }

    private static int number(ByteBuffer in) {
        int number = 0;
        for (int shift = 0; ; shift += SEVEN) {
            int next = in.get();
            number |= (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
