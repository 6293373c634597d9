package dev.colophon.evidence.bundle.environment;

import dev.colophon.evidence.log.verify.CanonicalJson;
import java.util.List;
import java.util.Map;

/**
 * In what state the capturing machine was ({@code evidence/environment.json}): the check of cleanliness that courts ask for,
 * item by item. An item that is not known says so.
 */
public record Environment(List<Item> items) {

    /** How an item stands. */
    public enum Status {
        /** As it should be. */
        PASS,
        /** Not as it should be, with the reason; evidence made in spite of it is worth less. */
        FAIL,
        /** Not known here. */
        UNKNOWN
    }

    /**
     * One thing about the machine.
     *
     * @param id such as {@code os} or {@code hosts}: small letters, digits, {@code . _ -}
     * @param value what was found; may be empty
     * @param why one line
     */
    public record Item(String id, Status status, String value, String why) {

        static Item pass(String id, String value, String why) {
            return new Item(id, Status.PASS, value, why);
        }

        static Item fail(String id, String value, String why) {
            return new Item(id, Status.FAIL, value, why);
        }

        static Item unknown(String id, String why) {
            return new Item(id, Status.UNKNOWN, "", why);
        }
    }

    public Environment {
        items = List.copyOf(items);
    }

    /** What the machine tells of itself and what the caller knows. */
    public static Environment of(Machine machine, Circumstances circumstances) {
        return new Environment(List.of(
                machine.system(),
                machine.kernel(),
                machine.java(),
                machine.proxies(),
                machine.hosts(circumstances.hosts()),
                machine.resolver(),
                machine.clockKeeping(),
                circumstances.software(),
                circumstances.standing(),
                circumstances.responsible(),
                circumstances.invocation(),
                circumstances.browser()));
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        return CanonicalJson.bytes(Map.of(
                "items",
                items.stream()
                        .map(item -> Map.of(
                                "id", item.id(),
                                "status", item.status().name(),
                                "value", item.value(),
                                "why", item.why()))
                        .toList()));
    }
}
