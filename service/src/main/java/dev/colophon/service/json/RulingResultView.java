package dev.colophon.service.json;

import dev.colophon.service.operators.RulingResult;
import dev.colophon.service.operators.ShownOperator;
import java.util.List;

/** What came of a ruling on two sites; the schema is {@code ruling-result.schema.json}. */
public record RulingResultView(Ruling ruling, List<OperatorView> operators) {

    /** What was ruled. */
    public enum Ruling {
        /** One operator runs both. */
        SAME,
        /** No operator runs both. */
        APART
    }

    public static RulingResultView of(RulingResult result) {
        return new RulingResultView(
                result.same() ? Ruling.SAME : Ruling.APART,
                result.operators().stream()
                        .map(ShownOperator::counted)
                        .map(OperatorView::of)
                        .toList());
    }
}
