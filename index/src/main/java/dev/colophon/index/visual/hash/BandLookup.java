package dev.colophon.index.visual.hash;

import dev.colophon.index.postings.codec.HashTerms;
import dev.colophon.index.postings.codec.TermRanges;
import java.io.IOException;
import java.util.Arrays;

/** Looks probes and their opposites up among the {@link HashBands} of hashes. Not thread-safe. */
final class BandLookup {

    private static final int WORDS = 4;

    /** Probes that are looked up together. */
    private static final int AT_ONCE = 128;

    private static final int BAND = (1 << HashBands.BAND_BITS) - 1;
    private static final int PROBE_BITS = 32;

    /** A band as it is, and with each of its bits turned; as much of its opposite. */
    private static final int ASKED = 2 * HashBands.BANDS * (1 + HashBands.BAND_BITS);

    private final long[] probes;
    private final TermRanges ranges;
    private long[] found = new long[1 << 8];
    private int size;

    private BandLookup(HashTerms terms, long[] probes) {
        this.ranges = new TermRanges(terms, HashBands.SIGNATURE_BITS);
        this.probes = probes;
    }

    /**
     * The documents that may have a hash near a probe or its opposite, with that probe: ascending, each pair once.
     *
     * @param probes four words each, word 3 first
     * @return the document in the upper half, the number of the probe in the lower
     */
    static long[] found(HashTerms terms, long[] probes) throws IOException {
        BandLookup lookup = new BandLookup(terms, probes);
        int count = probes.length / WORDS;
        for (int from = 0; from < count; from += AT_ONCE) {
            lookup.find(from, Math.min(count, from + AT_ONCE));
        }
        return Arrays.stream(lookup.found, 0, lookup.size).sorted().distinct().toArray();
    }

    private void find(int from, int to) throws IOException {
        long[] asked = asked(from, to);
        long[] lowest = new long[TermRanges.AT_ONCE];
        int[] ends = new int[TermRanges.AT_ONCE];
        for (int at = 0, count; at < asked.length; at = ends[count - 1]) {
            count = 0;
            for (int next = at; next < asked.length && count < lowest.length; count++) {
                long band = asked[next] >>> PROBE_BITS;
                while (next < asked.length && asked[next] >>> PROBE_BITS == band) {
                    next++;
                }
                lowest[count] = band << HashBands.SIGNATURE_BITS;
                ends[count] = next;
            }
            ranges.find(lowest, count);
            for (int number = 0, one = at; number < count; number++) {
                ranges.read(number);
                int band = (int) (lowest[number] >>> (HashBands.SIGNATURE_BITS + HashBands.BAND_BITS));
                for (; one < ends[number]; one++) {
                    compare((int) asked[one], band);
                }
            }
        }
    }

    /** Which band of what value is asked for, by which probe, and whether by its opposite: in the order of the terms. */
    private long[] asked(int from, int to) {
        long[] asked = new long[(to - from) * ASKED];
        int count = 0;
        for (int probe = from; probe < to; probe++) {
            for (int band = 0; band < HashBands.BANDS; band++) {
                int value = (int) HashBands.window(probes, WORDS * probe, band) & BAND;
                for (int opposite = 0; opposite < 2; opposite++) {
                    int as = opposite == 0 ? value : value ^ BAND;
                    for (int turned = 1; turned <= 1 << HashBands.BAND_BITS; turned <<= 1) {
                        long first = HashBands.first(band, as ^ (turned & BAND)) >>> HashBands.SIGNATURE_BITS;
                        asked[count++] = (first << PROBE_BITS) | (2L * probe + opposite);
                    }
                }
            }
        }
        Arrays.sort(asked);
        return asked;
    }

    private void compare(int asked, int band) {
        int probe = asked >>> 1;
        int signature = (int) (HashBands.window(probes, WORDS * probe, band) >>> HashBands.BAND_BITS)
                ^ (asked % 2 == 0 ? 0 : HashBands.SIGNATURE);
        int[] read = ranges.terms();
        for (int i = 0; i < ranges.size(); i++) {
            if (Integer.bitCount((read[i] ^ signature) & HashBands.SIGNATURE) <= HashBands.MOST_OF_SIGNATURE) {
                add(ranges.documents()[i], probe);
            }
        }
    }

    private void add(int document, int probe) {
        if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = ((long) document << PROBE_BITS) | probe;
    }
}
