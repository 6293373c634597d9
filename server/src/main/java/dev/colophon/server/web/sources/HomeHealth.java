package dev.colophon.server.web.sources;

import dev.colophon.registry.work.WorkQuery;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.catalogue.CountComparable;
import dev.colophon.service.catalogue.ListWorks;
import dev.colophon.service.catalogue.ListedWork;
import dev.colophon.service.log.DescribeLog;
import dev.colophon.service.log.LogState;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.watch.BackgroundWatch;
import dev.colophon.service.webhook.ListWebhooks;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether what should go on by itself goes on.
 *
 * @param references how many registered files are compared
 * @param newest when the last work was registered
 * @param log empty where none was begun, or it cannot be read
 * @param logFault why it cannot be read, in one line
 * @param disabledWebhooks how many are told nothing any more, as far as whoever looks may know
 */
public record HomeHealth(
        BackgroundWatch.State watch,
        int references,
        Optional<Instant> newest,
        Optional<LogState> log,
        Optional<String> logFault,
        int disabledWebhooks) {

    /** How a home is. */
    public static HomeHealth of(Settings settings, Actor actor, BackgroundWatch watch) {
        int references = new CountComparable(settings).count(actor);
        Optional<Instant> newest = new ListWorks(settings)
                .list(actor, new WorkQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1), _ -> {})
                .flatMap(works -> works.stream().findFirst())
                .map(ListedWork::summary)
                .map(summary -> summary.work().createdAt());
        Optional<LogState> log = Optional.empty();
        Optional<String> fault = Optional.empty();
        try {
            log = new DescribeLog(settings).describe(actor, _ -> {});
        } catch (RuntimeException e) {
            ServiceException known = ServiceException.of(e).orElseThrow(() -> e);
            // That nothing was begun yet is no fault.
            fault = known.category() == ServiceException.Category.REFUSED && references == 0
                    ? Optional.empty()
                    : Optional.of(String.valueOf(known.getMessage()));
        }
        return new HomeHealth(watch.state(actor), references, newest, log, fault, disabledWebhooks(settings, actor));
    }

    private static int disabledWebhooks(Settings settings, Actor actor) {
        return actor.may(Permission.ADMINISTER)
                ? (int) new ListWebhooks(settings)
                        .list(actor).stream()
                                .filter(webhook -> webhook.disabled().isPresent())
                                .count()
                : 0;
    }
}
