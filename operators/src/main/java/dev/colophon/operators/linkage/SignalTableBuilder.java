package dev.colophon.operators.linkage;

import dev.colophon.operators.linkage.SignalTable.Value;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Collects signals in any order. Memory grows with the number of distinct values; of values that too many sites have only
 * the number is kept. Not thread-safe.
 */
public final class SignalTableBuilder {

    /** A Chinese record number names its holder; what follows the last sign tells the holder's sites apart. */
    private static final Pattern SITE_OF_RECORD = Pattern.compile("(?<=号)-\\d+$");

    private final OperatorParameters parameters;
    private final CommonValues common;
    private final Map<String, String> siteNames = new HashMap<>();
    private final Map<String, Integer> sites = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<SignalKind, Map<String, Holders>> holders = new EnumMap<>(SignalKind.class);
    /** Holds nothing: for values that say nothing. */
    private final Holders meaningless = new Holders();
    /** Sites whose certificate is shared by strangers. */
    private final Set<Integer> underSharedCertificate = new HashSet<>();

    /** The sites that have a value, each with the URL that shows it, until they are too many to be worth keeping. */
    private static final class Holders {
        int count;
        int[] sites = {};
        String[] seenOn = {};

        void add(int site, String url, int mostShared) {
            for (int i = 0; i < sites.length && i < count; i++) {
                if (sites[i] == site) {
                    if (!url.isEmpty() && url.compareTo(seenOn[i]) < 0) {
                        seenOn[i] = url; // the same whatever the order of the signals
                    }
                    return;
                }
            }
            if (count > mostShared) {
                return;
            }
            if (count == mostShared) {
                sites = new int[0];
                seenOn = new String[0];
                count++;
                return;
            }
            if (count == sites.length) {
                sites = Arrays.copyOf(sites, Math.max(1, 2 * count));
                seenOn = Arrays.copyOf(seenOn, sites.length);
            }
            sites[count] = site;
            seenOn[count++] = url;
        }
    }

    public SignalTableBuilder(OperatorParameters parameters, CommonValues common) {
        this.parameters = parameters;
        this.common = common;
        for (SignalKind kind : SignalKind.values()) {
            holders.put(kind, new HashMap<>());
        }
    }

    /** Makes a site known. */
    public int site(String host) {
        return sites.computeIfAbsent(siteName(host), name -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    public void add(SiteSignal signal) {
        int site = site(signal.site());
        SignalKind kind = signal.kind();
        Holders holder = of(kind).computeIfAbsent(
                        normal(signal), value -> common.contains(kind, value) ? meaningless : new Holders());
        if (holder != meaningless) {
            holder.add(site, signal.seenOn(), parameters.mostShared());
        } else if (kind == SignalKind.CERTIFICATE_NAME) {
            underSharedCertificate.add(site);
        }
    }

    private String normal(SiteSignal signal) {
        String value = signal.value();
        return switch (signal.kind()) {
            case REDIRECT -> siteName(value);
            case CERTIFICATE_NAME -> siteName(value.startsWith("*.") ? value.substring(2) : value);
            case RECORD_NUMBER -> SITE_OF_RECORD.matcher(value).replaceFirst("");
            default -> value;
        };
    }

    private String siteName(String host) {
        return siteNames.computeIfAbsent(host, SiteName::of);
    }

    private Map<String, Holders> of(SignalKind kind) {
        return holders.computeIfAbsent(kind, _ -> new HashMap<>());
    }

    public SignalTable build() {
        holders.values().forEach(of -> of.values().removeIf(holder -> holder == meaningless));
        joinTemplates();
        joinNamedSites();
        underSharedCertificate.addAll(withOthersValues(SignalKind.CERTIFICATE_NAME));
        int[] rank = rank();
        List<Value> values = new ArrayList<>();
        for (SignalKind kind : SignalKind.values()) {
            Set<Integer> mute = mute(kind);
            SignalWeight weight = parameters.weight(kind);
            int most = weight.mostSites(names.size(), parameters.mostShared());
            new TreeMap<>(of(kind)).forEach((text, holder) -> {
                boolean nowhere = kind == SignalKind.REDIRECT && !sites.containsKey(text);
                if (!nowhere && holder.count >= 2 && holder.count <= most) {
                    Value value = value(kind, text, holder, mute, rank, weight);
                    if (value.sites().length >= 2) {
                        values.add(value);
                    }
                }
            });
            of(kind).clear();
        }
        return SignalTable.of(names.stream().sorted().toList(), values);
    }

    /** Templates that are nearly equal become one value. */
    private void joinTemplates() {
        Map<String, Holders> templates = of(SignalKind.TEMPLATE);
        Map<String, Integer> uses = new HashMap<>();
        templates.forEach((text, holder) -> uses.put(text, holder.count));
        Templates.leaders(uses, parameters.templateDistance()).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(entry.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    Holders member = templates.remove(entry.getKey());
                    Holders leader = templates.get(entry.getValue());
                    if (member != null && leader != null) {
                        for (int i = 0; i < member.sites.length && i < member.count; i++) {
                            leader.add(member.sites[i], member.seenOn[i], parameters.mostShared());
                        }
                    }
                });
    }

    /** A site that is named by others has that value too. */
    private void joinNamedSites() {
        for (SignalKind kind : List.of(SignalKind.REDIRECT, SignalKind.CERTIFICATE_NAME)) {
            of(kind).forEach((text, holder) -> {
                Integer target = sites.get(text);
                if (target != null) {
                    holder.add(target, "", parameters.mostShared());
                }
            });
        }
    }

    /** Sites for which values of a kind do not count. */
    private Set<Integer> mute(SignalKind kind) {
        Set<Integer> mute = withOthersValues(kind);
        if (kind == SignalKind.CERTIFICATE || kind == SignalKind.CERTIFICATE_NAME) {
            mute.addAll(underSharedCertificate);
        }
        return mute;
    }

    /** Sites with more values of a kind than are their own. */
    private Set<Integer> withOthersValues(SignalKind kind) {
        int[] own = new int[names.size()];
        for (Holders holder : of(kind).values()) {
            for (int i = 0; i < holder.sites.length && i < holder.count; i++) {
                if (!holder.seenOn[i].isEmpty()) {
                    own[holder.sites[i]]++;
                }
            }
        }
        int most = parameters.weight(kind).own();
        return IntStream.range(0, own.length)
                .filter(site -> own[site] > most)
                .boxed()
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Value value(
            SignalKind kind, String text, Holders holder, Collection<Integer> mute, int[] rank, SignalWeight weight) {
        List<Integer> places = IntStream.range(0, holder.count)
                .filter(i -> !mute.contains(holder.sites[i]) || holder.seenOn[i].isEmpty())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> rank[holder.sites[i]]))
                .toList();
        Integer target = kind == SignalKind.REDIRECT ? sites.get(text) : null;
        return new Value(
                kind,
                text,
                places.stream().mapToInt(i -> rank[holder.sites[i]]).toArray(),
                places.stream().map(i -> holder.seenOn[i]).toArray(String[]::new),
                target == null ? -1 : rank[target],
                holder.count,
                weight.bits(names.size(), holder.count));
    }

    /** For each site its number in the alphabet's order. */
    private int[] rank() {
        List<Integer> order = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .toList();
        int[] rank = new int[names.size()];
        for (int i = 0; i < rank.length; i++) {
            rank[order.get(i)] = i;
        }
        return rank;
    }
}
