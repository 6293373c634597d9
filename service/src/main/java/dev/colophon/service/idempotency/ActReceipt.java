package dev.colophon.service.idempotency;

import org.jooq.DSLContext;

/**
 * What a use case writes down in its own transaction for whoever asked: a crash leaves both or neither.
 *
 * @param <R> what came of it
 */
@FunctionalInterface
public interface ActReceipt<R> {

    /** It is done, if this transaction is. */
    void done(DSLContext dsl, R result);

    /** For whoever wants none. */
    static <R> ActReceipt<R> none() {
        return (_, _) -> {};
    }
}
