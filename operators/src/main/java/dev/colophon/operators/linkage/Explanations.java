package dev.colophon.operators.linkage;

import dev.colophon.operators.linkage.SignalTable.Value;
import dev.colophon.page.signal.SignalKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what sites have in common. */
public final class Explanations {

    /** Of a group only what explains most of it is said. */
    private static final int REASONS = 20;

    private static final Comparator<Value> RAREST =
            Comparator.comparingInt(Value::count).thenComparing(Value::text);

    private final SignalTable table;
    private final OperatorParameters parameters;

    public Explanations(SignalTable table, OperatorParameters parameters) {
        this.table = table;
        this.parameters = parameters;
    }

    /** What two sites share, most first; the bits add up to those of their link. */
    public List<SharedValue> pair(int a, int b) {
        Map<SignalKind, List<Value>> byKind = new EnumMap<>(SignalKind.class);
        double[] raw = new double[PairEvidence.KINDS];
        for (Value value : table.shared(a, b)) {
            byKind.computeIfAbsent(value.kind(), _ -> new ArrayList<>()).add(value);
            raw[PairEvidence.number(value.kind())] += value.bits();
        }
        PairEvidence evidence = new PairEvidence(parameters);
        List<SharedValue> shared = new ArrayList<>();
        byKind.forEach((kind, values) -> {
            double bits = evidence.ofKind(raw, 0, PairEvidence.number(kind));
            if (kind == SignalKind.SHARED_FILE) {
                shared.add(together(values, bits, List.of(a, b)));
            } else {
                shared.addAll(each(values, bits, List.of(a, b)));
            }
        });
        shared.sort(Comparator.comparingDouble(SharedValue::bits).reversed()); // stable: by kind otherwise
        return List.copyOf(shared);
    }

    /** The rarest value counts first, until the cap of the kind is reached. */
    private List<SharedValue> each(List<Value> values, double bits, List<Integer> sites) {
        List<SharedValue> each = new ArrayList<>();
        double left = bits;
        for (Value value : values.stream().sorted(RAREST).toList()) {
            double worth = Math.min(left, parameters.weight(value.kind()).reliability() * value.bits());
            left -= worth;
            each.add(shared(value, 1, worth, sites));
        }
        return each;
    }

    private SharedValue together(List<Value> files, double bits, List<Integer> sites) {
        return shared(files.stream().min(RAREST).orElseThrow(), files.size(), bits, sites);
    }

    private SharedValue shared(Value value, int count, double bits, List<Integer> sites) {
        SortedMap<String, String> seenOn = new TreeMap<>();
        for (int site : sites) {
            String url = value.seenOn(site);
            if (!url.isEmpty()) {
                seenOn.put(table.names().get(site), url);
            }
        }
        return new SharedValue(
                value.kind(),
                value.text(),
                count,
                bits,
                value.count(),
                table.names().size(),
                seenOn);
    }

    /** A value and how many sites of a group have it. */
    private record Held(Value value, int sites, double bits) {

        /** How much of the group it explains. */
        double explains() {
            return bits * (sites - 1);
        }
    }

    /** What holds a group together, first what explains most of it. */
    public List<SharedValue> group(List<Integer> sites) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int site : sites) {
            Arrays.stream(table.ofSite()[site]).forEach(value -> counts.merge(value, 1, Integer::sum));
        }
        List<Held> held = new ArrayList<>();
        counts.forEach((number, count) -> {
            Value value = table.values().get(number);
            boolean joins = value.target() < 0 || Collections.binarySearch(sites, value.target()) >= 0;
            if (count >= 2 && joins) {
                held.add(new Held(value, count, parameters.weight(value.kind()).reliability() * value.bits()));
            }
        });
        List<Value> files = held.stream()
                .map(Held::value)
                .filter(value -> value.kind() == SignalKind.SHARED_FILE)
                .toList();
        held.removeIf(one -> one.value().kind() == SignalKind.SHARED_FILE
                && !one.value().equals(files.stream().min(RAREST).orElseThrow()));
        Set<SignalKind> kinds = held.stream().map(one -> one.value().kind()).collect(Collectors.toSet());
        held.removeIf(one -> parameters
                .weight(one.value().kind())
                .follows()
                .filter(kinds::contains)
                .isPresent());
        return held.stream()
                .sorted(Comparator.comparingDouble(Held::explains).reversed())
                .limit(REASONS)
                .map(one -> one.value().kind() == SignalKind.SHARED_FILE
                        ? together(files, ofAll(files), sites)
                        : shared(one.value(), 1, one.bits(), sites))
                .toList();
    }

    private double ofAll(List<Value> files) {
        SignalWeight weight = parameters.weight(SignalKind.SHARED_FILE);
        return weight.reliability()
                * Math.min(
                        weight.kindCap(),
                        files.stream().mapToDouble(Value::bits).sum());
    }
}
