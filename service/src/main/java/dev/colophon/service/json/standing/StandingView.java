package dev.colophon.service.json.standing;

import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.standing.StandingEvent;
import dev.colophon.registry.standing.StandingLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far what an owner claims can be trusted; the schema is {@code standing.schema.json}. */
public record StandingView(
        String owner,
        String party,
        StandingLevel level,
        int decided,
        int won,
        int lost,
        double weight,
        double bound,
        boolean identityChecked,
        boolean sanctioned,
        List<String> missing,
        List<EventView> events) {

    /** What speaks for or against it. */
    public record EventView(
            String event,
            StandingEvent.What what,
            StandingEvent.@Nullable Source source,
            @Nullable String reviewer,
            String on,
            String note,
            @Nullable String takesBack,
            String enteredBy) {

        private static EventView of(StandingEvent event) {
            return new EventView(
                    event.id(),
                    event.what(),
                    event.source().orElse(null),
                    event.reviewer().orElse(null),
                    event.on().toString(),
                    event.note(),
                    event.takesBack().orElse(null),
                    event.statedBy());
        }
    }

    public static StandingView of(ClaimantStanding standing) {
        return new StandingView(
                standing.claimant().name(),
                standing.claimant().id(),
                standing.level(),
                standing.decided(),
                standing.won(),
                standing.lost(),
                standing.decidedWeight(),
                standing.bound(),
                standing.identityChecked(),
                standing.sanctioned(),
                standing.missing(),
                standing.events().stream().map(EventView::of).toList());
    }
}
