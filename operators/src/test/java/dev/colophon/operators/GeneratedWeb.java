package dev.colophon.operators;

import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A web whose operators are known: groups of sites, each with habits of its own in what its sites share, and around them what
 * strangers share: hosters, content delivery networks and their certificates, public themes, files that everybody has,
 * films that go round, the contact of a web agency, footers and whole pages that were copied. Equal seeds make equal webs.
 */
final class GeneratedWeb {

    private static final int CDN_BLOCKS = 12;
    private static final int HOSTERS = 25;
    private static final int THEMES = 15;

    private final SplittableRandom random;
    /** How often an operator has a habit, for one that is as usual. */
    private final double habit;
    /** On how many of its sites an operator follows its habits. */
    private final double care;

    private final List<SiteSignal> signals = new ArrayList<>();
    private final Map<String, Integer> operatorOf = new HashMap<>();
    private final List<String> sites = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Set<String> onCdn = new HashSet<>();

    /** What an operator puts on its sites; empty where it has no such habit. */
    private static final class Group {
        final List<String> sites = new ArrayList<>();
        final Map<SignalKind, List<String>> habits = new EnumMap<>(SignalKind.class);
        final Map<SignalKind, Double> share = new EnumMap<>(SignalKind.class);
        double cdn;
    }

    private GeneratedWeb(long seed, double habit, double care) {
        random = new SplittableRandom(seed);
        this.habit = habit;
        this.care = care;
    }

    /**
     * A web of operators who run their sites from one kit.
     *
     * @param groups at most as many as sites
     */
    static GeneratedWeb of(long seed, int sites, int groups) {
        return of(new GeneratedWeb(seed, 1, 0.93), sites, groups);
    }

    /** A web of operators who put less on their sites, and on fewer of them. */
    static GeneratedWeb sparse(long seed, int sites, int groups) {
        return of(new GeneratedWeb(seed, 0.85, 0.8), sites, groups);
    }

    private static GeneratedWeb of(GeneratedWeb web, int sites, int groups) {
        web.found(sites, groups);
        web.groups.forEach(web::run);
        web.strangers();
        web.copies();
        return web;
    }

    List<SiteSignal> signals() {
        return signals;
    }

    /** The number of the operator of each site. */
    Map<String, Integer> operators() {
        return operatorOf;
    }

    /** Sites behind a content delivery network. */
    Set<String> onCdn() {
        return onCdn;
    }

    /** Sizes as uneven as life: many small operators, a few with some dozens of sites, none above 45. */
    private void found(int count, int groupCount) {
        int[] sizes = new int[groupCount];
        for (int i = 0; i < count; i++) {
            int group = i < groupCount ? i : (int) (groupCount * Math.pow(random.nextDouble(), 1.6));
            if (sizes[group] >= 45) {
                group = random.nextInt(groupCount);
            }
            sizes[group]++;
        }
        for (int size : sizes) {
            Group group = new Group();
            for (int i = 0; i < size; i++) {
                String site = "%s%d.com".formatted(word(), sites.size());
                sites.add(site);
                operatorOf.put(site, groups.size());
                group.sites.add(site);
            }
            habits(group);
            groups.add(group);
        }
    }

    private void habits(Group group) {
        habit(group, SignalKind.ANALYTICS_ID, 0.85, 1 + random.nextInt(2), "G-");
        habit(group, SignalKind.ADVERTISING_ID, 0.75, 1, "pub-");
        habit(group, SignalKind.CONTACT, 0.75, 1 + random.nextInt(2), "mail-");
        habit(group, SignalKind.PAYMENT_ADDRESS, 0.2, 1, "T");
        habit(group, SignalKind.RECORD_NUMBER, 0.4, 1, "京ICP备");
        habit(group, SignalKind.TEMPLATE, 0.6, 1, "");
        habit(group, SignalKind.FAVICON, 0.5, 1, "icon");
        habit(group, SignalKind.ROBOTS_TXT, 0.4, 1, "robots");
        habit(group, SignalKind.SHARED_FILE, 0.6, 5 + random.nextInt(60), "film");
        habit(group, SignalKind.ADDRESS, 0.65, 1 + group.sites.size() / 12, "");
        group.cdn = random.nextDouble() < 0.5 ? 0.85 : 0.15;
    }

