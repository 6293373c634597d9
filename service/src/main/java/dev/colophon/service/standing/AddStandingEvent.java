package dev.colophon.service.standing;

import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.standing.StandingEvent;
import dev.colophon.registry.standing.StandingEvent.Source;
import dev.colophon.registry.standing.StandingEvent.What;
import dev.colophon.registry.standing.StandingEvents;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Enters what speaks for or against an owner. Whoever operates the installation may; what they enter is their own word, kept with
 * their name.
 */
public final class AddStandingEvent {

    private static final List<What> SAID =
            Arrays.stream(What.values()).filter(what -> what != What.TAKEN_BACK).toList();

    private final Settings settings;
    private final InstantSource clock;

    public AddStandingEvent(Settings settings) {
        this(settings, InstantSource.system());
    }

    AddStandingEvent(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is entered, as somebody wrote it.
     *
     * @param owner by name or id
     * @param as what happened: {@code won}, {@code lost}, {@code identity-checked}, {@code sanctioned}, {@code sanction-lifted}
     * @param by who decided, of what was won or lost: {@code court}, {@code authority}, {@code body}, {@code host},
     *     {@code counter-notice}, {@code review}, {@code retraction}
     * @param reviewer of a review
     * @param on the day it happened; empty: today
     * @param note which case it was
     * @param takesBack instead of all but the note: the event that was entered by mistake
     */
    public record Request(
            String owner,
            Optional<String> as,
            Optional<String> by,
            Optional<String> reviewer,
            Optional<String> on,
            String note,
            Optional<String> takesBack) {}

    /**
     * Enters it.
     *
     * @return the standing of the owner from now on
     * @throws ServiceException when a value cannot be meant, or the same was entered before
     */
    public ClaimantStanding add(Actor actor, Request request) {
        actor.require(Permission.DECIDE);
        Ids ids = new Ids(clock);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(dsl -> {
                StandingEvents events = new StandingEvents(dsl, actor.organisation());
                Party owner = ListStandings.owner(dsl, actor, request.owner());
                StandingEvent event = event(dsl, actor, request, owner, ids.next());
                ClaimantStanding before = events.standing(owner, clock.instant());
                if (before.isEntered(event)) {
                    throw new ServiceException(Category.REFUSED, "the same is entered already: " + event.sentence());
                }
                events.add(event);
                return events.standing(owner, clock.instant());
            });
        }
    }

    private StandingEvent event(DSLContext dsl, Actor actor, Request request, Party owner, String id) {
        Optional<String> takesBack = request.takesBack()
                .map(wanted -> new StandingEvents(dsl, actor.organisation())
                        .get(owner, wanted)
                        .id());
        if (takesBack.isPresent() == request.as().isPresent()) {
            throw usage("say what happened with --as, or what was a mistake with --take-back");
        }
        Optional<String> reviewer =
                request.reviewer().map(name -> WrittenText.line("reviewer", name, StandingEvents.LONGEST_REVIEWER));
        if (reviewer.filter(name -> name.equalsIgnoreCase(owner.name()) || name.equals(owner.id()))
                .isPresent()) {
            throw usage("a review counts when somebody reviews who is not of the claimant: `%s` is the claimant"
                    .formatted(owner.name()));
        }
        try {
            return new StandingEvent(
                    id,
                    owner.id(),
                    request.as()
                            .map(word -> named("what happened", word, SAID, AddStandingEvent::word))
                            .orElse(What.TAKEN_BACK),
                    request.by().map(word -> named("who decided", word, List.of(Source.values()), Source::word)),
                    reviewer,
                    day(request.on()),
                    request.note().isBlank()
                            ? ""
                            : WrittenText.lines("note", request.note(), StandingEvents.LONGEST_NOTE),
                    takesBack,
                    actor.name());
        } catch (RegistryException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private static String word(What what) {
        return what.words().replace(' ', '-');
    }

    private static <T> T named(String what, String word, List<T> all, Function<T, String> words) {
        return all.stream()
                .filter(one -> words.apply(one).equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(() -> usage("`%s` does not say %s: write %s"
                        .formatted(word, what, all.stream().map(words).collect(Collectors.joining(", ")))));
    }

    private LocalDate day(Optional<String> text) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate day;
        try {
            day = text.map(String::strip).map(LocalDate::parse).orElse(today);
        } catch (DateTimeException e) {
            throw usage("`%s` is no day: write it like 2026-12-31".formatted(text.orElse("")));
        }
        if (day.isAfter(today)) {
            throw usage("%s has not come yet (in UTC): what counts has happened".formatted(day));
        }
        return day;
    }

    private static ServiceException usage(String message) {
        return new ServiceException(Category.USAGE, message);
    }
}
