package dev.colophon.cases.notice.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.evidence.log.verify.Hash;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What somebody filled into the form of an answer. Nothing of it is believed because it stands here.
 *
 * @param values by the fields of the law; a statement that is declared has any value
 * @param words in which they say the rest
 * @param copies the numbers of the copies that it is about, the smallest first; none: they say none
 */
public record AnswerForm(
        PageAnswerKind kind, Map<CounterField, String> values, Optional<String> words, List<Integer> copies) {

    /** What is written in one line is no longer. */
    public static final int LONGEST_LINE = 500;

    /** What is written in several lines is no longer. */
    public static final int LONGEST_TEXT = 10_000;

    private static final Set<CounterField> STATEMENTS =
            EnumSet.of(CounterField.MISTAKE, CounterField.JURISDICTION, CounterField.SERVICE, CounterField.TRUTH);

    private static final Set<CounterField> OF_LINES = EnumSet.of(
            CounterField.ADDRESS,
            CounterField.ITEMS_TITLE,
            CounterField.ITEMS_URL,
            CounterField.PROOF,
            CounterField.REASONS);

    /** About no copy in particular. */
    public AnswerForm(PageAnswerKind kind, Map<CounterField, String> values, Optional<String> words) {
        this(kind, values, words, List.of());
    }

    public AnswerForm {
        values = Map.copyOf(values);
        copies = copies.stream().distinct().sorted().toList();
        words = words.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Whether a field is a sentence that somebody declares. */
    public static boolean isStatement(CounterField field) {
        return STATEMENTS.contains(field);
    }

    /** Whether what stands in a field may have several lines. */
    public static boolean hasLines(CounterField field) {
        return OF_LINES.contains(field);
    }

    /** How much may stand in a field. */
    public static int longest(CounterField field) {
        return hasLines(field) ? LONGEST_TEXT : LONGEST_LINE;
    }

    /** What stands in a field; empty where nothing can be seen. */
    public Optional<String> value(CounterField field) {
        return Optional.ofNullable(values.get(field)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Whether somebody declares a statement. */
    public boolean declares(CounterField statement) {
        return isStatement(statement) && value(statement).isPresent();
    }

    /** Whether nothing was said at all. */
    public boolean isEmpty() {
        return words.isEmpty()
                && values.keySet().stream().allMatch(field -> value(field).isEmpty());
    }

    /** The same of what says the same. */
    public String sha256() {
        String all = new TreeMap<>(values)
                        .entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue().strip())
                                .collect(Collectors.joining("\n", kind + "\n", "\n" + words.orElse("")))
                + (copies.isEmpty() ? "" : "\n" + copies);
        return Hash.sha256(all.getBytes(UTF_8)).hex();
    }
}