    private void habit(Group group, SignalKind kind, double probability, int values, String prefix) {
        if (random.nextDouble() < probability * habit) {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < values; i++) {
                own.add(
                        switch (kind) {
                            case ADDRESS -> "45.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), octet());
                            case TEMPLATE -> template(random.nextLong());
                            default -> prefix + Long.toUnsignedString(random.nextLong(), 36);
                        });
            }
            group.habits.put(kind, own);
            group.share.put(kind, Math.min(1, care + 0.2 * (random.nextDouble() - 0.5)));
        }
    }

    /** What the sites of one operator show. */
    private void run(Group group) {
        for (String site : group.sites) {
            group.habits.forEach((kind, values) -> {
                boolean has = random.nextDouble() < group.share.getOrDefault(kind, 0.0);
                if (has && kind == SignalKind.SHARED_FILE) {
                    values.stream().filter(_ -> random.nextDouble() < 0.6).forEach(value -> add(site, kind, value));
                } else if (has && kind == SignalKind.TEMPLATE) {
                    add(site, kind, template(noisy(Long.parseUnsignedLong(values.getFirst(), 16), 1)));
                } else if (has && kind != SignalKind.ADDRESS) {
                    add(site, kind, values.get(random.nextInt(values.size())));
                }
            });
            serve(group, site);
        }
        certificates(group);
        if (random.nextDouble() < 0.15 && group.sites.size() > 1) {
            for (int i = 1; i < group.sites.size(); i += 3) {
                add(group.sites.get(i), SignalKind.REDIRECT, group.sites.getFirst());
            }
        }
    }

    /** Where a site stands: behind a CDN, on its operator's servers, or at a hoster with many others. */
    private void serve(Group group, String site) {
        List<String> own = group.habits.get(SignalKind.ADDRESS);
        String address;
        if (random.nextDouble() < group.cdn) {
            onCdn.add(site);
            address = "104.%d.%d.%d".formatted(16 + random.nextInt(CDN_BLOCKS), random.nextInt(4), random.nextInt(20));
        } else if (own != null && random.nextDouble() < group.share.getOrDefault(SignalKind.ADDRESS, 0.0)) {
            address = own.get(random.nextInt(own.size()));
        } else {
            int hoster = (int) (HOSTERS * Math.pow(random.nextDouble(), 1.5));
            address = "62.%d.7.%d".formatted(hoster, random.nextInt(1 + hoster / 2));
        }
        add(site, SignalKind.ADDRESS, address);
        add(site, SignalKind.PREFIX, address.substring(0, address.lastIndexOf('.')) + ".0/24");
    }

    /** A third of the operators get certificates for up to ten of their sites together; who is behind a CDN gets that one's. */
    private void certificates(Group group) {
        boolean together = random.nextDouble() < 0.35;
        for (int start = 0; start < group.sites.size(); start += together ? 10 : 1) {
            List<String> named = group.sites.subList(start, Math.min(group.sites.size(), start + (together ? 10 : 1)));
            String certificate = hash();
            for (String site : named) {
                if (!onCdn.contains(site)) {
                    add(site, SignalKind.CERTIFICATE, certificate);
                    named.forEach(name -> add(site, SignalKind.CERTIFICATE_NAME, name));
                }
            }
        }
    }

    /** What sites have in common that no operator put there. */
    private void strangers() {
        // Customers of one CDN on a certificate together, 30 by 30.
        List<String> customers = new ArrayList<>(sites.stream()
                .filter(site -> onCdn.contains(site) && operatorOf.getOrDefault(site, 0) % 3 == 0)
                .toList());
        shuffle(customers);
        for (int start = 0; start < customers.size(); start += 30) {
            List<String> named = customers.subList(start, Math.min(customers.size(), start + 30));
            String certificate = hash();
            String cdn = "sni%d.cloudflaressl.com".formatted(start);
            for (String site : named) {
                add(site, SignalKind.CERTIFICATE, certificate);
                add(site, SignalKind.CERTIFICATE_NAME, cdn);
                named.forEach(name -> add(site, SignalKind.CERTIFICATE_NAME, name));
            }
        }
        List<String> themes = values(THEMES, () -> template(random.nextLong()));
        List<String> icons = values(THEMES, this::hash);
        List<String> robots = values(6, this::hash);
        List<String> everywhere = values(60, this::hash);
        List<String> goingRound = values(sites.size() * 2, this::hash);
        for (String site : sites) {
            if (random.nextDouble() < 0.6) {
                int theme = (int) (THEMES * Math.pow(random.nextDouble(), 2));
                add(site, SignalKind.TEMPLATE, template(noisy(Long.parseUnsignedLong(themes.get(theme), 16), 1)));
                if (random.nextDouble() < 0.5) {
                    add(site, SignalKind.FAVICON, icons.get(theme));
                }
            }
            if (random.nextDouble() < 0.6) {
                add(site, SignalKind.ROBOTS_TXT, robots.get(random.nextInt(robots.size())));
            }
            everywhere.forEach(file -> {
                if (random.nextDouble() < 0.15) {
                    add(site, SignalKind.SHARED_FILE, file);
                }
            });
            for (int i = random.nextInt(25); i > 0; i--) {
                int film = (int) (goingRound.size() * Math.pow(random.nextDouble(), 2));
                add(site, SignalKind.SHARED_FILE, goingRound.get(film));
            }
            if (random.nextDouble() < 0.3) {
                add(site, SignalKind.ANALYTICS_ID, "UA-" + random.nextInt(1_000_000_000)); // one of its own
            }
            if (random.nextDouble() < 0.05) {
                add(site, SignalKind.REDIRECT, random.nextBoolean() ? "www.google.com" : any());
            }
        }
        for (int share : List.of(100, 40, 10)) { // platforms that count the visitors of all their customers
            String id = "UA-platform-" + share;
            for (int i = some(share); i > 0; i--) {
                add(any(), SignalKind.ANALYTICS_ID, id);
            }
        }
        int agencies = some(6);
        for (int agency = 0; agency < agencies; agency++) { // whose name and template its customers have
            String contact = "studio-%d@agency.test".formatted(agency);
            long template = random.nextLong();
            for (int i = 0; i < Math.min(6, 2 + sites.size() / 50); i++) {
                String customer = any();
                add(customer, SignalKind.CONTACT, contact);
                add(customer, SignalKind.TEMPLATE, template(noisy(template, 1)));
            }
        }
        int directories = some(3);
        for (int directory = 0; directory < directories; directory++) { // which lists the contacts of others
            String site = any();
            groups.forEach(group -> group.habits
                    .getOrDefault(SignalKind.CONTACT, List.of())
                    .forEach(contact -> add(site, SignalKind.CONTACT, contact)));
        }
    }

    /** Record numbers and whole pages on sites of strangers. */
    private void copies() {
        for (int i = some(60); i > 0; i--) {
            Group from = groups.get(random.nextInt(groups.size()));
            String to = any();
            copy(from, to, SignalKind.RECORD_NUMBER, 1);
            copy(from, to, SignalKind.CONTACT, 0.5);
        }
        for (int i = some(3); i > 0; i--) { // by somebody who exchanged what brings money
            Group from = groups.get(random.nextInt(groups.size()));
            String to = any();
            for (SignalKind kind : List.of(
                    SignalKind.RECORD_NUMBER,
                    SignalKind.CONTACT,
                    SignalKind.TEMPLATE,
                    SignalKind.FAVICON,
                    SignalKind.ROBOTS_TXT,
                    SignalKind.SHARED_FILE)) {
                copy(from, to, kind, 0.9);
            }
        }
        for (int i = some(1); i > 0; i--) { // by somebody who copied the page with all that is in it
            Group from = groups.get(random.nextInt(groups.size()));
            String to = any();
            from.habits.keySet().forEach(kind -> {
                if (kind != SignalKind.ADDRESS) {
                    copy(from, to, kind, 1);
                }
            });
        }
    }

    /** So many in a thousand sites; in few sites sometimes one. */
    private int some(int inThousand) {
        double expected = inThousand * sites.size() / 1000.0;
        return (int) expected + (random.nextDouble() < expected - (int) expected ? 1 : 0);
    }

    private void copy(Group from, String to, SignalKind kind, double probability) {
        for (String value : from.habits.getOrDefault(kind, List.of())) {
            if (random.nextDouble() < probability) {
                add(to, kind, value);
            }
        }
    }

    private void add(String site, SignalKind kind, String value) {
        signals.add(new SiteSignal(site, kind, value, "https://" + site + "/"));
    }

    private String any() {
        return sites.get(random.nextInt(sites.size()));
    }

    private int octet() {
        return 1 + random.nextInt(254);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private String hash() {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    private static String template(long hash) {
        return String.format(Locale.ROOT, "%016x", hash);
    }

    private long noisy(long hash, int bits) {
        long noisy = hash;
        for (int i = random.nextInt(bits + 1); i > 0; i--) {
            noisy ^= 1L << random.nextInt(64);
        }
        return noisy;
    }

    private List<String> values(int count, java.util.function.Supplier<String> value) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value.get());
        }
        return values;
    }

    private void shuffle(List<String> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            list.set(i, list.set(random.nextInt(i + 1), list.get(i)));
        }
    }
}
