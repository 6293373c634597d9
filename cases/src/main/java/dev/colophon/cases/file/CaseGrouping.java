package dev.colophon.cases.file;

import dev.colophon.registry.work.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which confirmed copies are acted on together: those that one operator, or one upload account, shows of one rightsholder's. A pure
 * function. What belongs to an open case joins it; of several that a person made of one, the one that has the site, and of these
 * the newest.
 */
public final class CaseGrouping {

    private CaseGrouping() {}

    /** A case that copies may join. */
    public record OpenCase(String id, CaseNumber number, String rightsholder, CaseOperator operator) {}

    /**
     * Copies that belong together.
     *
     * @param into the open case that they join; empty where a new one is to be opened
     * @param sightings ids, in their order
     */
    public record Group(Optional<OpenCase> into, Party rightsholder, CaseOperator operator, List<String> sightings) {

        public Group {
            sightings = List.copyOf(sightings);
        }
    }

    private record Key(Optional<String> openCase, String rightsholder, String site, Optional<String> account) {}

    /**
     * Each copy in one group, in the order of the first of each.
     *
     * @param open the open cases of these operators
     */
    public static List<Group> of(List<ConfirmedCopy> copies, List<OpenCase> open) {
        Map<Key, List<ConfirmedCopy>> groups = new LinkedHashMap<>();
        Map<String, OpenCase> byId = new LinkedHashMap<>();
        open.forEach(one -> byId.put(one.id(), one));
        for (ConfirmedCopy copy : copies) {
            Optional<String> into = into(copy, open).map(OpenCase::id);
            CaseOperator operator = copy.operator();
            Key key = new Key(
                    into,
                    copy.rightsholder().id(),
                    into.isPresent() ? "" : operator.site(),
                    into.isPresent() ? Optional.empty() : operator.account());
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(copy);
        }
        List<Group> all = new ArrayList<>();
        groups.forEach((key, together) -> {
            ConfirmedCopy first = together.getFirst();
            all.add(new Group(
                    key.openCase().map(byId::get),
                    first.rightsholder(),
                    first.operator(),
                    together.stream().map(ConfirmedCopy::sighting).toList()));
        });
        return all;
    }

    private static Optional<OpenCase> into(ConfirmedCopy copy, List<OpenCase> open) {
        List<OpenCase> same = open.stream()
                .filter(one -> one.rightsholder().equals(copy.rightsholder().id())
                        && one.operator().account().equals(copy.operator().account()))
                .toList();
        Comparator<OpenCase> oldest =
                Comparator.comparingLong(one -> one.number().value());
        return same.stream()
                .filter(one -> one.operator().sites().contains(copy.site()))
                .max(oldest)
                .or(() -> same.stream()
                        .filter(one -> one.operator().sites().stream()
                                .anyMatch(copy.operator().sites()::contains))
                        .min(oldest));
    }
}
