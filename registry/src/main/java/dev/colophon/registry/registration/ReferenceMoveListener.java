package dev.colophon.registry.registration;

import dev.colophon.registry.work.Reference;
import org.jooq.DSLContext;

/** Told when a registered file goes from one work to another, so that what was seen of it goes along. */
@FunctionalInterface
public interface ReferenceMoveListener {

    /**
     * The file belongs to the other work now.
     *
     * @param dsl the transaction that moves it
     * @param reference as it was
     * @param from the id of the work that it belonged to
     * @param to the id of the other
     */
    void moved(DSLContext dsl, Reference reference, String from, String to);
}
