package dev.colophon.registry.history;

import static dev.colophon.store.schema.tables.Work.WORK;
import static dev.colophon.store.schema.tables.WorkEvent.WORK_EVENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The history of works as it stands in the database: rows are added, in the transaction that they tell of, and never changed.
 *
 * @param actor who does what is recorded
 */
public record WorkEvents(Ids ids, InstantSource clock, String actor) {

    private static final int LONGEST_ACTOR = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Records what was done to a work in this transaction. */
    public void record(DSLContext dsl, String work, WorkEvent.Action action, List<WorkEvent.Change> changes) {
        dsl.insertInto(WORK_EVENT)
                .set(WORK_EVENT.ID, ids.next())
                .set(WORK_EVENT.WORK, work)
                .set(WORK_EVENT.AT, clock.millis())
                .set(WORK_EVENT.ACTOR, Sanitiser.fit(actor, LONGEST_ACTOR))
                .set(WORK_EVENT.ACTION, action.name())
                .set(WORK_EVENT.DETAIL, encode(changes))
                .execute();
    }

    /** What was done to a work and to those that were merged into it, oldest first. */
    public static List<WorkEvent> of(DSLContext dsl, String work) {
        return dsl
                .selectFrom(WORK_EVENT)
                .where(WORK_EVENT
                        .WORK
                        .eq(work)
                        .or(WORK_EVENT.WORK.in(dsl.select(WORK.ID).from(WORK).where(WORK.MERGED_INTO.eq(work)))))
                .orderBy(WORK_EVENT.AT, WORK_EVENT.ID)
                .fetch()
                .stream()
                .map(row -> new WorkEvent(
                        Rows.text(row, WORK_EVENT.ID),
                        Rows.text(row, WORK_EVENT.WORK),
                        Rows.time(row, WORK_EVENT.AT),
                        Rows.text(row, WORK_EVENT.ACTOR),
                        WorkEvent.Action.valueOf(Rows.text(row, WORK_EVENT.ACTION)),
                        decode(Rows.text(row, WORK_EVENT.DETAIL))))
                .toList();
    }

    private static String encode(List<WorkEvent.Change> changes) {
        ArrayNode all = MAPPER.createArrayNode();
        for (WorkEvent.Change change : changes) {
            ObjectNode one = all.addObject().put("what", change.what());
            change.before().ifPresent(before -> one.put("before", before));
            change.after().ifPresent(after -> one.put("after", after));
        }
        return all.toString();
    }

    private static List<WorkEvent.Change> decode(String stored) {
        List<WorkEvent.Change> changes = new ArrayList<>();
        try {
            for (JsonNode one : MAPPER.readTree(stored)) {
                changes.add(new WorkEvent.Change(
                        one.path("what").asText(), text(one.path("before")), text(one.path("after"))));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event is damaged: " + stored, e);
        }
        return changes;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node.asText());
    }
}
