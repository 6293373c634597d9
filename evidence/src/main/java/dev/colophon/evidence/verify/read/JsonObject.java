package dev.colophon.evidence.verify.read;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.messages.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object whose members are asked for by name and kind; the file it stands in is named when one is missing. */
public final class JsonObject {

    /** With nine digits of a second; more has a year of more than four digits, with which clocks cannot reckon. */
    private static final int LONGEST_TIME = "2026-01-31T12:00:00.123456789Z".length();

    private final Map<String, Object> members;
    private final String part;

    private JsonObject(Map<String, Object> members, String part) {
        this.members = members;
        this.part = part;
    }

    @SuppressWarnings("unchecked") // StrictJson makes no other maps.
    static JsonObject of(Object value, String part) throws MalformedPart {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject((Map<String, Object>) map, part);
        }
        throw new MalformedPart(part, Message.of("json.object"));
    }

    /** The members as they were read. */
    public Map<String, Object> members() {
        return members;
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Refuses members of any other name. */
    public JsonObject only(String... names) throws MalformedPart {
        Set<String> known = Set.of(names);
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw new MalformedPart(part, Message.of("json.unknown", shown(name)));
            }
        }
        return this;
    }

    public String text(String name) throws MalformedPart {
        return as(name, String.class, "json.string");
    }

    public Optional<String> optionalText(String name) throws MalformedPart {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public long number(String name) throws MalformedPart {
        return as(name, Long.class, "json.number");
    }

    public JsonObject object(String name) throws MalformedPart {
        return of(get(name), part);
    }

    /** The SHA-256 in lower-case hexadecimal behind a prefix such as {@code sha256:}. */
    public Hash hash(String name, String prefix) throws MalformedPart {
        String text = text(name);
        try {
            if (text.startsWith(prefix)) {
                return Hash.fromHex(text.substring(prefix.length()));
            }
        } catch (LogException _) {
            // Said below, with the member's name.
        }
        throw new MalformedPart(part, Message.of("json.hash", name, prefix));
    }

    /** A time as ISO 8601 writes it in UTC, of the years 0000 to 9999. */
    public Instant time(String name) throws MalformedPart {
        try {
            String text = text(name);
            if (text.endsWith("Z") && text.length() <= LONGEST_TIME && Character.isDigit(text.charAt(0))) {
                return Instant.parse(text);
            }
        } catch (DateTimeException _) {
            // Said below, with the member's name.
        }
        throw new MalformedPart(part, Message.of("json.time", name));
    }

    public List<JsonObject> objects(String name) throws MalformedPart {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : as(name, List.class, "json.list")) {
            objects.add(of(element, part));
        }
        return objects;
    }

    public List<String> texts(String name) throws MalformedPart {
        List<String> texts = new ArrayList<>();
        for (Object element : as(name, List.class, "json.list")) {
            if (!(element instanceof String text)) {
                throw new MalformedPart(part, Message.of("json.strings", name));
            }
            texts.add(text);
        }
        return texts;
    }

    private Object get(String name) throws MalformedPart {
        Object value = members.get(name);
        if (value == null) {
            throw new MalformedPart(part, Message.of("json.missing", name));
        }
        return value;
    }

    private <T> T as(String name, Class<T> type, String what) throws MalformedPart {
        Object value = get(name);
        if (!type.isInstance(value)) {
            throw new MalformedPart(part, Message.of(what, name));
        }
        return type.cast(value);
    }

    /** A name that anybody may have made. */
    static String shown(String name) {
        String printable = name.replaceAll("\\P{Graph}", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}
