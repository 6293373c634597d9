package dev.colophon.service.idempotency;

import static dev.colophon.store.schema.tables.IdempotentRequest.IDEMPOTENT_REQUEST;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * A request that is being done by this process, or one without a key, of which nothing is written down.
 *
 * @param isDone whether an earlier attempt was killed after it was done and before it was answered: only the answer is missing
 */
public record IdempotentRequest(Optional<Turn> turn, boolean isDone) {

    /** One without a key. */
    public static final IdempotentRequest NONE = new IdempotentRequest(Optional.empty(), false);

    /** How it stands. */
    enum State {
        RUNNING,
        LEFT,
        DONE,
        ANSWERED
    }

    /**
     * The right to do it, until another has it.
     *
     * @param token of this attempt
     */
    record Turn(String organisation, String keySha256, String token) {

        Condition mine() {
            return IDEMPOTENT_REQUEST
                    .ORGANISATION
                    .eq(organisation)
                    .and(IDEMPOTENT_REQUEST.KEY_SHA256.eq(keySha256))
                    .and(IDEMPOTENT_REQUEST.TOKEN.eq(token));
        }
    }

    /** Writes down in the transaction of the act that it is done; its answer follows. */
    public <R> ActReceipt<R> receipt() {
        return (dsl, _) -> write(dsl, State.DONE, Map.of());
    }

    /** The same, with the answer that is made of what came of it. */
    public <R> ActReceipt<R> receipt(Function<R, StoredAnswer> answer) {
        return (dsl, result) -> write(dsl, State.ANSWERED, columns(answer.apply(result)));
    }

    static Map<Field<?>, Object> columns(StoredAnswer answer) {
        return Map.of(
                IDEMPOTENT_REQUEST.STATUS,
                answer.status(),
                IDEMPOTENT_REQUEST.HEADERS,
                answer.headerLines(),
                IDEMPOTENT_REQUEST.BODY,
                answer.body());
    }

    /** @throws ServiceException when another does it: this attempt seemed to be dead for too long */
    void write(DSLContext dsl, State state, Map<Field<?>, Object> columns) {
        if (turn.isPresent()
                && dsl.update(IDEMPOTENT_REQUEST)
                                .set(IDEMPOTENT_REQUEST.STATE, state.name())
                                .set(columns)
                                .where(turn.get().mine())
                                .execute()
                        == 0) {
            throw new ServiceException(
                    Category.BUSY, "another request with the same Idempotency-Key took this over: ask again with it");
        }
    }
}
