package dev.colophon.operators.linkage;

import crawlercommons.domains.EffectiveTldFinder;
import crawlercommons.domains.EffectiveTldFinder.EffectiveTLD;
import java.util.Locale;
import java.util.regex.Pattern;

/** What counts as one site: all hosts of one registrable domain, each customer of a shared domain being one of their own. */
public final class SiteName {

    /** An IP address, or a name with a port: a site of its own. */
    private static final Pattern OWN = Pattern.compile("[0-9.]+|\\[.*|.*:.*");

    private SiteName() {}

    /**
     * The site of a host: {@code www.example.co.uk} is of {@code example.co.uk}, {@code ada.github.io} of itself. IP addresses
     * and hosts with a port are their own.
     */
    public static String of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (OWN.matcher(name).matches()) {
            return name;
        }
        // Not strict: a public suffix, or a name under none, is a site of its own. Private suffixes count.
        String domain = EffectiveTldFinder.getAssignedDomain(name, false, false);
        return domain == null ? name : domain;
    }

    /** Whether registries let anybody register names under this one: {@code com}, {@code co.uk}; {@code github.io} is a site. */
    public static boolean isPublicSuffix(String host) {
        EffectiveTLD suffix = EffectiveTldFinder.getEffectiveTLD(host.toLowerCase(Locale.ROOT), true);
        return suffix != null && suffix.getDomain().equalsIgnoreCase(host);
    }
}
