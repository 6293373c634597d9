package dev.colophon.page.signal;

import static dev.colophon.page.signal.SignalKind.ADVERTISING_ID;
import static dev.colophon.page.signal.SignalKind.ANALYTICS_ID;
import static dev.colophon.page.signal.SignalKind.CONTACT;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifiers in scripts and in the addresses of scripts, pictures and links. An account counts, not one of its
 * properties: {@code UA-12345-1} and {@code UA-12345-2} are both {@code google:UA-12345}.
 */
final class ServiceIds {

    /** A query of any length up to some bound, in HTML or not, and the beginning of one of its parameters. */
    private static final String QUERY = "[^\"'<>\\s]{0,300}?[?&;](?:amp;)?";

    private static final Marks MARKS = new Marks(List.of(
            Mark.of(ANALYTICS_ID, "google:UA-", "UA-", "(?<![A-Za-z0-9])UA-(\\d{4,10})-\\d{1,4}(?!\\d)"),
            Mark.of(ANALYTICS_ID, "google:G-", "G-", "(?<=[\"'=/])G-([A-Z0-9]{8,12})(?![A-Za-z0-9])"),
            Mark.of(ANALYTICS_ID, "google:GTM-", "GTM-", "(?<![A-Za-z0-9])GTM-([A-Z0-9]{4,9})(?![A-Za-z0-9])"),
            Mark.of(ANALYTICS_ID, "google:AW-", "AW-", "(?<![A-Za-z0-9])AW-(\\d{8,12})(?!\\d)"),
            Mark.of(ANALYTICS_ID, "baidu:", "hm.baidu.com/h", "hm\\.baidu\\.com/hm?\\.js\\?([0-9a-f]{32})(?![0-9a-f])"),
            Mark.of(
                    ANALYTICS_ID,
                    "51la:",
                    "LA.init",
                    "LA\\.init\\(\\s*\\{[^}]{0,80}?\\bid[\"']?\\s*:\\s*[\"']?(\\w{6,32})"),
            Mark.of(ANALYTICS_ID, "51la:", "51.la/", "51\\.la/(?:[a-z]+/)?(\\d{5,12})\\.js"),
            Mark.of(ANALYTICS_ID, "cnzz:", "cnzz.com/", "cnzz\\.com/" + QUERY + "(?:web_)?id=(\\d{5,12})"),
            Mark.of(ANALYTICS_ID, "cnzz:", "cnzz_stat_icon_", "cnzz_stat_icon_(\\d{5,12})"),
            Mark.of(ANALYTICS_ID, "yandex:", "ym(", "(?<!\\w)ym\\(\\s*(\\d{4,12})\\s*,\\s*[\"']init"),
            Mark.of(ANALYTICS_ID, "yandex:", "mc.yandex", "mc\\.yandex\\.(?:ru|com)/(?:watch|pixel)/(\\d{4,12})"),
            Mark.of(
                    ANALYTICS_ID,
                    "yandex:",
                    "Ya.Metrika",
                    "Ya\\.Metrika2?\\(\\s*\\{\\s*[\"']?id[\"']?\\s*:\\s*(\\d{4,12})"),
            Mark.of(ANALYTICS_ID, "facebook:", "fbq(", "fbq\\(\\s*[\"']init[\"']\\s*,\\s*[\"'](\\d{10,20})"),
            Mark.of(ANALYTICS_ID, "facebook:", "facebook.com/tr", "facebook\\.com/tr" + QUERY + "id=(\\d{10,20})"),
            Mark.of(ADVERTISING_ID, "adsense:pub-", "pub-", "(?<![A-Za-z0-9])pub-(\\d{16})(?!\\d)"),
            Mark.of(
                    ADVERTISING_ID,
                    "doubleclick:",
                    "doubleclick.net/",
                    "doubleclick\\.net/" + QUERY + "src=(\\d{4,10})"),
            Mark.of(ADVERTISING_ID, "admanager:", "defineSlot(", "defineSlot\\(\\s*[\"']/(\\d{4,12})[,/]"),
            Mark.of(ADVERTISING_ID, "baidu-union:", "cpro_id", "cpro_id[\"']?\\s*[=:]\\s*[\"'](u\\d{5,10})"),
            Mark.of(
                    ADVERTISING_ID,
                    "baidu-union:",
                    "slotbydup",
                    "slotbydup[^;]{0,160}?\\bid[\"']?\\s*:\\s*[\"'](u?\\d{5,10})"),
            Mark.of(
                    ADVERTISING_ID,
                    "baidu-union:",
                    "pos.baidu.com/",
                    "pos\\.baidu\\.com/" + QUERY + "di=(u?\\d{5,10})"),
            Mark.of(ADVERTISING_ID, "baidu-union:", "BAIDU_CLB_", "BAIDU_CLB_\\w{4,24}\\(\\s*[\"']?(\\d{5,10})"),
            Mark.lower(
                    ADVERTISING_ID,
                    "amazon:",
                    "amazon.",
                    "amazon\\.(?:com?\\.)?[a-z]{2,3}/[^\"'<>\\s]{0,500}?[?&](?:amp;)?tag=([A-Za-z0-9-]{3,40})"),
            Mark.of(ADVERTISING_ID, "alimama:", "pid=mm_", "pid=(mm_\\d{4,12})_\\d+_\\d+"),
            Mark.of(ADVERTISING_ID, "ebay:", "campid=", "campid=(\\d{8,12})(?!\\d)"),
            Mark.of(ADVERTISING_ID, "awin:", "awinaffid=", "awinaffid=(\\d{3,10})(?!\\d)"),
            Mark.lower(
                    CONTACT,
                    "telegram:",
                    "t.me/",
                    "(?<![A-Za-z0-9-])t\\.me/(?:s/)?(?!(?:share|joinchat|addstickers|proxy|socks|iv|c)(?:[/?]|\\b))([A-Za-z]\\w{3,31})"),
            Mark.of(CONTACT, "telegram:+", "t.me/", "(?<![A-Za-z0-9-])t\\.me/(?:joinchat/|\\+)([A-Za-z0-9_-]{12,40})"),
            Mark.lower(CONTACT, "telegram:", "telegram.me/", "telegram\\.me/(?!share|joinchat)([A-Za-z]\\w{3,31})"),
            Mark.lower(CONTACT, "telegram:", "tg://resolve", "tg://resolve\\?domain=([A-Za-z]\\w{3,31})"),
            Mark.of(CONTACT, "whatsapp:", "wa.me/", "(?<![A-Za-z0-9-])wa\\.me/\\+?(\\d{7,15})"),
            Mark.of(
                    CONTACT,
                    "whatsapp:",
                    "whatsapp.com/send",
                    "whatsapp\\.com/send" + QUERY + "phone=(?:\\+|%2B)?(\\d{7,15})"),
            Mark.of(CONTACT, "qq:", "wpa.qq.com", "wpa\\.qq\\.com/" + QUERY + "uin=([1-9]\\d{4,10})(?!\\d)"),
            Mark.of(CONTACT, "qq:", "tencent://", "tencent://" + QUERY + "uin=([1-9]\\d{4,10})(?!\\d)")));

