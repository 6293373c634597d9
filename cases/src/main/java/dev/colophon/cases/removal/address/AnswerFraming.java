package dev.colophon.cases.removal.address;

import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.page.PageReader;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** What the headers of an answer say of its body: whether it is all, and whether it is what visitors see. */
public final class AnswerFraming {

    /** How a page ends that came whole. */
    private static final Pattern END_OF_PAGE =
            Pattern.compile("</html\\s*>(?:\\s|<!--(?:[^-]|-(?!->))*+-->)*+$", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_END = 1_000;

    private AnswerFraming() {}

    /** Why it is not what it was packed from: it is not packed at all, though the server says so. */
    static Optional<String> undecoded(Fetched answer) {
        return answer.header("content-encoding")
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .filter(_ -> answer.body().size() > 0
                        && answer.body().sha256().equals(answer.sent().sha256()))
                .map(coding -> "the server says that it is packed (%s), and it is not".formatted(coding));
    }

    /** Where the header {@code Refresh} sends whoever sees it, if that is neither the same address nor the first page. */
    static Optional<String> leadsOn(Fetched answer) {
        return answer.header("refresh")
                .flatMap(refresh -> PageReader.refreshTarget(refresh, answer.url()))
                .filter(to -> !to.equals(answer.url()) && !isHomeOf(to, answer.url()))
                .map("its header Refresh leads on to %s"::formatted);
    }

    /** Whether a URL is that of the first page of a site, which is where many send whoever asks for what is gone. */
    public static boolean isFrontPage(HttpUrl url) {
        return url.encodedPath().equals("/") && url.query() == null;
    }

    private static boolean isHomeOf(String to, String from) {
        HttpUrl home = HttpUrl.get(to);
        return isFrontPage(home) && home.host().equals(HttpUrl.get(from).host());
    }

    /**
     * Why nobody knows whether it came whole: the server named no length, sent no chunks and closed the connection, which a broken
     * one does as well. What unpacks, and a page that ends as pages do, is whole; a status that says that nothing is there needs no
     * words.
     *
     * @param html where it is a page
     */
    static Optional<String> unended(Fetched answer, Optional<String> html) {
        boolean framed = answer.headers().containsKey("content-length")
                || answer.headers().containsKey("transfer-encoding")
                || answer.status() == 204;
        boolean unpacked = !answer.body().sha256().equals(answer.sent().sha256());
        boolean ended = html.map(page -> page.substring(Math.max(0, page.length() - LONGEST_END)))
                .filter(end -> END_OF_PAGE.matcher(end).find())
                .isPresent();
        return answer.status() / 100 != 2 || framed || unpacked || ended
                ? Optional.empty()
                : Optional.of("the server named no length and closed the connection: nobody knows whether it was all");
    }
}
