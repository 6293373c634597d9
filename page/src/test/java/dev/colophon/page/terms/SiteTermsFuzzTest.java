package dev.colophon.page.terms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.page.licence.FeedLicences;
import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class SiteTermsFuzzTest {

    private static final String TIME = "1m";
    private static final String SITE = "https://site.example";

    static List<byte[]> seeds() {
        return List.of(
                SiteTermsTest.TDMREP.getBytes(UTF_8),
                SiteTermsTest.RSL.getBytes(UTF_8),
                "[{\"location\":\"/*a*b$\",\"tdm-reservation\":1}]".getBytes(UTF_8),
                "<rss><rsl:content url=\"/\"><rsl:license/></rsl:content></rss>".getBytes(UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = TIME)
    void documents(byte[] data) {
        String text = new String(data, UTF_8);
        for (Standard standard : List.of(Standard.TDMREP, Standard.RSL)) {
            SiteTerms terms = SiteTerms.read(standard, text, SITE + "/document");
            terms.refusal(SITE + "/a/b?c");
            terms.refusal();
        }
        FeedLicences.find(text, SITE + "/feed.xml");
    }
}
