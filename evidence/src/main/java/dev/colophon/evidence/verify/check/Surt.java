package dev.colophon.evidence.verify.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key that an address has in an index: its host turned round so that a site's addresses stand together, its parameters
 * sorted ("sort-friendly URI reordering transform"). The same keys as those of warcio, so that other tools find what ours
 * indexed.
 */
public final class Surt {

    private static final Pattern WEB = Pattern.compile(
            "https?://(?:[^/?#@]*@)?(\\[[^\\]]*\\]|[^/?#:]*)(?::([0-9]*))?([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
    private static final Pattern WWW = Pattern.compile("^(https?://)www[0-9]*\\.");

    private Surt() {}

    /** The key of an absolute address; printable ASCII without spaces. What is not of the web is its own key. */
    public static String of(String url) {
        Matcher web = WEB.matcher(WWW.matcher(url).replaceFirst("$1").toLowerCase(Locale.ROOT));
        return printable(web.matches() ? key(web) : url);
    }

    private static String key(Matcher web) {
        List<String> labels = Arrays.asList(web.group(1).split("\\.", -1));
        Collections.reverse(labels);
        StringBuilder key = new StringBuilder(String.join(",", labels));
        String port = web.group(2);
        boolean usual = port == null
                || port.isEmpty()
                || (port.equals("80") && web.group().startsWith("http:"))
                || (port.equals("443") && web.group().startsWith("https:"));
        if (!usual) {
            key.append(':').append(port);
        }
        key.append(')').append(web.group(3).isEmpty() ? "/" : web.group(3));
        String query = web.group(4);
        if (query != null && !query.isEmpty()) {
            String[] parameters = query.split("&", -1);
            Arrays.sort(parameters);
            key.append('?').append(String.join("&", parameters));
        }
        return key.toString();
    }

    private static String printable(String key) {
        StringBuilder printable = new StringBuilder();
        for (byte one : key.getBytes(UTF_8)) {
            if (one > ' ' && one < 0x7f) {
                printable.append((char) one);
            } else {
                printable.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return printable.toString();
    }
}
