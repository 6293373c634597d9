package dev.colophon.cases.file;

import dev.colophon.registry.work.Party;
import java.time.Instant;

/**
 * The sightings of one operator, or one upload account, against one rightsholder, which are acted on together.
 *
 * @param operator as it was known when the case was opened
 * @param state what its events add up to
 */
public record CaseFile(
        String id,
        CaseNumber number,
        Party rightsholder,
        CaseOperator operator,
        String openedBy,
        Instant openedAt,
        CaseState state) {

    /** As what copies may join. */
    CaseGrouping.OpenCase asOpen() {
        return new CaseGrouping.OpenCase(id, number, rightsholder.id(), operator);
    }
}
