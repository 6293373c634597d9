package dev.colophon.service.review;

import static dev.colophon.store.schema.tables.SavedView.SAVED_VIEW;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;

/** Keeps a view of the inbox under a name. */
public final class SaveView {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_QUERY = 1_000;
    static final int MOST = 50;

    private final Settings settings;

    public SaveView(Settings settings) {
        this.settings = settings;
    }

    /**
     * A view.
     *
     * @param query what stands behind the question mark of its address; empty: the inbox as it comes
     */
    public record View(String name, String query) {}

    /**
     * Keeps one; one of the same name is replaced.
     *
     * @throws ServiceException when it has no name, or there are too many
     */
    public void save(Actor actor, View view) {
        actor.require(Permission.READ);
        String name = WrittenText.line("name", view.name(), LONGEST_NAME);
        if (name.isBlank() || view.query().length() > LONGEST_QUERY) {
            throw new ServiceException(Category.USAGE, Message.of("refusal.view.name"));
        }
        List<View> before = new ListViews(settings).list(actor);
        if (before.size() >= MOST && before.stream().noneMatch(one -> one.name().equals(name))) {
            throw new ServiceException(Category.REFUSED, Message.of("refusal.view.many", MOST));
        }
        try (Database database = HomeDatabase.stored(settings)) {
            boolean _ = database.writeRepeating(dsl -> dsl.insertInto(SAVED_VIEW)
                            .set(SAVED_VIEW.ORGANISATION, actor.organisation().id())
                            .set(SAVED_VIEW.PERSON, actor.name())
                            .set(SAVED_VIEW.NAME, name)
                            .set(SAVED_VIEW.QUERY, view.query())
                            .set(SAVED_VIEW.SAVED_AT, System.currentTimeMillis())
                            .onConflict(SAVED_VIEW.ORGANISATION, SAVED_VIEW.PERSON, SAVED_VIEW.NAME)
                            .doUpdate()
                            .set(SAVED_VIEW.QUERY, view.query())
                            .execute()
                    > 0);
        }
    }
}
