package dev.colophon.cases.notice.stored;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticeMachine;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.NoticeTransition;
import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.regime.Regime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a notice through the machine from its sighting on, an event at a time, until one is refused. For one thread. */
public final class DraftEvents {

    private final Regime regime;
    private final NoticeFacts facts;
    private final List<StoredNoticeEvent> events = new ArrayList<>();
    private NoticeState state = NoticeState.SIGHTED;
    private Optional<Refused> refused = Optional.empty();

    public DraftEvents(Regime regime, NoticeFacts facts) {
        this.regime = regime;
        this.facts = facts;
    }

    /** The next that happened; nothing more happens once one was refused. */
    public DraftEvents then(NoticeEvent event, Instant at, Optional<String> actor) {
        if (refused.isEmpty()) {
            NoticeTransition transition = NoticeMachine.apply(state, event, regime, facts, at);
            switch (transition) {
                case Moved moved -> {
                    state = moved.state();
                    events.add(new StoredNoticeEvent(events.size() + 1L, at, event, actor));
                }
                case Refused guard -> refused = Optional.of(guard);
            }
        }
        return this;
    }

    /** What was refused. */
    public Optional<Refused> refused() {
        return refused;
    }

    /** All that happened. */
    public List<StoredNoticeEvent> events() {
        return List.copyOf(events);
    }
}
