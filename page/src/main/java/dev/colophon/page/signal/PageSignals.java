package dev.colophon.page.signal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Gathers what a page's site may have in common with others; each once. */
public final class PageSignals {

    static final int MOST_SIGNALS = 200;

    private static final int LONGEST_VALUE = 500;
    private static final Pattern PHONE_FILLING = Pattern.compile("[\\s().-]");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{7,15}");

    private final HttpUrl page;
    private final Set<SiteSignal> signals = new LinkedHashSet<>();
    private boolean cut;

    public PageSignals(HttpUrl page) {
        this.page = page;
    }

    public void add(SignalKind kind, String value) {
        if (signals.size() < MOST_SIGNALS) {
            if (value.length() <= LONGEST_VALUE) {
                signals.add(new SiteSignal(page.host(), kind, value, page.toString()));
            }
        } else {
            cut = true;
        }
    }

    /** Strings of a program, or addresses one a line. */
    public void script(String text) {
        ServiceIds.find(text, this::add);
    }

    /** The words of the page; the HTML of a {@code noscript} in its head counts as words. */
    public void words(String text) {
        ServiceIds.find(text, this::add);
        VisibleIds.find(text, this::add);
    }

    /** A link of a scheme that reaches a person. */
    public void contact(String reference) {
        int colon = reference.indexOf(':');
        String rest = reference.substring(colon + 1);
        int query = rest.indexOf('?');
        String target = (query < 0 ? rest : rest.substring(0, query))
                .replace("%40", "@")
                .strip();
        if (reference.regionMatches(true, 0, "mailto:", 0, 7)) {
            int at = target.indexOf('@');
            if (at > 0) {
                WrittenMail.around(target, at).ifPresent(address -> add(SignalKind.CONTACT, "email:" + address));
            }
        } else if (reference.regionMatches(true, 0, "tel:", 0, 4)) {
            String number = PHONE_FILLING.matcher(target).replaceAll("");
            if (PHONE.matcher(number).matches()) {
                add(SignalKind.CONTACT, "phone:" + number);
            }
        }
    }

    /** Where the page says that it belongs elsewhere; {@code www.} alone is no other site. */
    public void mirror(String target) {
        String host = HttpUrl.get(target).host();
        if (!bare(host).equals(bare(page.host()))) {
            add(SignalKind.REDIRECT, host);
        }
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    public List<SiteSignal> found() {
        return List.copyOf(signals);
    }

    public boolean cut() {
        return cut;
    }
}
