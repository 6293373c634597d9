package dev.colophon.benchmark.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ways in which files are damaged, by accident or on purpose. Each gives a new array. */
enum Mutation {
    BIT_FLIPS {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            byte[] changed = file.clone();
            for (int i = random.nextInt(1, 33); i > 0; i--) {
                changed[at(changed, random)] ^= (byte) (1 << random.nextInt(8));
            }
            return changed;
        }
    },
    BYTE_RUN {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            byte[] changed = file.clone();
            int from = at(changed, random);
            int to = Math.min(changed.length, from + random.nextInt(1, 300));
            switch (random.nextInt(3)) {
                case 0 -> Arrays.fill(changed, from, to, (byte) 0);
                case 1 -> Arrays.fill(changed, from, to, (byte) 0xff);
                default -> {
                    byte[] noise = new byte[to - from];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, changed, from, noise.length);
                }
            }
            return changed;
        }
    },
    CUT {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            return Arrays.copyOf(file, at(file, random));
        }
    },
    /** Two, four or eight bytes that may be a length, a size or a count say the least or the most. */
    EXTREME_NUMBER {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            byte[] changed = Arrays.copyOf(file, Math.max(file.length, Long.BYTES));
            ByteBuffer bytes = ByteBuffer.wrap(changed)
                    .order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int at = Math.min(at(changed, random), changed.length - Long.BYTES);
                long value = EXTREMES[random.nextInt(EXTREMES.length)];
                switch (random.nextInt(3)) {
                    case 0 -> bytes.putShort(at, (short) value);
                    case 1 -> bytes.putInt(at, (int) value);
                    default -> bytes.putLong(at, value);
                }
            }
            return changed;
        }
    },
    /** The same where numbers are written in digits. */
    EXTREME_DIGITS {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            String text = new String(file, ISO_8859_1);
            List<MatchResult> numbers = DIGITS.matcher(text).results().toList();
            if (numbers.isEmpty()) {
                return EXTREME_NUMBER.apply(file, other, random);
            }
            MatchResult number = numbers.get(random.nextInt(numbers.size()));
            String said = WRITTEN.get(random.nextInt(WRITTEN.size()));
            return (text.substring(0, number.start()) + said + text.substring(number.end())).getBytes(ISO_8859_1);
        }
    },
    DOUBLED {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            int from = at(file, random);
            int to = Math.min(file.length, from + random.nextInt(1, 2_000));
            return join(Arrays.copyOf(file, to), Arrays.copyOfRange(file, from, file.length));
        }
    },
    TAKEN_OUT {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            int from = at(file, random);
            int to = Math.min(file.length, from + random.nextInt(1, 2_000));
            return join(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length));
        }
    },
    /** A stretch comes hundreds of times. */
    REPEATED {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            int from = at(file, random);
            byte[] stretch = Arrays.copyOfRange(file, from, Math.min(file.length, from + random.nextInt(1, 400)));
            int times = random.nextInt(100, 1_000);
            byte[] changed = Arrays.copyOf(file, file.length + times * stretch.length);
            System.arraycopy(file, from, changed, from + times * stretch.length, file.length - from);
            for (int i = 0; i < times; i++) {
                System.arraycopy(stretch, 0, changed, from + i * stretch.length, stretch.length);
            }
            return changed;
        }
    },
    /** It goes on as another file. */
    SPLICED {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            return join(
                    Arrays.copyOf(file, at(file, random)), Arrays.copyOfRange(other, at(other, random), other.length));
        }
    },
    /** It begins as another file. */
    OTHER_HEADER {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            int length = Math.min(Math.min(file.length, other.length), random.nextInt(4, 600));
            return join(Arrays.copyOf(other, length), Arrays.copyOfRange(file, length, file.length));
        }
    };

    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        0x7f,
        0x80,
        0x7fff,
        0x8000,
        0xffff,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_fffeL,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final Pattern DIGITS = Pattern.compile("\\d{1,12}");
    private static final List<String> WRITTEN = List.of(
            "0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "4294967295",
            "9223372036854775807",
            "99999999999999999999",
            "1e400",
            "");

    /** Headers and directories stand at both ends; half of all places are there. */
    private static int at(byte[] file, SplittableRandom random) {
        int length = Math.max(1, file.length);
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(Math.min(length, 512));
            case 1 -> length - 1 - random.nextInt(Math.min(length, 512));
            default -> random.nextInt(length);
        };
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    /**
     * Damages a file.
     *
     * @param file of at least one byte
     * @param other of another format
     */
    abstract byte[] apply(byte[] file, byte[] other, SplittableRandom random);
}
