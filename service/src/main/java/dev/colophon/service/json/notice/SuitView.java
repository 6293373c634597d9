package dev.colophon.service.json.notice;

import dev.colophon.cases.notice.NoticeEvent.SuitFiled;
import dev.colophon.cases.regime.Regime.ClockStop;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the owner has filed after a counter-notice.
 *
 * @param kind {@code ACTION} or {@code COMPLAINT}
 * @param body the court or the authority
 * @param filed on which day
 * @param document the file of the notice that shows it; absent where only what the owner says is known
 * @param copies the numbers of the copies of the notice that it is about; absent where it is about all
 */
public record SuitView(
        String kind,
        String body,
        String docket,
        String filed,
        @Nullable String document,
        @Nullable List<Integer> copies) {

    static SuitView of(SuitFiled suit) {
        return new SuitView(
                suit.kind() == ClockStop.SUIT_PROVED ? "ACTION" : "COMPLAINT",
                suit.body(),
                suit.docket(),
                suit.filed(),
                Optional.of(suit.document()).filter(name -> !name.isEmpty()).orElse(null),
                suit.copies().isEmpty() ? null : suit.copies());
    }
}
