package dev.colophon.fingerprint;

import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Peaks;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The spectral peaks of a sound, in order of time and then of pitch. About 3.1 bytes a peak when encoded: 0.63 MB an hour of
 * a reference. The arrays belong to the fingerprint; do not change them.
 *
 * @param samples length of the sound at {@link AudioParameters#SAMPLE_RATE}
 * @param timeEighths when each peak is, from the start of the sound, in units of 16 samples (1.45 ms)
 * @param cents pitch of each peak above 50 Hz in hundredths of a semitone, 0..8040
 * @param tiers how each peak ranks in its half second, 0..7. Up to {@link Peaks#LAST_ALONE} it stands alone in a wide
 *     neighbourhood, and the lower the more prominent; from there on it is one of the lesser peaks
 */
public record AudioFingerprint(
        int version,
        ContentDigest digest,
        Optional<Unmatchable> unmatchable,
        long samples,
        int[] timeEighths,
        short[] cents,
        byte[] tiers)
        implements Fingerprint {

    /** Units of {@link #timeEighths} a second. */
    public static final double EIGHTHS_PER_SECOND = AudioParameters.SAMPLE_RATE / 16.0;

    private static final int LEAST_BYTES_PER_PEAK = 3;
    private static final int CENTS_BITS = 13;

    /** How many peaks there are. */
    public int peaks() {
        return timeEighths.length;
    }

    /** The same peaks without what else is known of the sound; its arrays are those of this fingerprint. */
    public Peaks spectralPeaks() {
        return new Peaks(timeEighths, cents, tiers);
    }

    public double seconds() {
        return (double) samples / AudioParameters.SAMPLE_RATE;
    }

    @Override
    public Medium medium() {
        return Medium.AUDIO;
    }

    /**
     * Version (1 byte), unmatchable (1 byte: 0 or 1 + its number), digest (16), samples (varint), peaks (varint); then for
     * each peak the time since the one before (varint), and 2 bytes: 3 bits of tier, 13 bits of cents.
     */
    @Override
    public byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(18 + 10 + 5 + 7 * peaks());
        bytes.put((byte) version)
                .put((byte) unmatchable.map(AudioFingerprint::code).orElse(0).intValue());
        bytes.putLong(digest.high()).putLong(digest.low());
        putVarint(bytes, samples);
        putVarint(bytes, peaks());
        int before = 0;
        for (int i = 0; i < peaks(); i++) {
            putVarint(bytes, timeEighths[i] - before);
            before = timeEighths[i];
            bytes.putShort((short) (tiers[i] << CENTS_BITS | cents[i]));
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    static AudioFingerprint decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        try {
            int version = bytes.get();
            if (version != AudioParameters.VERSION) {
                throw new IllegalArgumentException("audio fingerprint version %d, this program reads %d"
                        .formatted(version, AudioParameters.VERSION));
            }
            Optional<Unmatchable> unmatchable = unmatchable(bytes.get());
            ContentDigest digest = new ContentDigest(ContentDigest.Basis.FILE, bytes.getLong(), bytes.getLong());
            long samples = varint(bytes);
            long peaks = varint(bytes);
            if (samples < 0 || peaks < 0 || peaks > bytes.remaining() / LEAST_BYTES_PER_PEAK) {
                throw damaged();
            }
            int[] times = new int[(int) peaks];
            short[] cents = new short[(int) peaks];
            byte[] tiers = new byte[(int) peaks];
            long time = 0;
            for (int i = 0; i < peaks; i++) {
                long step = varint(bytes);
                time += step;
                int both = Short.toUnsignedInt(bytes.getShort());
                cents[i] = (short) (both & ((1 << CENTS_BITS) - 1));
                tiers[i] = (byte) (both >>> CENTS_BITS);
                if (step < 0 || step > Integer.MAX_VALUE || time > Integer.MAX_VALUE) {
                    throw damaged();
                }
                if (cents[i] > AudioParameters.HIGHEST_CENTS) {
                    throw damaged();
                }
                times[i] = (int) time;
            }
            if (bytes.hasRemaining()) {
                throw damaged();
            }
            return new AudioFingerprint(version, digest, unmatchable, samples, times, cents, tiers);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("audio fingerprint ends early", e);
        }
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("audio fingerprint is damaged");
    }

    private static int code(Unmatchable unmatchable) {
        return switch (unmatchable) {
            case TOO_SHORT -> 1;
            case TOO_SMALL -> 2;
            case TOO_PLAIN -> 3;
            case SILENT -> 4;
        };
    }

    private static Optional<Unmatchable> unmatchable(byte code) {
        if (code == 0) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Unmatchable.values())
                .filter(value -> code(value) == code)
                .findAny()
                .orElseThrow(AudioFingerprint::damaged));
    }

    /** Seven bits a byte, the lowest first; the high bit says that more follow. */
    private static void putVarint(ByteBuffer bytes, long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            bytes.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioFingerprint that
                && version == that.version
                && samples == that.samples
                && digest.equals(that.digest)
                && unmatchable.equals(that.unmatchable)
                && Arrays.equals(timeEighths, that.timeEighths)
                && Arrays.equals(cents, that.cents)
                && Arrays.equals(tiers, that.tiers);
    }

    @Override
    public int hashCode() {
        return 31 * digest.hashCode() + peaks();
    }

    @Override
    public String toString() {
        return "AudioFingerprint[version=%d, digest=%s, unmatchable=%s, seconds=%.3f, peaks=%d]"
                .formatted(version, digest, unmatchable.map(Enum::name).orElse("no"), seconds(), peaks());
    }
}
