package dev.colophon.service.comparison;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.catalogue.FindItem;
import dev.colophon.service.settings.Settings;

/** Finds one sighting, to look at both sides of it. */
public final class FindSighting {

    private final Settings settings;

    public FindSighting(Settings settings) {
        this.settings = settings;
    }

    /**
     * The sighting with this id, or an unambiguous start or end of it.
     *
     * @param listener told where another has taken the place of the sighting that is named
     * @throws ServiceException when there is no such sighting
     */
    public CatalogueItem.OfSighting find(Actor actor, String id, MessageListener listener) {
        actor.require(Permission.READ);
        return switch (new FindItem(settings).find(actor, id, listener)) {
            case CatalogueItem.OfSighting sighting -> sighting;
            case CatalogueItem.OfWork _ ->
                throw new ServiceException(
                        Category.REFUSED, "`%s` is a work, and has no copy beside it: name a sighting".formatted(id));
        };
    }
}
