package dev.colophon.sightings.retention;

/**
 * A look at a place, as far as it has to be known to tell whether it says anything new.
 *
 * @param said all that it says but when and in which record: equal looks say the same
 * @param isContent whether bytes were had that were new there: such a look is never a repeated one
 * @param isGone whether it says that nothing is there any more
 * @param isRecorded whether its bytes and headers are kept
 * @param bytes of what stands in its row
 */
record Look(
        String id,
        String place,
        long at,
        String said,
        boolean isContent,
        boolean isGone,
        boolean isRecorded,
        int bytes) {

    /** Whether this look at the same place, the next in time, says nothing new. */
    boolean repeats(Look before) {
        return !isContent && place.equals(before.place) && said.equals(before.said);
    }
}
