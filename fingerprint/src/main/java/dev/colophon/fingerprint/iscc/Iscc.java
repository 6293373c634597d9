package dev.colophon.fingerprint.iscc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One code: a unit, or the composite ISCC-CODE of several. Written as {@code ISCC:} and the header and the body in base 32. The
 * header is four numbers, main type, sub type, version (0) and length, each {@code 0xxx} (0 to 7), {@code 10} and 6 bits (8 to 71),
 * {@code 110} and 9, or {@code 1110} and 12, filled with zeros to whole bytes.
 */
public final class Iscc {

    private static final String PREFIX = "ISCC:";
    private static final int WORD = 32;
    private static final int LONGEST_UNIT = 256;
    private static final int IN_COMPOSITE = 64;
    private static final int IN_WIDE = 128;

    /** The parts of a composite beside DATA and INSTANCE, with their bits in its length. */
    private static final List<MainType> OPTIONAL = List.of(MainType.CONTENT, MainType.SEMANTIC, MainType.META);

    private final MainType main;
    private final SubType sub;
    private final int length;
    private final byte[] body;

    private Iscc(MainType main, SubType sub, int length, byte[] body) {
        this.main = main;
        this.sub = sub;
        this.length = length;
        this.body = body;
    }

    /**
     * A unit.
     *
     * @param digest of which the first bits are taken
     * @param bits a multiple of 32, at most 256
     */
    static Iscc unit(MainType main, SubType sub, byte[] digest, int bits) {
        if (bits < WORD || bits > LONGEST_UNIT || bits % WORD != 0 || bits > digest.length * 8) {
            throw new IllegalArgumentException("%d bits of %d".formatted(bits, digest.length * 8));
        }
        return new Iscc(main, sub, bits / WORD - 1, Arrays.copyOf(digest, bits / 8));
    }

    /**
     * The composite of units.
     *
     * @param units DATA and INSTANCE, and at most one of each other main type, of 64 bits at least, in any order
     */
    public static Iscc compose(List<Iscc> units) {
        List<Iscc> ordered =
                units.stream().sorted(Comparator.comparing(Iscc::main)).toList();
        Set<MainType> types = EnumSet.noneOf(MainType.class);
        int flags = 0;
        Optional<SubType> kind = Optional.empty();
        for (Iscc unit : ordered) {
            if (!types.add(unit.main) || unit.main == MainType.ISCC || unit.bits() < IN_COMPOSITE) {
                throw new IllegalArgumentException(
                        "an ISCC-CODE is made of one unit of a kind, each of 64 bits at least");
            }
            flags |= flag(unit.main);
            if (unit.main == MainType.CONTENT || unit.main == MainType.SEMANTIC) {
                if (kind.isPresent() && kind.get() != unit.sub) {
                    throw new IllegalArgumentException("Semantic-Code and Content-Code are of the same kind");
                }
                kind = Optional.of(unit.sub);
            }
        }
        requireDataAndInstance(types);
        SubType sub = kind.orElse(ordered.size() == 2 ? SubType.SUM : SubType.NONE);
        return new Iscc(MainType.ISCC, sub, flags, joined(ordered, IN_COMPOSITE));
    }

    /** The composite of DATA and INSTANCE with 128 bits each. */
    public static Iscc wide(Iscc data, Iscc instance) {
        if (data.main != MainType.DATA
                || instance.main != MainType.INSTANCE
                || data.bits() < IN_WIDE
                || instance.bits() < IN_WIDE) {
            throw new IllegalArgumentException(
                    "a wide ISCC-CODE is made of a Data-Code and an Instance-Code of 128 bits");
        }
        return new Iscc(MainType.ISCC, SubType.WIDE, 0, joined(List.of(data, instance), IN_WIDE));
    }

    private static void requireDataAndInstance(Set<MainType> types) {
        if (!types.contains(MainType.DATA) || !types.contains(MainType.INSTANCE)) {
            throw new IllegalArgumentException("an ISCC-CODE has a Data-Code and an Instance-Code");
        }
    }

    private static byte[] joined(List<Iscc> units, int bits) {
        byte[] body = new byte[units.size() * bits / 8];
        for (int i = 0; i < units.size(); i++) {
            System.arraycopy(units.get(i).body, 0, body, i * bits / 8, bits / 8);
        }
        return body;
    }

