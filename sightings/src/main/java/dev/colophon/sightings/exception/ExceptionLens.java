package dev.colophon.sightings.exception;

import dev.colophon.fingerprint.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says by which exceptions a use may be lawful. That is a question for a person, whatever the facts are: short is not lawful, and
 * long is not unlawful. A fact that was not measured never speaks against a use.
 */
public final class ExceptionLens {

    static final double LEAST_REST_SECONDS = 30;
    static final double LEAST_REST_CHARACTERS = 500;
    static final double HALF = 0.5;

    /** Of what is said around a quotation, so that it serves something. */
    static final double LEAST_OWN_CHARACTERS = 200;

    private static final double LEAST_OWN_SHARE = 0.2;
    private static final double MOSTLY = 0.8;

    private ExceptionLens() {}

    /** Empty when nothing hints at an exception. */
    public static Optional<PossibleException> look(ExceptionFacts facts) {
        List<ExceptionGround> grounds = new ArrayList<>();
        if (isPart(facts)) {
            grounds.add(ExceptionGround.PART);
        }
        if (saysMore(facts)) {
            if (facts.quoted().orElse(0) >= MOSTLY) {
                grounds.add(ExceptionGround.QUOTED);
            }
            facts.purposes().stream()
                    .flatMap(purposes -> purposes.stream().sorted())
                    .map(ExceptionGround::of)
                    .forEach(grounds::add);
        }
        return grounds.isEmpty() ? Optional.empty() : Optional.of(PossibleException.of(facts, grounds));
    }

    private static boolean isPart(ExceptionFacts facts) {
        boolean framed = facts.area().orElse(1) <= HALF;
        return facts.ofCopy() < HALF
                && (framed
                        || switch (facts.medium()) {
                            case AUDIO, VIDEO -> facts.rest().orElse(LEAST_REST_SECONDS) >= LEAST_REST_SECONDS;
                            case TEXT -> facts.rest().orElse(LEAST_REST_CHARACTERS) >= LEAST_REST_CHARACTERS;
                            case IMAGE -> facts.rest().orElse(HALF) >= HALF;
                        });
    }

    /** Whether somebody says something of their own with it: a page that only shows the work serves no such purpose. */
    private static boolean saysMore(ExceptionFacts facts) {
        return facts.medium() == Medium.TEXT
                ? facts.rest().orElse(LEAST_OWN_CHARACTERS) >= LEAST_OWN_CHARACTERS
                        && facts.ofCopy() <= 1 - LEAST_OWN_SHARE
                : facts.pageCharacters().orElse(Integer.MAX_VALUE) >= LEAST_OWN_CHARACTERS;
    }
}
