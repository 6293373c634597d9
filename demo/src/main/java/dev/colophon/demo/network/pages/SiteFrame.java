package dev.colophon.demo.network.pages;

import dev.colophon.demo.network.sites.SiteProfile;
import dev.colophon.demo.network.sites.Sites;
import dev.colophon.demo.network.sites.Trace;
import java.util.ArrayList;
import java.util.List;

/** What stands on every page of a site: its template, its menu, and by whom and with which accounts it is run. */
final class SiteFrame {

    private final SiteProfile site;
    private final Dress dress;
    private final String head;
    private final String foot;
    private final List<Dress.Link> menu = new ArrayList<>();

    /** @param head what each page's head names beside the accounts */
    SiteFrame(SiteProfile site, String head) {
        this.site = site;
        this.dress = new Dress(site);
        StringBuilder heads = new StringBuilder(head).append("<link rel=\"icon\" href=\"/favicon.ico\">\n");
        StringBuilder feet = new StringBuilder();
        site.traces().forEach(trace -> {
            heads.append(head(trace));
            feet.append(foot(trace));
        });
        if (Sites.SAME_HOSTING.contains(site.host())) {
            feet.append(
                    "hosted by Budget Harbour, <a href=\"mailto:abuse@budget-harbour.example\">abuse@budget-harbour.example</a> ");
        }
        this.head = heads.toString();
        this.foot = feet.append("2026 ").append(Draft.html(site.name())).toString();
        menu.add(new Dress.Link("/", site.isChinese() ? "首页" : "Home"));
        menu.add(new Dress.Link("/list/1", site.isChinese() ? "列表" : "All"));
        menu.add(new Dress.Link("/about", site.isChinese() ? "关于" : "About"));
    }

    /** A page in the site's dress; all arguments are HTML. */
    String page(String title, String moreHead, String body, List<Dress.Link> beside) {
        return dress.page(new Dress.Parts(
                site.isChinese() ? "zh" : "en",
                site.charset().name(),
                title,
                head + moreHead,
                Draft.html(site.name()),
                menu,
                body,
                beside,
                foot));
    }

    private static String head(Trace trace) {
        return switch (trace.kind()) {
            case ANALYTICS ->
                "<script async src=\"https://www.googletagmanager.com/gtag/js?id=%s\"></script><script>gtag('config','%s');</script>\n"
                        .formatted(trace.value(), trace.value());
            case ADVERTISING ->
                "<script async src=\"https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client=%s\"></script>\n"
                        .formatted(trace.value());
            default -> "";
        };
    }

    private String foot(Trace trace) {
        return switch (trace.kind()) {
            case MAIL -> "<a href=\"mailto:%s\">%s</a> ".formatted(trace.value(), trace.value());
            case TELEGRAM -> "<a rel=\"nofollow\" href=\"https://t.me/%s\">Telegram</a> ".formatted(trace.value());
            case WALLET -> "ETH %s ".formatted(trace.value());
            case RECORD_NUMBER ->
                "<a rel=\"nofollow\" href=\"https://beian.miit.gov.cn/\">%s-%d</a> "
                        .formatted(trace.value(), site.place() + 1);
            default -> "";
        };
    }
}
