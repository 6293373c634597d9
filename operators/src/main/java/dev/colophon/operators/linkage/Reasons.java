package dev.colophon.operators.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in one sentence what sites have in common: {@code same AdSense id pub-12 (3 of 30 sites) and 312 identical files}. */
public final class Reasons {

    private static final int LONGEST_VALUE = 40;

    private Reasons() {}

    /**
     * What counts most, in one line without a final stop. Values are cut to 40 characters.
     *
     * @param most how many reasons to name
     */
    public static String sentence(List<SharedValue> shared, int most) {
        List<SharedValue> counting =
                shared.stream().filter(value -> value.bits() > 0).toList();
        if (counting.isEmpty()) {
            return "nothing that says much";
        }
        List<String> parts = new ArrayList<>(
                counting.stream().limit(most).map(Reasons::phrase).toList());
        if (counting.size() > most) {
            parts.add(counting.size() - most + " more");
        }
        String last = parts.removeLast();
        return parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
    }

    /** One reason: {@code same contact ada@host.example (2 of 30 sites)}. */
    public static String phrase(SharedValue shared) {
        if (shared.count() > 1) {
            return String.format(Locale.ROOT, "%,d identical files", shared.count());
        }
        return String.format(Locale.ROOT, "%s (%,d of %,d sites)", noun(shared), shared.sites(), shared.known());
    }

    /** The reason without its count. */
    public static String noun(SharedValue shared) {
        String value = shorter(shared.value());
        return switch (shared.kind()) {
            case RECORD_NUMBER -> "same record number " + value;
            case ANALYTICS_ID -> "same analytics id " + value;
            case ADVERTISING_ID ->
                (shared.value().matches("(ca-)?pub-[0-9]+") ? "same AdSense id " : "same advertising id ") + value;
            case CONTACT -> "same contact " + value;
            case PAYMENT_ADDRESS -> "same payment address " + value;
            case CERTIFICATE -> "same certificate " + digest(shared.value());
            case CERTIFICATE_NAME -> "certificate with the name " + value;
            case SHARED_FILE -> "identical file " + digest(shared.value());
            case TEMPLATE -> "same page template " + value;
            case ADDRESS -> "same address " + value;
            case PREFIX -> "same network " + value;
            case REDIRECT -> "redirect to " + value;
            case FAVICON -> "same icon " + digest(shared.value());
            case ROBOTS_TXT -> "same robots.txt " + digest(shared.value());
        };
    }

    private static String digest(String value) {
        return value.length() > 12 ? value.substring(0, 12) + "…" : value;
    }

    private static String shorter(String value) {
        int[] points = value.codePoints().limit(LONGEST_VALUE + 1L).toArray();
        return points.length <= LONGEST_VALUE ? value : new String(points, 0, LONGEST_VALUE - 1) + "…";
    }
}
