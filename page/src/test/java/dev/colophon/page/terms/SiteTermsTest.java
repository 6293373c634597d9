package dev.colophon.page.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Speaker;
import dev.colophon.page.licence.LicenceSignal.Standard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTermsTest {

    private static final String SITE = "https://provider.example";

    /** The example of the TDM Reservation Protocol. */
    static final String TDMREP = """
            [{"location": "/directory-a/", "tdm-reservation": 1},
             {"location": "/directory-b/html/", "tdm-reservation": 1, "tdm-policy": "https://provider.example/policies/policy.json"},
             {"location": "/directory-b/images/*.jpg", "tdm-reservation": 0}]
            """;

    static final String RSL = """
            <?xml version="1.0"?>
            <rsl xmlns="https://rslstandard.org/rsl">
              <content url="/"><license><permits type="usage">search</permits><prohibits type="usage">ai-train ai-input</prohibits>
                <terms>/terms.html</terms></license></content>
              <content url="/archive/*"><license><prohibits type="usage">search</prohibits></license></content>
              <content url="https://other.example/"><license><prohibits type="usage">all</prohibits></license></content>
            </rsl>
            """;

    private static SiteTerms tdmRep(String text) {
        return SiteTerms.read(Standard.TDMREP, text, SITE + SiteTerms.TDMREP_PATH);
    }

    private static SiteTerms rsl(String text) {
        return SiteTerms.read(Standard.RSL, text, SITE + "/license.xml");
    }

    @Test
    void theExampleOfTheProtocolHoldsForItsDirectories() {
        SiteTerms terms = tdmRep(TDMREP);
        assertThat(terms.refusal(SITE + "/directory-a/x.pdf"))
                .contains("text and data mining is reserved at /directory-a/");
        assertThat(terms.refusal(SITE + "/directory-b/html/a.html")).isPresent();
        assertThat(terms.refusal(SITE + "/directory-b/images/a.jpg")).isEmpty();
        assertThat(terms.refusal(SITE + "/")).isEmpty();
        assertThat(terms.said()).hasSize(3).allSatisfy(signal -> {
            assertThat(signal.scope()).isEqualTo(Scope.HOST);
            assertThat(signal.effect()).isEqualTo(Effect.MACHINE_USE);
            assertThat(signal.speaker()).isEqualTo(Speaker.SITE_OPERATOR);
            assertThat(signal.subject()).isEqualTo(SITE);
            assertThat(signal.mayLicense()).isFalse();
        });
        assertThat(terms.said().get(1).terms()).contains("https://provider.example/policies/policy.json");
        assertThat(terms.said().get(1).locator()).isEqualTo("location /directory-b/html/");
    }

    @Test
    void ofTheRulesOfTdmRepThatFitTheFirstCounts() {
        assertThat(tdmRep(
                        "[{\"location\":\"/open/\",\"tdm-reservation\":0},{\"location\":\"/\",\"tdm-reservation\":1}]"))
                .satisfies(terms -> {
                    assertThat(terms.refusal(SITE + "/open/a")).isEmpty();
                    assertThat(terms.refusal(SITE + "/a")).contains("text and data mining is reserved");
                });
        assertThat(tdmRep("[{\"location\":\"/\",\"tdm-reservation\":0},{\"location\":\"/a\",\"tdm-reservation\":1}]")
                        .refusal(SITE + "/a"))
                .isEmpty();
    }

    @CsvSource({
        "/a$, /a, true",
        "/a$, /ab, false",
        "/*.mp3, /x/y.mp3, true",
        "/*.mp3, /x/y.mp4, false",
        "/a%2Fb, /a%2fb, true",
        "https://provider.example/p/, /p/q, true",
        "https://provider.example, /p/q, true",
        "p/, /p/q, true"
    })
    @ParameterizedTest
    void patternsAreThoseOfRobots(String location, String path, boolean matches) {
        assertThat(tdmRep("[{\"location\":\"%s\",\"tdm-reservation\":\"1\"}]".formatted(location))
                        .refusal(SITE + path)
                        .isPresent())
                .isEqualTo(matches);
    }

    @Test
    void noProhibitionOfRslThatFitsIsDropped() {
        SiteTerms terms = rsl(RSL);
        assertThat(terms.refusal(SITE + "/archive/1")).contains("prohibits search at /archive/*");
        assertThat(terms.refusal(SITE + "/news/1"))
                .as("machines that learn are no business of ours")
                .isEmpty();
        assertThat(terms.said())
                .extracting(LicenceSignal::statement)
                .containsExactly("permits search; prohibits ai-input, ai-train", "prohibits search at /archive/*");
        assertThat(terms.said().getFirst().terms()).contains(SITE + "/terms.html");
        assertThat(rsl(RSL.replace("/archive/*", "/")).refusal(SITE + "/news/1"))
                .isPresent();
        assertThat(rsl(RSL.replace("ai-train ai-input", "all")).refusal(SITE + "/news/1"))
                .isPresent();
        assertThat(rsl(RSL.replace("<prohibits type=\"usage\">search", "<prohibits type=\"user\">all"))
                        .refusal())
                .as("whom it is for is no use")
                .isEmpty();
    }

    @ValueSource(strings = {"[", "[{\"location\":1}]", "{\"a\":[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]}", ""})
    @ParameterizedTest
    void whatCannotBeReadRefusesNothingAndSaysSo(String text) {
        SiteTerms terms = tdmRep(text);
        assertThat(terms.refusal(SITE + "/")).isEmpty();
        assertThat(terms.said()).singleElement().satisfies(signal -> {
            assertThat(signal.effect()).isEqualTo(Effect.UNREADABLE);
            assertThat(signal.scope()).isEqualTo(Scope.HOST);
        });
    }

    @Test
    void documentsHaveLimits() {
        String rule = "{\"location\":\"/a\",\"tdm-reservation\":1},";
        assertThat(tdmRep("[" + rule.repeat(TdmRepFile.MOST_RULES - 1)
                                + rule.replace(",{", "").replaceFirst(",$", "") + "]")
                        .refusal(SITE + "/a"))
                .isPresent();
        assertThat(tdmRep("[" + rule.repeat(TdmRepFile.MOST_RULES) + rule.replaceFirst(",$", "") + "]")
                        .refusal())
                .isEmpty();
        String bomb = "<!DOCTYPE rsl [<!ENTITY a \"aaaaaaaaaa\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        assertThat(rsl(bomb + RSL.replace("<prohibits type=\"usage\">search", "<prohibits type=\"usage\">search &c;"))
                        .refusal(SITE + "/archive/1"))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("search").hasSizeLessThan(200));
        assertThat(rsl("<a>".repeat(100_000)).said()).hasSize(1);
        assertThat(tdmRep("<!DOCTYPE html><title>Not found</title>").said())
                .as("a server that answers everything with a page")
                .isEmpty();
    }
}
