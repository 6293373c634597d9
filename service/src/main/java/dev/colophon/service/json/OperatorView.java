package dev.colophon.service.json;

import dev.colophon.operators.Operator;
import dev.colophon.operators.linkage.SharedValue;
import dev.colophon.service.operators.CountedOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list says of an operator; the schema is {@code operator.schema.json}. */
public record OperatorView(
        String operator,
        double confidence,
        int sightings,
        List<String> sites,
        @Nullable String waits,
        List<SharedValue> reasons) {

    public static OperatorView of(CountedOperator counted) {
        Operator operator = counted.operator();
        return new OperatorView(
                operator.id(),
                operator.confidence(),
                counted.sightings(),
                operator.sites(),
                operator.waits().orElse(null),
                operator.reasons());
    }
}
