package dev.colophon.cases.notice.page;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.colophon.evidence.log.verify.Hash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What in the address of an answer nobody can guess: 128 random bits. Whoever has it answers for whoever is accused, so it is told by no
 * log and no {@code toString}, and stored as its hash alone.
 *
 * @param text 22 letters, digits, {@code -} and {@code _}
 */
public record AnswerToken(String text) {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern SHOWN = Pattern.compile("/answer/[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException when it has another form */
    public AnswerToken {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not the token of an answer");
        }
    }

    /** A new one. */
    public static AnswerToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AnswerToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** That of a text; empty when it is none. */
    public static Optional<AnswerToken> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AnswerToken(text)) : Optional.empty();
    }

    /** A text as those see it who are not to answer: of each address of an answer in it the token is left out. */
    public static String masked(String text) {
        return SHOWN.matcher(text).replaceAll("/answer/•••");
    }

    /** As it is stored. */
    public String sha256() {
        return Hash.sha256(text.getBytes(US_ASCII)).hex();
    }

    @Override
    public String toString() {
        return "AnswerToken[…]";
    }
}
