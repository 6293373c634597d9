package dev.colophon.cases.message.answer;

import dev.colophon.cases.message.acns.AcnsContact;
import dev.colophon.cases.message.acns.AcnsMessage.CounterNotice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the accused answers, and which fields it seems to hold: words were looked for, in English and Chinese, and nobody judged
 * whether they are true.
 *
 * @param caseId that the provider names
 * @param text for a person to read
 */
public record CounterStatement(Optional<String> caseId, Set<CounterField> holds, String text) {

    /** What an objection is called. */
    private static final Pattern COUNTER =
            Pattern.compile("(?i)counter[- ]?(?:notice|notification)|反通知|不侵权声明|不存在侵权行为|要求恢复被删除");

    public CounterStatement {
        holds = Set.copyOf(holds);
    }

    /** The statement of a text; empty when it does not call itself one. */
    static Optional<CounterStatement> of(String text) {
        return COUNTER.matcher(text).find()
                ? Optional.of(new CounterStatement(Optional.empty(), CounterField.in(text), text))
                : Optional.empty();
    }

    /** The statement of a counter-notice in ACNS: what the provider says of it counts, and its text. */
    static CounterStatement of(CounterNotice notice) {
        String text = String.join(
                "\n", List.of(notice.text().orElse(""), notice.statement().orElse("")));
        Set<CounterField> holds = CounterField.in(text);
        AcnsContact user = notice.subscriber();
        add(holds, CounterField.NAME, !user.entity().isBlank());
        add(holds, CounterField.EMAIL, !user.email().isBlank());
        add(holds, CounterField.CONTACT, !user.email().isBlank() || user.phone().isPresent());
        add(holds, CounterField.ADDRESS, user.address().isPresent());
        add(holds, CounterField.PHONE, user.phone().isPresent());
        add(holds, CounterField.SIGNATURE, notice.properlySigned().orElse(false));
        add(holds, CounterField.JURISDICTION, notice.consent().orElse(false));
        return new CounterStatement(notice.caseId(), holds, text.strip());
    }

    private static void add(Set<CounterField> holds, CounterField field, boolean said) {
        if (said) {
            holds.add(field);
        }
    }

    /**
     * The fields of a regime that were not found, in the regime's order; none: it seems complete.
     *
     * @param required keys such as {@code user.name}; one that no field has is missing
     */
    public List<String> missing(Collection<String> required) {
        return required.stream()
                .filter(key -> CounterField.of(key).filter(holds::contains).isEmpty())
                .distinct()
                .toList();
    }
}
