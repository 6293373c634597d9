package dev.colophon.service.record;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The states of the European Economic Area, where statements of reasons say that something applies. */
final class MemberStates {

    private static final String ALL = "EEA";
    private static final Set<String> CODES = Set.of(
            "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
            "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO");

    private MemberStates() {}

    /**
     * Those that are named, in the order of the alphabet.
     *
     * @throws dev.colophon.service.caller.ServiceException when one is none
     */
    static List<String> of(List<String> named) {
        Set<String> codes = new TreeSet<>();
        for (String word : named) {
            String code = word.strip().toUpperCase(Locale.ROOT);
            if (code.equals(ALL)) {
                codes.addAll(CODES);
            } else if (CODES.contains(code)) {
                codes.add(code);
            } else {
                throw PublishInForm.missing(
                        "`%s` is no state of the European Economic Area: write codes such as FR, or EEA"
                                .formatted(word));
            }
        }
        return List.copyOf(codes);
    }
}
