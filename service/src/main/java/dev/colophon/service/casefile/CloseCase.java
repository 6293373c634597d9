package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseOutcome;
import dev.colophon.cases.file.CaseSighting;
import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.cases.removal.StoredLook;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Rows;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Closes a case. What was decided of its sightings stays as it is. */
public final class CloseCase {

    /** Named in a refusal. */
    private static final int MOST_NAMED = 3;

    private final Settings settings;

    public CloseCase(Settings settings) {
        this.settings = settings;
    }

    /**
     * What came of it.
     *
     * @param number of the case, as a person writes it
     * @param reason in words
     * @param unseen whether it may be closed as removed though nobody saw all of it gone; the case says so then
     */
    public record Request(String number, CaseOutcome outcome, String reason, boolean unseen) {}

    /**
     * Writes down what came of it.
     *
     * @throws dev.colophon.registry.work.RegistryException when it is closed already
     * @throws ServiceException when the copies are said to be gone, and the last look for one of them does not say so
     */
    public ListedCase close(Actor actor, Request request) {
        actor.require(Permission.DECIDE);
        CaseNumber meant = CaseNumber.parse(request.number());
        String why = CaseUsage.words("reason", request.reason());
        List<Message> there = request.outcome() == CaseOutcome.REMOVED ? notSeenGone(actor, meant) : List.of();
        if (there.isEmpty()) {
            return CaseUsage.changed(settings, actor, changes -> changes.close(meant, request.outcome(), why));
        }
        String copies = there.size() == 1 ? "1 copy" : "%d copies".formatted(there.size());
        if (!request.unseen()) {
            throw new ServiceException(
                    Category.REFUSED,
                    Message.of(
                            "refusal.case.not-gone",
                            there.size(),
                            meant,
                            Stream.concat(
                                            there.stream().limit(MOST_NAMED),
                                            there.size() > MOST_NAMED
                                                    ? Stream.of(Message.verbatim("…"))
                                                    : Stream.<Message>of())
                                    .reduce((one, next) -> Message.of("notice.copies.and", one, next))
                                    .orElseGet(Message::none)));
        }
        String all = CaseUsage.words("reason", "%s (%s not seen gone)".formatted(why, copies));
        return CaseUsage.changed(settings, actor, changes -> changes.close(meant, request.outcome(), all));
    }

    /** The copies in a case of which the last look says something else, each with what that is. */
    private List<Message> notSeenGone(Actor actor, CaseNumber number) {
        try (Database database = HomeDatabase.stored(settings)) {
            List<String> members = database.read(dsl -> {
                CaseFiles files = new CaseFiles(dsl, actor.organisation());
                CaseFile file = files.get(number);
                return files.sightings(file).stream()
                        .filter(CaseSighting::isIn)
                        .map(CaseSighting::sighting)
                        .toList();
            });
            Sightings sightings = new Sightings(database, actor.organisation());
            RemovalLooks looks =
                    new RemovalLooks(database, actor.organisation(), DatabaseClock.of(InstantSource.system()));
            List<Message> there = new ArrayList<>();
            for (List<String> some : Rows.parts(members)) {
                sightings.of(some).forEach(copy -> said(copy, looks).ifPresent(there::add));
            }
            return there;
        }
    }

    private static Optional<Message> said(StoredSighting copy, RemovalLooks looks) {
        Optional<StoredLook> last = looks.of(copy).stream().reduce((_, later) -> later);
        return last.filter(look -> look.finding().meaning() == Meaning.REMOVED).isPresent()
                ? Optional.empty()
                : Optional.of(last.map(look -> Message.of(
                                "at", copy.place(), look.finding().verdict().name()))
                        .orElseGet(() -> Message.of("case.close.not-looked", copy.place())));
    }
}
