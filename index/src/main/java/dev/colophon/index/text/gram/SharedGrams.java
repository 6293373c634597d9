package dev.colophon.index.text.gram;

import java.util.Arrays;

/** The grams of a stretch of a reference that a copy has, too, in their order. */
final class SharedGrams {

    private static final int FEW = 64;

    private final GramTable copy;
    private int[] places = new int[FEW];
    private int[] slots = new int[FEW];
    private int count;

    private SharedGrams(GramTable copy) {
        this.copy = copy;
    }

    static SharedGrams of(GramStretch reference, GramTable copy) {
        SharedGrams shared = new SharedGrams(copy);
        if (reference.isAlphabetic()) {
            shared.addAlphabetic(reference);
        } else {
            shared.addAll(reference.terms());
        }
        return shared;
    }

    /** Writes no term down: nearly all are looked at once, and are none of the copy's. */
    private void addAlphabetic(GramStretch reference) {
        char[] characters = reference.text().characters();
        int n = reference.alphabetic();
        int from = reference.from();
        int end = Math.min(from + reference.length(), reference.text().length() - n + 1);
        if (from >= end) {
            return;
        }
        long[] filter = copy.filter();
        long power = Grams.powerOf(n);
        long hash = Grams.hash(characters, from, n);
        for (int i = from; i < end; i++) {
            long term = Grams.alphabetic(hash);
            if (GramTable.mayHave(filter, term)) {
                add(i - from, term);
            }
            if (i + 1 < end) {
                hash = Grams.next(hash, characters[i], characters[i + n], power);
            }
        }
    }

    private void addAll(long[] terms) {
        long[] filter = copy.filter();
        for (int place = 0; place < terms.length; place++) {
            if (terms[place] != Grams.NONE && GramTable.mayHave(filter, terms[place])) {
                add(place, terms[place]);
            }
        }
    }

    private void add(int place, long term) {
        int slot = copy.slotOf(term);
        if (slot < 0) {
            return;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            slots = Arrays.copyOf(slots, 2 * count);
        }
        places[count] = place;
        slots[count++] = slot;
    }

    int count() {
        return count;
    }

    /** Where the gram of a number stands, counted from the start of the stretch. */
    int place(int number) {
        return places[number];
    }

    /** The slot of its term in the table of the copy. */
    int slot(int number) {
        return slots[number];
    }
}
