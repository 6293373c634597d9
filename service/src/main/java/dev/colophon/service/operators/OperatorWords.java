package dev.colophon.service.operators;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.operators.Operator;
import dev.colophon.operators.Suggestion.Doubt;
import dev.colophon.operators.linkage.Reasons;
import dev.colophon.operators.linkage.SharedValue;
import java.util.List;
import java.util.Optional;

/** Why sites seem to belong together, or not, to be told in any language; {@link Reasons} says it in English. */
public final class OperatorWords {

    private OperatorWords() {}

    /** What counts most of what sites share. */
    public static Message shared(List<SharedValue> shared, int most) {
        List<SharedValue> counting =
                shared.stream().filter(value -> value.bits() > 0).toList();
        if (counting.isEmpty()) {
            return Message.of("operator.shared.none");
        }
        int named = Math.min(most, counting.size());
        Message all = one(counting.getFirst());
        for (SharedValue value : counting.subList(1, named)) {
            boolean last = value.equals(counting.getLast());
            all = Message.of(last ? "operator.shared.and" : "operator.shared.comma", all, one(value));
        }
        return named == counting.size()
                ? all
                : Message.of("operator.shared.and", all, Message.of("operator.shared.more", counting.size() - named));
    }

    /** One thing that sites share. */
    public static Message one(SharedValue shared) {
        return shared.count() > 1
                ? Message.of("operator.shared.files", shared.count())
                : Message.of("operator.shared.of", noun(shared), shared.sites(), shared.known());
    }

    /** The reason without its count. */
    static Message noun(SharedValue shared) {
        return Language.recorded("operator.noun.", Reasons.noun(shared));
    }

    /** Why a likely link does not join two operators. */
    public static Message doubt(Doubt doubt) {
        return Language.recorded("operator.doubt.", doubt.words());
    }

    /** Why a person should look at an operator before anybody acts. */
    public static Optional<Message> waits(Operator operator) {
        return operator.waits().map(why -> Language.recorded("operator.waits.", why));
    }
}
