package dev.colophon.server.web;

import dev.colophon.index.Grade;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.decision.DecisionState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Which sightings the inbox shows, as its address says.
 *
 * @param state {@code undecided}, {@code all}, or the word of a state
 * @param grade the weakest, as {@code candidate}
 * @param work the id of a work; empty for all
 * @param host a host; empty for all
 */
public record InboxFilter(String state, String grade, String work, String host) {

    static final String UNDECIDED = "undecided";
    static final String ALL = "all";

    /** All that can be chosen of states. */
    public static List<String> states() {
        return Stream.concat(
                        Stream.of(UNDECIDED),
                        Stream.concat(Arrays.stream(DecisionState.values()).map(DecisionState::word), Stream.of(ALL)))
                .toList();
    }

    /** All that can be chosen of grades, from the weakest. */
    public static List<String> grades() {
        return List.of("candidate", "strong", "exact");
    }

    /** The query of a page of so many. */
    public SightingQuery query(int limit) {
        Grade weakest = Arrays.stream(Grade.values())
                .filter(one -> one.name().equalsIgnoreCase(grade))
                .findFirst()
                .orElseThrow(() -> new ServiceException(Category.USAGE, "no grade is called `%s`".formatted(grade)));
        return new SightingQuery(
                        Optional.of(work).filter(text -> !text.isBlank()),
                        weakest,
                        Optional.empty(),
                        Optional.empty(),
                        limit)
                .at(at())
                .in(chosen());
    }

    private Optional<Host> at() {
        try {
            return Optional.of(host.strip()).filter(text -> !text.isEmpty()).map(Host::parse);
        } catch (RegistryException e) {
            throw new ServiceException(Category.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private Set<DecisionState> chosen() {
        return switch (state) {
            case UNDECIDED -> DecisionState.undecided();
            case ALL -> EnumSet.allOf(DecisionState.class);
            default ->
                EnumSet.of(Arrays.stream(DecisionState.values())
                        .filter(one -> one.word().equals(state))
                        .findFirst()
                        .orElseThrow(() ->
                                new ServiceException(Category.USAGE, "no state is called `%s`".formatted(state))));
        };
    }

    /** The address of these, from the first or behind one. */
    public String address(Optional<String> after) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        add(query, "state", state, UNDECIDED);
        add(query, "grade", grade, "candidate");
        add(query, "work", work, "");
        add(query, "host", host, "");
        after.ifPresent(id -> add(query, "after", id, ""));
        return "/inbox" + query;
    }

    private static void add(StringJoiner query, String name, String value, String usual) {
        if (!value.equals(usual)) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
