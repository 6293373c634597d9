package dev.colophon.registry.policy;

import dev.colophon.index.Match;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.TextTransform;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.registry.policy.condition.MatchedCopy;
import dev.colophon.registry.registration.RegisteredMatch;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of copy it is; an altered one is whole or partial, too. */
public enum MatchKind {
    /** At least 95 % of a reference is in it, as the coverage of its matches says. */
    WHOLE,
    /** Less is. */
    PARTIAL,
    /**
     * All that matches was changed: its speed by 0.3 % or its pitch by 5 cents, or it is mirrored, negated or turned, or letters of
     * it are others. What was only cut or reduced is not.
     */
    ALTERED;

    static final BigDecimal WHOLE_PERCENT = BigDecimal.valueOf(95);

    private static final double WHOLE_COVERAGE = WHOLE_PERCENT.doubleValue() / 100;
    private static final double SAME_SPEED = 0.003;
    private static final int SAME_PITCH = 5;
    private static final double SAME_LETTERS = 0.9995;

    /** Whether a copy is of this sort. */
    public boolean isOf(MatchedCopy copy) {
        boolean whole = copy.matches().stream()
                .anyMatch(match -> match.match().coverage().ofReference() >= WHOLE_COVERAGE);
        return switch (this) {
            case WHOLE -> whole;
            case PARTIAL -> !whole;
            case ALTERED -> copy.matches().stream().map(RegisteredMatch::match).allMatch(MatchKind::isAltered);
        };
    }

    private static boolean isAltered(Match match) {
        return switch (match.transform()) {
            case AudioTransform(double speed, int pitchCents) -> isChanged(speed) || Math.abs(pitchCents) >= SAME_PITCH;
            case VideoTransform(double speed, boolean mirrored, boolean negated, var framing) ->
                isChanged(speed)
                        || mirrored
                        || negated
                        || framing.filter(shown -> shown.rotationDegrees() != 0).isPresent();
            case ImageTransform(boolean mirrored, int rotation, boolean negated) ->
                mirrored || negated || rotation != 0;
            case TextTransform(var undone, double identity) -> !undone.isEmpty() || identity < SAME_LETTERS;
        };
    }

    private static boolean isChanged(double speed) {
        return Math.abs(speed - 1) >= SAME_SPEED;
    }

    /** Reads one in any case; empty when it is none. */
    static Optional<MatchKind> of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
