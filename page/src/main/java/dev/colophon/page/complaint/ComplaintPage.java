package dev.colophon.page.complaint;

import dev.colophon.page.complaint.ComplaintAddress.Kind;
import dev.colophon.page.complaint.ComplaintAddress.Subject;
import dev.colophon.page.signal.WrittenMail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What a page says of where rightsholders complain: addresses near words such as copyright, DMCA, abuse, 侵权, 版权, 投诉, and links
 * that may lead to them. Runs no scripts, opens no connections; whatever the text is, there is an answer.
 *
 * @param addresses the closest to a rightsholder's matter first, then as they stand; at most 20, none twice
 * @param links absolute, http or https, to pages that may name more, the likeliest first; at most 10
 */
public record ComplaintPage(List<ComplaintAddress> addresses, List<String> links) {

    private static final int MOST_ADDRESSES = 20;
    private static final int LONGEST_WORDS = 300;

    /** So many lines before an address may say what it is for: a label, and a name below it. */
    private static final int LINES_BEFORE = 3;

    private static final int SHORTEST_POSTAL = 12;
    private static final int LONGEST_POSTAL = 300;

    private static final Pattern POSTAL = Pattern.compile(
            "(?i)^(?:(?:mailing |postal |street |physical )?address|by (?:post|mail|letter)|(?:通信|通讯|联系|邮寄|邮政)?地址)"
                    + "\\s*[:：]\\s*(.+)$");

    private static final Pattern DIGIT = Pattern.compile("\\d");

    public ComplaintPage {
        addresses = List.copyOf(addresses);
        links = List.copyOf(links);
    }

    /**
     * Reads a page.
     *
     * @param html its characters
     * @param url where it was found: absolute, http or https
     */
    public static ComplaintPage of(String html, String url) {
        Document document = Jsoup.parse(html, url);
        PageLines lines = PageLines.of(document);
        Map<String, ComplaintAddress> found = new LinkedHashMap<>();
        for (int i = 0; i < lines.all().size(); i++) {
            Optional<Subject> subject = subject(lines, i);
            PageLines.Line line = lines.all().get(i);
            for (String mail : WrittenMail.in(line.text())) {
                add(found, Kind.MAIL, mail, ComplaintWords.ofMailbox(mail, subject), line.text());
            }
            postal(line.text())
                    .ifPresent(place ->
                            add(found, Kind.POSTAL, place, subject.filter(what -> what != Subject.ABUSE), line.text()));
        }
        if (lines.hasForm()) {
            add(found, Kind.FORM, url, ComplaintWords.of(document.title() + "\n" + lines.heading()), document.title());
        }
        List<ComplaintAddress> all = new ArrayList<>(found.values());
        all.sort(Comparator.comparing(ComplaintAddress::subject));
        return new ComplaintPage(all.subList(0, Math.min(MOST_ADDRESSES, all.size())), lines.links());
    }

    /** What its own line says, or those shortly before it, or the heading that it stands under. */
    private static Optional<Subject> subject(PageLines lines, int at) {
        PageLines.Line line = lines.all().get(at);
        Optional<Subject> own = ComplaintWords.of(line.text());
        if (own.isPresent()) {
            return own;
        }
        if (ComplaintWords.isOfOthers(line.text())) {
            return Optional.empty();
        }
        for (int before = at - 1; before >= Math.max(0, at - LINES_BEFORE); before--) {
            PageLines.Line other = lines.all().get(before);
            if (!other.heading().equals(line.heading()) || ComplaintWords.isOfOthers(other.text())) {
                break;
            }
            Optional<Subject> near = ComplaintWords.of(other.text());
            if (near.isPresent()) {
                return near;
            }
        }
        return ComplaintWords.of(line.heading());
    }

    private static Optional<String> postal(String line) {
        Matcher labelled = POSTAL.matcher(line);
        if (!labelled.matches()) {
            return Optional.empty();
        }
        String place = labelled.group(1).strip();
        boolean plausible = place.length() >= SHORTEST_POSTAL
                && place.length() <= LONGEST_POSTAL
                && place.indexOf('@') < 0
                && DIGIT.matcher(place).find();
        return plausible ? Optional.of(place) : Optional.empty();
    }

    private static void add(
            Map<String, ComplaintAddress> found, Kind kind, String address, Optional<Subject> subject, String words) {
        subject.ifPresent(what -> found.merge(
                kind + " " + address,
                new ComplaintAddress(kind, address, what, cut(words)),
                (old, now) -> now.subject().compareTo(old.subject()) < 0 ? now : old));
    }

    private static String cut(String words) {
        int points = words.codePointCount(0, words.length());
        return points <= LONGEST_WORDS ? words : words.substring(0, words.offsetByCodePoints(0, LONGEST_WORDS));
    }
}
