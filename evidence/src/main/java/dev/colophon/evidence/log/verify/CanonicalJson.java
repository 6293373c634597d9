package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The JSON Canonicalization Scheme (RFC 8785): one spelling for each value, so that it can be hashed. Values are maps with
 * string keys, lists, strings, booleans, numbers, and {@link Optional#empty()} for null.
 */
public final class CanonicalJson {

    private static final int MAX_DEPTH = 64;
    private static final long MAX_WHOLE = 1L << 53;

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /**
     * The canonical bytes of a value.
     *
     * @throws IllegalArgumentException for what I-JSON cannot hold: other types, NaN, whole numbers beyond 2^53, lone
     *     surrogates, more than 64 levels
     */
    public static byte[] bytes(Object value) {
        CanonicalJson json = new CanonicalJson();
        json.value(value, 0);
        return json.out.toString().getBytes(UTF_8);
    }

    private void value(Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH);
        }
        switch (value) {
            case Map<?, ?> object -> object(object, depth);
            case List<?> array -> array(array, depth);
            case String text -> string(text);
            case Boolean flag -> out.append(flag);
            case Integer number -> out.append(number);
            case Long number when Math.abs(number) <= MAX_WHOLE -> out.append(number);
            case Double number -> out.append(number(number));
            case Optional<?> nothing when nothing.isEmpty() -> out.append("null");
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }

    private void object(Map<?, ?> object, int depth) {
        // String's own order is the one of UTF-16 code units that section 3.2.3 asks for.
        TreeMap<String, Object> sorted = new TreeMap<>();
        object.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        String comma = "";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.append(comma);
            string(member.getKey());
            out.append(':');
            value(member.getValue(), depth + 1);
            comma = ",";
        }
        out.append('}');
    }

    private void array(List<?> array, int depth) {
        out.append('[');
        String comma = "";
        for (Object element : array) {
            out.append(comma);
            value(element, depth + 1);
            comma = ",";
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> out.append('\\').append((char) c);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                        throw new IllegalArgumentException("a lone surrogate is no text");
                    }
                    if (c < ' ') {
                        out.append("\\u%04x".formatted(c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        out.append('"');
    }

    /** ECMAScript's Number::toString, from the JDK's shortest digits. */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(number));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        String sign = number < 0 ? "-" : "";
        if (point > 21 || point <= -6) {
            String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            return sign + digits.charAt(0) + fraction + (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
        }
        if (point >= digits.length()) {
            return sign + digits + "0".repeat(point - digits.length());
        }
        return point > 0
                ? sign + digits.substring(0, point) + "." + digits.substring(point)
                : sign + "0." + "0".repeat(-point) + digits;
    }

    /** Double.toString never gives less than two digits (4.9E-324); ECMAScript takes one where one is enough (5e-324). */
    private static BigDecimal shortest(double number) {
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (digits.precision() == 2) {
            BigDecimal one =
                    digits.setScale(digits.scale() - 1, RoundingMode.HALF_EVEN).stripTrailingZeros();
            return one.doubleValue() == number ? one : digits;
        }
        return digits;
    }
}
