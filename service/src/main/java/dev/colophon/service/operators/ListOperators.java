package dev.colophon.service.operators;

import dev.colophon.operators.Operator;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.Comparator;
import java.util.Optional;

/** Lists who runs the sites that were seen. */
public final class ListOperators {

    private static final Comparator<Operator> LARGEST = Comparator.comparingInt(
                    (Operator operator) -> -operator.sites().size())
            .thenComparing(Operator::id);

    private final Settings settings;

    public ListOperators(Settings settings) {
        this.settings = settings;
    }

    /**
     * Empty, and said so, where nothing was ever stored.
     *
     * @param all also those of a single site
     */
    public Optional<OperatorList> list(Actor actor, boolean all, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> KnownOperators.of(stored, actor))
                    .map(known -> list(known, all));
        }
    }

    private static OperatorList list(KnownOperators known, boolean all) {
        return new OperatorList(
                known.counted(known.graph().operators().stream()
                        .filter(operator -> all || operator.sites().size() > 1)
                        .sorted(LARGEST)
                        .toList()),
                known.graph());
    }
}
