package dev.colophon.service.record;

import dev.colophon.registry.work.Organisation;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** What is published in one form, entry by entry. */
interface PublishedEntries {

    /** Each entry, as a record that is written as JSON. */
    void forEach(DSLContext dsl, Organisation organisation, Consumer<Object> taker);

    /** What is said when there is none. */
    String none();
}
