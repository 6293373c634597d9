package dev.colophon.registry.work;

import com.ibm.icu.text.IDNA;
import crawlercommons.domains.EffectiveTldFinder;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a host that may show a work, and of all hosts under it.
 *
 * @param name lower case, international names in their ASCII form, without port and final dot
 */
public record Host(String name) {

    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern PORT = Pattern.compile(":0*+([0-9]{0,9}+)[0-9]*+$");
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern WEB = Pattern.compile("(?i)https?://.*");

    /**
     * Reads a host name, or takes it from a URL; {@code *.} in front is allowed and changes nothing.
     *
     * @throws RegistryException when there is no host name in it
     */
    public static Host parse(String text) {
        String stripped = text.strip();
        return (stripped.contains("://") ? ofUrl(stripped) : ofUrl("http://" + stripped.replaceFirst("^\\*\\.", "")))
                .orElseThrow(() ->
                        new RegistryException("`%s` is not a host: write it like `example.org`".formatted(stripped)));
    }

    /**
     * Reads a host that may show works, with all hosts under it.
     *
     * @throws RegistryException when there is no host name in it, no site can have that name, or strangers have hosts under it:
     *     {@code com}, {@code co.uk}
     */
    public static Host authorised(String text) {
        Host host = parse(text);
        if (!host.canBe()) {
            throw new RegistryException(
                    "`%s` can be no host: write a name like `example.org`, or an address with all of its four numbers"
                            .formatted(text.strip()));
        }
        if (host.isOfManyOwners()) {
            throw new RegistryException("`%s` stands for the sites of many owners: name one site, such as `shop.%s`"
                    .formatted(text.strip(), host));
        }
        return host;
    }

    /**
     * As {@link #authorised}, of what somebody writes who may mean less than all of a host.
     *
     * @throws RegistryException also when a port, a path or a query follows the name: who shows works there is not who shows them at
     *     the whole host; or when {@code *.} stands in front: the host itself would not be meant
     */
    public static Host whole(String text) {
        Host host = authorised(text);
        if (text.strip().startsWith("*.")) {
            throw new RegistryException("`%s`: write `%s`, the hosts under it are included, and so is it itself"
                    .formatted(text.strip(), host));
        }
        String after = text.strip().replaceFirst("(?i)^[a-z]+://", "").replaceFirst("^[^/?#\\\\]*@", "");
        if (!after.matches("(?s)(\\[[^\\]]*]|[^:/?#\\\\]*)/?")) {
            throw new RegistryException(
                    "`%s` is more than a host, and a host is taken as a whole, with all its ports and pages: write `%s` if you mean that"
                            .formatted(text.strip(), host));
        }
        return host;
    }

    /** Browsers take {@code 127.1} for another address, and no registry gives a name that is no punycode. */
    private boolean canBe() {
        if (name.startsWith("[")) {
            return true;
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.matches("[0-9]*|0x[0-9a-f]*")
                ? IPV4.matcher(name).matches()
                : Arrays.stream(name.split("\\.", -1))
                        .filter(label -> label.startsWith("xn--"))
                        .allMatch(Host::isPunycode);
    }

    private static boolean isPunycode(String label) {
        IDNA.Info info = new IDNA.Info();
        IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_UNICODE).labelToUnicode(label, new StringBuilder(), info);
        return !info.getErrors().contains(IDNA.Error.PUNYCODE)
                && !info.getErrors().contains(IDNA.Error.INVALID_ACE_LABEL);
    }

    /** Private suffixes, such as {@code github.io}, have one owner, who may be licensed for all of it. */
    private boolean isOfManyOwners() {
        if (name.equals("localhost") || ADDRESS.matcher(name).matches()) {
            return false;
        }
        boolean suffix = EffectiveTldFinder.getEffectiveTLD(name, true) != null
                && EffectiveTldFinder.getAssignedDomain(name, true, true) == null;
        return suffix || name.indexOf('.') < 0;
    }

    /** The host of the place where something was found, where that is a web address. */
    public static Optional<Host> ofPlace(String place) {
        return WEB.matcher(place).matches() ? ofUrl(place) : Optional.empty();
    }

    /** The name in what a crawler calls a host, which may have a port: {@code 127.0.0.1} of {@code 127.0.0.1:8755}. */
    public static String withoutPort(String host) {
        return PORT.matcher(host).replaceFirst("");
    }

    /** Whether permission for this host is permission for the other: the same host, or one under it. */
    public boolean covers(Host other) {
        return other.name.equals(name) || (!ADDRESS.matcher(name).matches() && other.name.endsWith("." + name));
    }

    private static Optional<Host> ofUrl(String url) {
        // Only the authority: places may have paths that java.net.URI refuses.
        String authority = url.substring(url.indexOf("://") + 3).split("[/?#\\\\]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        Matcher port = PORT.matcher(host);
        if (port.find() && Integer.parseInt("0" + port.group(1)) > HIGHEST_PORT) {
            return Optional.empty();
        }
        try {
            if (!host.startsWith("[")) {
                host = IDN.toASCII(withoutPort(host), IDN.ALLOW_UNASSIGNED);
            } else {
                host = Optional.ofNullable(new URI("http://" + host).getHost()).orElse("");
            }
        } catch (IllegalArgumentException | URISyntaxException e) {
            return Optional.empty();
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return NAME.matcher(name).matches() || ADDRESS.matcher(name).matches()
                ? Optional.of(new Host(name))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
