package dev.colophon.sightings.exception;

import dev.colophon.fingerprint.Medium;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sentence of a {@link PossibleException} says. A decision that took the place of such a one has no facts of it, only that
 * sentence, which is told in other languages by what it says.
 *
 * @param ofCopy how much of the copy is of the work, as it is written
 * @param ofWork how much of the work is in it, as it is written
 * @param rest what else is in the copy, where that was measured
 */
public record WrittenException(
        List<ExceptionGround> grounds,
        String ofCopy,
        String ofWork,
        Optional<Rest> rest,
        Attribution attribution,
        List<ExceptionCode> codes) {

    /** With what the sentence begins. */
    public static final String BEGINNING = "an exception is possible, a person decides: ";

    private static final Pattern FACTS = Pattern.compile("(?<grounds>[^;]+); "
            + "(?<ofCopy>[0-9.]+ %) of the copy is of the work, (?<ofWork>[0-9.]+ %) of the work is in it"
            + "(, (?<amount>[0-9,]+) other (?<unit>characters|seconds))?, (?<attribution>[^;]+); (?<codes>[^;]+)");

    private static final String BETWEEN = ", ";

    /**
     * What else is in a copy.
     *
     * @param amount as it is written
     * @param medium AUDIO: in seconds; TEXT: in characters
     */
    public record Rest(String amount, Medium medium) {}

    /** Reads what follows the beginning; empty where that is no such sentence, or one of another version of this program. */
    public static Optional<WrittenException> read(String facts) {
        Matcher read = FACTS.matcher(facts);
        if (!read.matches()) {
            return Optional.empty();
        }
        List<ExceptionGround> grounds = some(read.group("grounds"), ExceptionGround.values(), ExceptionGround::words);
        List<ExceptionCode> codes = some(read.group("codes"), ExceptionCode.values(), ExceptionCode::provision);
        Optional<Attribution> attribution = Arrays.stream(Attribution.values())
                .filter(one -> one.words().equals(read.group("attribution")))
                .findFirst();
        return attribution
                .filter(_ -> !grounds.isEmpty() && !codes.isEmpty())
                .map(known -> new WrittenException(
                        grounds, read.group("ofCopy"), read.group("ofWork"), rest(read), known, codes));
    }

    private static Optional<Rest> rest(Matcher read) {
        return Optional.ofNullable(read.group("amount"))
                .map(amount -> new Rest(amount, "seconds".equals(read.group("unit")) ? Medium.AUDIO : Medium.TEXT));
    }

    /** All that a list names, some of whose words have commas; empty where any is unknown. */
    private static <T> List<T> some(String list, T[] all, Function<T, String> words) {
        List<T> named = new ArrayList<>();
        String left = list + BETWEEN;
        while (!left.isEmpty()) {
            String rest = left;
            Optional<T> next = Arrays.stream(all)
                    .filter(one -> rest.startsWith(words.apply(one) + BETWEEN))
                    .findFirst();
            if (next.isEmpty()) {
                return List.of();
            }
            named.add(next.get());
            left = rest.substring(words.apply(next.get()).length() + BETWEEN.length());
        }
        return named;
    }
}
