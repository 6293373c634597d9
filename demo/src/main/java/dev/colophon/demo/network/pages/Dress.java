package dev.colophon.demo.network.pages;

import dev.colophon.demo.network.sites.SiteProfile;
import java.util.List;
import java.util.Random;

/** The template of a site: one seed is one skeleton of tags and classes, whatever the words and colours. */
final class Dress {

    private static final List<String> PREFIXES =
            List.of("x", "lp", "wp", "site", "m", "t", "ui", "grid", "box", "page", "kt", "neo");

    private final String prefix;
    private final int wrappers;
    private final int navigation;
    private final int article;
    private final boolean aside;
    private final int footer;
    private final String colour;

    Dress(SiteProfile site) {
        Random random = new Random(site.dressSeed());
        prefix = PREFIXES.get(random.nextInt(PREFIXES.size())) + random.nextInt(10);
        wrappers = random.nextInt(4);
        navigation = random.nextInt(3);
        article = random.nextInt(4);
        aside = random.nextBoolean();
        footer = random.nextInt(3);
        colour = "#%06x".formatted(site.host().hashCode() & 0x7f7f7f);
    }

    /** A place to go to. */
    record Link(String url, String words) {}

    /** What goes into the template; all of it HTML. */
    record Parts(
            String language,
            String charset,
            String title,
            String head,
            String siteName,
            List<Link> menu,
            String body,
            List<Link> beside,
            String foot) {}

    String page(Parts parts) {
        StringBuilder out = new StringBuilder(4_096);
        out.append("<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"%s\"><title>%s</title>\n"
                .formatted(parts.language(), parts.charset(), parts.title()));
        out.append("<style>body{color:%s}</style>\n".formatted(colour))
                .append(parts.head())
                .append("</head>\n<body class=\"%s-body\">\n".formatted(prefix));
        for (int i = 0; i < wrappers; i++) {
            out.append("<div class=\"%s-w%d\">".formatted(prefix, i));
        }
        out.append("<header class=\"%s-head\"><b>%s</b>".formatted(prefix, parts.siteName()));
        menu(parts.menu(), out);
        out.append("</header>\n");
        String main = switch (article) {
            case 0 -> "<main class=\"%s-main\"><article><h1>%s</h1>\n%s</article></main>\n";
            case 1 ->
                "<div id=\"content\" class=\"%s-main\"><h2 class=\"t\">%s</h2><div class=\"entry\">\n%s</div></div>\n";
            case 2 -> "<section class=\"%s-main\"><header><h1>%s</h1></header><section>\n%s</section></section>\n";
            default -> "<table class=\"%s-main\"><tr><td><h3>%s</h3></td></tr><tr><td>\n%s</td></tr></table>\n";
        };
        out.append(main.formatted(prefix, parts.title(), parts.body()));
        if (aside) {
            out.append("<aside class=\"%s-side\"><dl>".formatted(prefix));
            parts.beside()
                    .forEach(link -> out.append("<dt>").append(anchor(link)).append("</dt>"));
            out.append("</dl></aside>\n");
        } else {
            out.append("<div class=\"%s-more\">".formatted(prefix));
            parts.beside()
                    .forEach(link -> out.append("<span>").append(anchor(link)).append("</span> "));
            out.append("</div>\n");
        }
        String foot = switch (footer) {
            case 0 -> "<footer class=\"%s-foot\"><p>%s</p></footer>";
            case 1 -> "<div class=\"%s-foot\"><hr><small>%s</small></div>";
            default -> "<footer id=\"%s-foot\"><ul><li>%s</li></ul></footer>";
        };
        out.append(foot.formatted(prefix, parts.foot()));
        return out.append("</div>".repeat(wrappers))
                .append("\n</body></html>\n")
                .toString();
    }

    private void menu(List<Link> links, StringBuilder out) {
        switch (navigation) {
            case 0 -> {
                out.append("<nav class=\"%s-nav\"><ul>".formatted(prefix));
                links.forEach(link -> out.append("<li>").append(anchor(link)).append("</li>"));
                out.append("</ul></nav>");
            }
            case 1 -> {
                out.append("<div class=\"%s-menu\">".formatted(prefix));
                links.forEach(link -> out.append(anchor(link)).append(" | "));
                out.append("</div>");
            }
            default -> {
                out.append("<table class=\"%s-bar\"><tr>".formatted(prefix));
                links.forEach(link -> out.append("<td>").append(anchor(link)).append("</td>"));
                out.append("</tr></table>");
            }
        }
    }

    private static String anchor(Link link) {
        return "<a href=\"%s\">%s</a>".formatted(link.url(), link.words());
    }
}
