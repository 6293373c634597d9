package dev.colophon.sightings.exception;

import dev.colophon.fingerprint.Medium;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That the law may allow a use, and by which facts.
 *
 * @param grounds at least one
 * @param codes of the provisions, in order
 */
public record PossibleException(ExceptionFacts facts, List<ExceptionGround> grounds, List<ExceptionCode> codes) {

    public PossibleException {
        grounds = List.copyOf(grounds);
        codes = List.copyOf(codes);
    }

    static PossibleException of(ExceptionFacts facts, List<ExceptionGround> grounds) {
        Set<ExceptionCode> codes = EnumSet.noneOf(ExceptionCode.class);
        grounds.forEach(ground -> codes.addAll(ground.codes()));
        return new PossibleException(facts, grounds, List.copyOf(codes));
    }

    /** Why a person decides; {@link WrittenException} reads it. */
    public String sentence() {
        return WrittenException.BEGINNING
                + "%s; %s; %s"
                        .formatted(
                                grounds.stream().map(ExceptionGround::words).collect(Collectors.joining(", ")),
                                String.join(", ", measured()),
                                codes.stream().map(ExceptionCode::provision).collect(Collectors.joining(", ")));
    }

    private List<String> measured() {
        List<String> words = new ArrayList<>();
        words.add("%s of the copy is of the work, %s of the work is in it"
                .formatted(percent(facts.ofCopy()), percent(facts.ofWork())));
        if (facts.rest().isPresent() && facts.medium() != Medium.IMAGE) {
            words.add(String.format(
                    Locale.ROOT,
                    "%,.0f other %s",
                    facts.rest().getAsDouble(),
                    facts.medium() == Medium.TEXT ? "characters" : "seconds"));
        }
        words.add(facts.attribution().words());
        return words;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
    }
}
