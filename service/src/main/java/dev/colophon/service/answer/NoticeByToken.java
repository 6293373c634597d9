package dev.colophon.service.answer;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.page.AnswerAddresses;
import dev.colophon.cases.notice.page.AnswerAddresses.Answered;
import dev.colophon.cases.notice.page.AnswerToken;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.service.answer.AnswerPage.Standing;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * A notice that somebody answers by the address that it carries. That address is all that they have to show; whoever they are is what they say.
 *
 * @param id of the notice
 */
record NoticeByToken(Database database, NoticeSession session, String id) {

    /** As whom events are noted that came by the page. */
    static final String BY_PAGE = "answer page";

    /** Something that is done with one. */
    interface Use<T> {
        T with(NoticeByToken notice);
    }

    /** Does something with the notice of a token that has left; empty where there is none, and nothing tells why. */
    static <T> Optional<T> use(Settings settings, InstantSource clock, String token, Use<T> use) {
        Optional<AnswerToken> known = AnswerToken.of(token);
        if (known.isEmpty() || settings.nothingStored().isPresent()) {
            return Optional.empty();
        }
        try (Database database = HomeDatabase.stored(settings)) {
            Optional<Answered> answered = database.read(dsl -> new AnswerAddresses(dsl).of(known.get()));
            return answered.map(found -> new NoticeByToken(
                            database,
                            NoticeSession.of(database, new Actor(found.organisation(), BY_PAGE), settings, clock),
                            found.notice()))
                    .filter(notice ->
                            notice.read(step -> notice.history(step).state().mayHaveLeft()))
                    .map(use::with);
        }
    }

    <T> T read(Function<NoticeSession.Step, T> question) {
        return session.read(question);
    }

    NoticeHistory history(NoticeSession.Step step) {
        return step.reading().history(step.notices().ofId(id));
    }

    /** Whether a notice is to be answered. */
    static Standing standing(NoticeHistory history) {
        NoticePhase phase = history.state().phase();
        return phase == NoticePhase.RETRACTED
                ? Standing.RETRACTED
                : phase == NoticePhase.CLOSED ? Standing.CLOSED : Standing.STANDS;
    }
}
