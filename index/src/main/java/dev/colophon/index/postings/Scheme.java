package dev.colophon.index.postings;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names how what lies in a folder was made. A folder with another name is refused, so that what its engine no longer makes is made
 * anew, and the folders of other engines stay.
 */
public final class Scheme {

    private static final int DIGEST_BYTES = 4;

    private Scheme() {}

    /**
     * A name.
     *
     * @param made the engine, its fingerprints and their format, such as {@code audio-5}
     * @param stored the constants that all depends on that is stored, and no others: a threshold of a search is not among them
     */
    public static String of(String made, Record stored) {
        return made + "-" + HexFormat.of().formatHex(sha256(text(stored)), 0, DIGEST_BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** All components with their names, those of records within it likewise. */
    private static String text(Record constants) {
        StringBuilder text = new StringBuilder("(");
        for (RecordComponent component : constants.getClass().getRecordComponents()) {
            Object value = value(constants, component.getAccessor());
            text.append(component.getName())
                    .append('=')
                    .append(
                            switch (value) {
                                case Record inner -> text(inner);
                                case int[] numbers -> Arrays.toString(numbers);
                                case double[] numbers -> Arrays.toString(numbers);
                                default -> value;
                            })
                    .append(' ');
        }
        return text.append(')').toString();
    }

    private static Object value(Record constants, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(constants);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot read " + accessor, e);
        }
    }
}
