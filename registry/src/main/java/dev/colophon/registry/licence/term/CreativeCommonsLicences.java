package dev.colophon.registry.licence.term;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The licences that Creative Commons published, by their addresses. */
public final class CreativeCommonsLicences {

    private static final Pattern SITE = Pattern.compile("https?://(?:www\\.)?creativecommons\\.org(?:[/?#].*)?");
    private static final Pattern LICENCE = Pattern.compile("https?://[^/]+/licenses/([a-z+-]+)/([0-9.]+)(?:[/?#].*)?");

    /** In version 4.0 these are all; earlier ones put the last two in the other order, too, and had some without attribution. */
    private static final Pattern NAME = Pattern.compile("by(-nc)?(-nd|-sa)?");

    private static final Pattern EARLIER_NAME =
            Pattern.compile("by-nd-nc|nd|nd-nc|nc|nc-sa|sa|sampling|sampling\\+|nc-sampling\\+|devnations");

    private static final Pattern EARLIER_VERSION = Pattern.compile("1\\.0|2\\.0|2\\.1|2\\.5|3\\.0");
    private static final Pattern PUBLIC_DOMAIN =
            Pattern.compile("https?://[^/]+/publicdomain/(?:zero/1\\.0|mark/1\\.0)(?:[/?#].*)?");

    private CreativeCommonsLicences() {}

    /** Whether it is an address at Creative Commons, and of none of its licences. */
    public static boolean isUnknown(String uri) {
        String lower = uri.toLowerCase(Locale.ROOT);
        if (!SITE.matcher(lower).matches() || PUBLIC_DOMAIN.matcher(lower).matches()) {
            return false;
        }
        Matcher licence = LICENCE.matcher(lower);
        if (!licence.matches()) {
            return true;
        }
        String name = licence.group(1);
        String version = licence.group(2);
        boolean current = NAME.matcher(name).matches();
        return version.equals("4.0")
                ? !current
                : !EARLIER_VERSION.matcher(version).matches()
                        || !(current || EARLIER_NAME.matcher(name).matches());
    }
}