    private static int flag(MainType main) {
        int at = OPTIONAL.indexOf(main);
        return at < 0 ? 0 : 1 << at;
    }

    /**
     * Reads a code in its canonical form, in lower case, with hyphens, or without its prefix.
     *
     * @throws IllegalArgumentException when it is none, with the rule that it breaks
     */
    public static Iscc parse(String text) {
        String plain = text.strip().toUpperCase(Locale.ROOT).replace("-", "");
        String code = plain.startsWith(PREFIX) ? plain.substring(PREFIX.length()) : plain;
        byte[] bytes = Base32.decode(code);
        HeaderReader header = new HeaderReader(bytes);
        int main = header.next();
        int sub = header.next();
        int version = header.next();
        int length = header.next();
        MainType type = MainType.of(main);
        SubType kind = SubType.of(sub);
        if (!goTogether(type, kind)) {
            throw new IllegalArgumentException("no ISCC begins with " + code.substring(0, Math.min(2, code.length())));
        } else if (version != 0) {
            throw new IllegalArgumentException("version %d of ISCC is not known".formatted(version));
        }
        byte[] body = Arrays.copyOfRange(bytes, Math.min(header.bytes(), bytes.length), bytes.length);
        Iscc iscc = new Iscc(type, kind, length, body);
        int stated = iscc.statedBits();
        if (body.length * 8 != stated) {
            throw new IllegalArgumentException(
                    "its body has %d bits, and %d as its header says".formatted(body.length * 8, stated));
        } else if (!iscc.toString().equals(PREFIX + code)) {
            throw new IllegalArgumentException("it has bits to spare that are not zero");
        }
        return iscc;
    }

    /** The official cases have a Content-Code of a kind that is not defined, too. */
    private static boolean goTogether(MainType main, SubType sub) {
        return switch (main) {
            case META, DATA, INSTANCE -> sub == SubType.TEXT;
            case SEMANTIC, CONTENT, ISCC -> true;
        };
    }

    private int statedBits() {
        if (main != MainType.ISCC) {
            return (length + 1) * WORD;
        }
        return sub == SubType.WIDE ? 2 * IN_WIDE : (2 + Integer.bitCount(length)) * IN_COMPOSITE;
    }

    public MainType main() {
        return main;
    }

    public SubType sub() {
        return sub;
    }

    /** Of the body. */
    public int bits() {
        return body.length * 8;
    }

    byte[] body() {
        return body.clone();
    }

    /** The units of a composite; a unit is its own. */
    public List<Iscc> units() {
        if (main != MainType.ISCC) {
            return List.of(this);
        }
        List<MainType> types = new ArrayList<>();
        for (MainType type : MainType.values()) {
            if (type == MainType.DATA || type == MainType.INSTANCE || (length & flag(type)) != 0) {
                types.add(type);
            }
        }
        int bytes = body.length / types.size();
        List<Iscc> units = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            MainType type = types.get(i);
            boolean ofKind = type == MainType.CONTENT || type == MainType.SEMANTIC;
            byte[] part = Arrays.copyOfRange(body, i * bytes, (i + 1) * bytes);
            units.add(unit(type, ofKind ? sub : SubType.TEXT, part, bytes * 8));
        }
        return units;
    }

    /**
     * How alike two units of the same kind are, from 0 to 1: the share of equal bits of the shorter; of INSTANCE whether they are
     * equal.
     *
     * @throws IllegalArgumentException when they are not of the same kind, or composites
     */
    public double similarity(Iscc other) {
        if (main != other.main || sub != other.sub || main == MainType.ISCC) {
            throw new IllegalArgumentException("%s and %s cannot be compared".formatted(this, other));
        }
        int shorter = Math.min(body.length, other.body.length);
        int different = 0;
        for (int i = 0; i < shorter; i++) {
            different += Integer.bitCount((body[i] ^ other.body[i]) & 0xFF);
        }
        if (main == MainType.INSTANCE) {
            return different == 0 ? 1 : 0;
        }
        return 1 - different / (shorter * 8.0);
    }

    byte[] toBytes() {
        Bits header = new Bits();
        for (int number : new int[] {main.number(), sub.number(), 0, length}) {
            HeaderReader.write(number, header);
        }
        byte[] first = header.toBytes();
        byte[] all = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Iscc iscc && toString().equals(iscc.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The canonical form. */
    @Override
    public String toString() {
        return PREFIX + Base32.encode(toBytes());
    }
}
