package dev.colophon.page;

import dev.colophon.page.context.PageContext;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.link.PageLink;
import dev.colophon.page.media.MediaLink;
import dev.colophon.page.signal.SiteSignal;
import java.util.List;
import java.util.Optional;

/**
 * What a page says. All addresses are absolute, each list is in page order and names nothing twice.
 *
 * @param title on one line, at most 500 characters, or the empty string
 * @param links other pages, at most 5,000
 * @param media what it shows or offers, at most 5,000
 * @param recorded shares and peer-to-peer links: to be written down, never to be fetched; at most 5,000
 * @param robots what it and its headers ask of crawlers
 * @param signals what its site may have in common with others, at most 200
 * @param licences what it and its headers say of licences, for itself, its media and its site; at most 200
 * @param context what it is for, and what it quotes
 * @param refresh where it sends its reader after a while
 * @param unread whether more is written into it than is read: a page in a frame, or to which it sends its reader, a medium too large
 * @param feeds RSS, Atom and JSON feeds that it announces
 * @param embeds addresses that answer in oEmbed; see {@link OEmbed}
 * @param letters how many characters its words have, spaces left out
 * @param textSha256 of its words, however they are spaced; empty when it has none
 * @param notFound whether it says that what was asked for is not there, whatever its status
 * @param cut whether something was dropped because of a bound
 */
public record PageContent(
        String title,
        List<PageLink> links,
        List<MediaLink> media,
        List<RecordedLink> recorded,
        RobotsDirectives robots,
        List<SiteSignal> signals,
        List<LicenceSignal> licences,
        PageContext context,
        Optional<String> refresh,
        boolean unread,
        List<String> feeds,
        List<String> embeds,
        int letters,
        Optional<String> textSha256,
        boolean notFound,
        boolean cut) {}
