package dev.colophon.server.view;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.report.html.ReportWords;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A language of the pages: {@code messages_<tag>.properties} beside this class, in the syntax of ICU's MessageFormat. What is said of
 * matches and decisions is said as reports say it.
 */
public final class Tongue {

    /** The cookie that remembers a choice, and the parameter that makes one. */
    public static final String COOKIE = "language";

    public static final String PARAMETER = "lang";

    private static final String FILES = "dev.colophon.server.view.messages";
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    public static final Tongue ENGLISH = new Tongue("en", "English", Language.ENGLISH);
    public static final Tongue SIMPLIFIED_CHINESE =
            new Tongue("zh-Hans", "简体中文", Language.of("zh").orElse(Language.ENGLISH));

    public static final Tongue TRADITIONAL_CHINESE =
            new Tongue("zh-Hant", "繁體中文", Language.of("zh-Hant").orElse(Language.ENGLISH));
    public static final Tongue MONGOLIAN =
            new Tongue("mn", "Монгол", Language.of("mn").orElse(Language.ENGLISH));

    /** All that are written. */
    public static final List<Tongue> ALL = List.of(ENGLISH, SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE, MONGOLIAN);

    /** Where Chinese is written in traditional characters. */
    private static final Set<String> TRADITIONAL_REGIONS = Set.of("TW", "HK", "MO");

    private static final int LONGEST_HEADER = 1_000;

    private final String tag;
    private final String name;
    private final Locale locale;
    private final ResourceBundle messages;
    private final ReportWords report;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Tongue(String tag, String name, Language language) {
        this.tag = tag;
        this.name = name;
        this.locale = Locale.forLanguageTag(tag);
        this.messages = ResourceBundle.getBundle(FILES, locale, NO_FALLBACK);
        this.report = new ReportWords(language);
    }

    /** That of whoever asks: chosen now, chosen before, or what their browser prefers; else English. */
    public static Tongue of(HttpServletRequest request) {
        return chosen(request)
                .flatMap(Tongue::of)
                .or(() -> cookie(request).flatMap(Tongue::of))
                .or(() -> accepted(request).stream()
                        .flatMap(locale -> preferred(locale).stream())
                        .findFirst())
                .orElse(ENGLISH);
    }

    /** As the address says it: of a form the parameters would be read, whoever sent it. */
    private static Optional<String> chosen(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString()).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .filter(part -> part.startsWith(PARAMETER + "="))
                .map(part -> part.substring(PARAMETER.length() + 1))
                .findFirst();
    }

    /** The language of a tag. */
    public static Optional<Tongue> of(String tag) {
        return ALL.stream().filter(tongue -> tongue.tag.equals(tag)).findFirst();
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** What a browser prefers, most liked first. The server's own reading of it (getLocales) leaves scripts out: zh-Hant were zh. */
    private static List<Locale> accepted(HttpServletRequest request) {
        String header =
                Optional.ofNullable(request.getHeader("Accept-Language")).orElse("");
        try {
            return header.isBlank() || header.length() > LONGEST_HEADER
                    ? List.of()
                    : Locale.LanguageRange.parse(header).stream()
                            .map(range -> Locale.forLanguageTag(range.getRange()))
                            .toList();
        } catch (IllegalArgumentException e) {
            return List.of(); // nothing that a browser sends
        }
    }

    private static Optional<Tongue> preferred(Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> Optional.of(ENGLISH);
            case "zh" -> Optional.of(isTraditional(locale) ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE);
            case "mn" -> Optional.of(MONGOLIAN);
            default -> Optional.empty();
        };
    }

    /** By its script; where it names none, by its region. */
    private static boolean isTraditional(Locale locale) {
        return locale.getScript().isEmpty()
                ? TRADITIONAL_REGIONS.contains(locale.getCountry())
                : locale.getScript().equals("Hant");
    }

    /** The message of a key. */
    public String say(String key, Object... arguments) {
        MessageFormat format = formats.computeIfAbsent(
                key, wanted -> new MessageFormat(messages.getString(wanted), ULocale.forLanguageTag(tag)));
        synchronized (format) { // which is not safe for several threads
            return format.format(arguments);
        }
    }

    /** Whether there is such a message. */
    public boolean has(String key) {
        return messages.containsKey(key);
    }

    /** The keys of all messages. */
    public Set<String> keys() {
        return new TreeSet<>(messages.keySet());
    }

    /** Of what matches and decisions are. */
    public ReportWords report() {
        return report;
    }

    /** Such as {@code zh-Hans} (BCP 47). */
    public String tag() {
        return tag;
    }

    /** What it calls itself. */
    public String name() {
        return name;
    }

    /** For dates. */
    public Locale locale() {
        return locale;
    }
}
