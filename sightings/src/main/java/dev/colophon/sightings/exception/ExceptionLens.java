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

    /** In letters of sentences: a sentence of some words. */
    static final double LEAST_REMARK = 40;

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
        if (grounds.isEmpty() && isUncertain(facts)) {
            grounds.add(ExceptionGround.UNCERTAIN);
        }
        return grounds.isEmpty() ? Optional.empty() : Optional.of(PossibleException.of(facts, grounds));
    }

    private static boolean isPart(ExceptionFacts facts) {
        boolean framed = facts.area().orElse(1) <= HALF;
        return facts.ofCopy() < HALF
                && (framed
                        || switch (facts.medium()) {
                            case AUDIO, VIDEO -> facts.rest().orElse(LEAST_REST_SECONDS) >= LEAST_REST_SECONDS;
                            case TEXT -> said(facts, LEAST_REST_CHARACTERS);
                            case IMAGE -> facts.rest().orElse(HALF) >= HALF;
                        });
    }

    /** Whether there is so much else in a text, in characters, or as much in sentences of a script that needs fewer. */
    private static boolean said(ExceptionFacts facts, double least) {
        return facts.rest().orElse(least) >= least || facts.prose().orElse(0) >= least;
    }

    /**
     * Whether somebody says a little around a smaller part of a text, or a text that is most of what they show: a short review does, and so do
     * comments under an excerpt.
     */
    private static boolean isUncertain(ExceptionFacts facts) {
        return facts.medium() == Medium.TEXT
                && facts.prose().orElse(facts.rest().orElse(0)) >= LEAST_REMARK
                && (facts.ofCopy() < HALF || (facts.ofWork() < HALF && facts.ofCopy() <= 1 - LEAST_OWN_SHARE));
    }

    /** Whether somebody says something of their own with it: a page that only shows the work serves no such purpose. */
    private static boolean saysMore(ExceptionFacts facts) {
        return facts.medium() == Medium.TEXT
                ? said(facts, LEAST_OWN_CHARACTERS) && facts.ofCopy() <= 1 - LEAST_OWN_SHARE
                : facts.pageCharacters().orElse(Integer.MAX_VALUE) >= LEAST_OWN_CHARACTERS;
    }
}
