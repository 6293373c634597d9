package dev.colophon.server.web.review;

import dev.colophon.index.Grade;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.sightings.SightingOrder;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.decision.DecisionState;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param sort in which order: {@code newest}, {@code strength}, or, where neither work nor host is chosen, {@code age} or {@code work}
 */
public record InboxFilter(String state, String grade, String work, String host, String sort) {

    static final String UNDECIDED = "undecided";
    static final String ALL = "all";
    static final String NEWEST = "newest";
    private static final String AGE = "age";

    /** The filter of an address of the inbox. */
    public static InboxFilter ofAddress(String address) {
        Map<String, String> values = new HashMap<>();
        int query = address.indexOf('?');
        for (String part :
                query < 0 ? new String[0] : address.substring(query + 1).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return new InboxFilter(
                values.getOrDefault("state", UNDECIDED),
                values.getOrDefault("grade", "candidate"),
                values.getOrDefault("work", ""),
                values.getOrDefault("host", ""),
                values.getOrDefault("sort", NEWEST));
    }

    /** The host of a place; empty of what is not on the web. */
    public static String site(String place) {
        return Host.ofPlace(place).map(Host::name).orElse("");
    }

    /** Whether some of what it shows waits for a decision. */
    public boolean hasUndecided() {
        return chosen().stream().anyMatch(DecisionState::isUndecided);
    }

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
                .in(chosen())
                .by(order());
    }

    /** The orders that can be chosen with this work and host: of one of them, by work is no order of its own, and no index holds that by age. */
    public List<String> sorts() {
        return work.isBlank() && host.isBlank()
                ? List.of(NEWEST, AGE, "strength", "work")
                : List.of(NEWEST, "strength");
    }

    private SightingOrder order() {
        if (!sorts().contains(sort)) {
            throw new ServiceException(
                    Category.USAGE,
                    sort.equals("work") || sort.equals(AGE)
                            ? "what is of one work or at one site is not sorted by %s: choose another order"
                                    .formatted(sort)
                            : "no order is called `%s`".formatted(sort));
        }
        return SightingOrder.valueOf(sort.toUpperCase(Locale.ROOT));
    }

    private Optional<Host> at() {
        try {
            return Optional.of(host.strip()).filter(text -> !text.isEmpty()).map(Host::parse);
        } catch (RegistryException e) {
            throw new ServiceException(Category.USAGE, ServiceException.told(e));
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
        add(query, "sort", sort, NEWEST);
        after.ifPresent(id -> add(query, "after", id, ""));
        return "/inbox" + query;
    }

    private static void add(StringJoiner query, String name, String value, String usual) {
        if (!value.equals(usual)) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
