package dev.colophon.index.text.entity;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.index.text.entity.NamedEntities.Entity;
import java.util.List;

/** Names, dates and figures that stand at the same place of two texts and are not the same. */
public final class EntityDifferences {

    /** Letters of a name for each that may be wrong in it, by a slip of the pen or of a scanner. */
    private static final int LETTERS_PER_SLIP = 5;

    private final NamedEntities ofReference;
    private final NamedEntities ofCopy;

    /** @param capitalsTellNames whether in both texts words within sentences are small unless they are names */
    public EntityDifferences(Folded reference, Folded copy, boolean capitalsTellNames) {
        this.ofReference = new NamedEntities(reference, capitalsTellNames);
        this.ofCopy = new NamedEntities(copy, capitalsTellNames);
    }

    /**
     * How many of each kind a stretch of the reference and a stretch of the copy have, one against the other.
     *
     * @param figures dates and figures
     */
    public record Count(int names, int figures) {

        /** Of no stretch. */
        public static final Count NONE = new Count(0, 0);

        public int all() {
            return names + figures;
        }

        /** Those of both. */
        public Count and(Count more) {
            return new Count(names + more.names, figures + more.figures);
        }
    }

    /**
     * Those that a stretch of the reference has against others in a stretch of the copy. Both are taken up to the ends of
     * words: what stands around them is the same on both sides.
     */
    public Count count(int referenceFrom, int referenceTo, int copyFrom, int copyTo) {
        int before = Math.max(
                ofReference.words().before(referenceFrom), ofCopy.words().before(copyFrom));
        int behind =
                Math.max(ofReference.words().behind(referenceTo), ofCopy.words().behind(copyTo));
        List<Entity> others = ofCopy.around(copyFrom, copyTo, before, behind);
        List<Entity> missing = ofReference.around(referenceFrom, referenceTo, before, behind);
        missing.removeIf(entity -> removeAlike(entity, others));
        int figures = Math.min(figures(missing), figures(others));
        int names = Math.min(missing.size() - figures(missing), others.size() - figures(others));
        return new Count(names, figures);
    }

    private static int figures(List<Entity> entities) {
        return (int) entities.stream().filter(Entity::hasFigure).count();
    }

    private static boolean removeAlike(Entity entity, List<Entity> others) {
        for (int i = 0; i < others.size(); i++) {
            if (areAlike(entity, others.get(i))) {
                others.remove(i);
                return true;
            }
        }
        return false;
    }

    private static boolean areAlike(Entity a, Entity b) {
        boolean isLonger = a.folded().length() > b.folded().length();
        return isLeftOf(isLonger ? b.folded() : a.folded(), isLonger ? a.folded() : b.folded())
                || (!a.hasFigure() && !b.hasFigure() && differBySlips(a.folded(), b.folded()));
    }

    /** Whether a text is what is left of another one when up to half of its characters are left out. */
    private static boolean isLeftOf(String rest, String whole) {
        int found = 0;
        for (int i = 0; i < whole.length() && found < rest.length(); i++) {
            found += whole.charAt(i) == rest.charAt(found) ? 1 : 0;
        }
        return found == rest.length() && 2 * found >= whole.length();
    }

    private static boolean differBySlips(String a, String b) {
        return distance(a, b) <= Math.min(a.length(), b.length()) / LETTERS_PER_SLIP;
    }

    /** Letters that have to be changed, put in or left out. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
