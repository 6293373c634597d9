package dev.colophon.registry.message.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a record with all that is in it.
 *
 * @param name without its namespace
 * @param attributes by name without namespace
 * @param text its own, without blanks around it
 * @param line that it begins in, from 1
 */
public record MessageElement(
        String name, Map<String, String> attributes, String text, List<MessageElement> children, long line) {

    public MessageElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The first child of this name. */
    public Optional<MessageElement> child(String wanted) {
        return children(wanted).findFirst();
    }

    public Stream<MessageElement> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    /** What is reached by these names one below the other, in the order of the message. */
    public Stream<MessageElement> path(String... names) {
        Stream<MessageElement> reached = Stream.of(this);
        for (String wanted : names) {
            reached = reached.flatMap(element -> element.children(wanted));
        }
        return reached;
    }

    /** What is not blank of the texts that are reached by these names. */
    public Stream<String> texts(String... names) {
        return path(names).map(MessageElement::text).filter(said -> !said.isEmpty());
    }

    /** The first of {@link #texts}. */
    public Optional<String> first(String... names) {
        return texts(names).findFirst();
    }

    public Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** This and all elements in it, in the order of the message. */
    public Stream<MessageElement> descendants() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(MessageElement::descendants));
    }
}