    private static final Pattern TRACKER = Pattern.compile(
            "(?:https?:)?(?:\\\\?/){2}([\\w.-]{3,100}?)((?:\\\\?/[\\w.-]{1,60}){0,5}?)\\\\?/?(?:(?:matomo|piwik)\\.(?:php|js)|[\"'])");

    private static final Pattern SITE_ID = Pattern.compile("setSiteId[\"']\\s*,\\s*[\"']?(\\d{1,6})");
    private static final Pattern IN_ADDRESS =
            Pattern.compile("//([\\w.-]{3,100}(?:/[\\w.-]{1,60}){0,5}?)/(?:matomo|piwik)\\.php\\?"
                    + "[^\"'<>\\s]{0,200}?idsite=(\\d{1,6})");

    private ServiceIds() {}

    /** Gives the kind and the value of each identifier. */
    static void find(String text, BiConsumer<SignalKind, String> found) {
        MARKS.find(text, found);
        if (text.contains("setSiteId")) {
            matomo(text, found);
        }
        if (text.contains("idsite=")) {
            Matcher address = IN_ADDRESS.matcher(text);
            while (address.find()) {
                found.accept(
                        ANALYTICS_ID, "matomo:" + address.group(1).toLowerCase(Locale.ROOT) + "#" + address.group(2));
            }
        }
    }

    /** The number of a site tells it from others of one server only: the server is part of the value. */
    private static void matomo(String script, BiConsumer<SignalKind, String> found) {
        Matcher site = SITE_ID.matcher(script);
        if (!site.find()) {
            return;
        }
        int from = Math.max(0, site.start() - 1_000);
        Matcher tracker = TRACKER.matcher(script).region(from, Math.min(script.length(), site.end() + 1_000));
        if (tracker.find()) {
            String server =
                    (tracker.group(1) + tracker.group(2)).replace("\\", "").toLowerCase(Locale.ROOT);
            found.accept(ANALYTICS_ID, "matomo:" + server + "#" + site.group(1));
        }
    }
}
