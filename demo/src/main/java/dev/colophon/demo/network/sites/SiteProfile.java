package dev.colophon.demo.network.sites;

import dev.colophon.samples.text.Stories.Language;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A site as the one who runs it set it up.
 *
 * @param host its name, lower case, without port
 * @param name as its pages show it
 * @param place among the sites of its group, from 0
 * @param details how many pages about single things it has
 * @param dressSeed the skeleton of its pages
 * @param traces what it shares with others
 * @param friends hosts that its home page links to
 */
public record SiteProfile(
        String host,
        String name,
        Group group,
        int place,
        Language language,
        int details,
        long dressSeed,
        Robots robots,
        List<Trace> traces,
        List<String> friends) {

    public SiteProfile {
        traces = List.copyOf(traces);
        friends = List.copyOf(friends);
    }

    /** Whether its pages are in Chinese; the others are in English. */
    public boolean isChinese() {
        return language == Language.CHINESE;
    }

    /** One Chinese site still speaks GBK. */
    public Charset charset() {
        return host.equals(Sites.WEN_KU) ? Charset.forName("GBK") : StandardCharsets.UTF_8;
    }

    /** Whether its robots.txt names a site map. */
    public boolean hasSiteMap() {
        return group == Group.WALLPAPERS || group == Group.LICENSED;
    }

    /** Whether it is down for crawlers. */
    public boolean isClosed() {
        return robots.status() >= 500;
    }
}
