package dev.colophon.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.operators.linkage.CommonValues;
import dev.colophon.operators.linkage.OperatorParameters;
import dev.colophon.operators.linkage.Reasons;
import dev.colophon.operators.linkage.SharedValue;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorGraphTest {

    private final List<SiteSignal> signals = new ArrayList<>();
    private final List<OperatorRuling> rulings = new ArrayList<>();

    private void share(SignalKind kind, String value, String... sites) {
        for (String site : sites) {
            signals.add(new SiteSignal(site, kind, value, "https://" + site + "/"));
        }
    }

    private void rule(String a, String b, boolean same) {
        rulings.add(new OperatorRuling(a, b, same, Instant.ofEpochMilli(rulings.size())));
    }

    /** The graph among other sites, so that {@code known} are known. */
    private OperatorGraph graph(int known) {
        OperatorGraph.Builder builder = OperatorGraph.builder(OperatorParameters.defaults(), CommonValues.defaults());
        signals.forEach(builder::add);
        long mine = signals.stream()
                .map(signal -> SiteName.of(signal.site()))
                .distinct()
                .count();
        for (long i = mine; i < known; i++) {
            builder.site("other" + i + ".org");
        }
        return builder.build(rulings);
    }

    private OperatorGraph graph() {
        return graph(1_000);
    }

    private static List<String> with(OperatorGraph graph, String site) {
        return graph.operatorOf(site).orElseThrow().sites();
    }

    private String[] sites(String name, int count) {
        String[] sites = new String[count];
        Arrays.setAll(sites, i -> "%s%02d.com".formatted(name, i));
        return sites;
    }

    private void group(String name, int count) {
        share(SignalKind.ANALYTICS_ID, "G-" + name, sites(name, count));
        share(SignalKind.CONTACT, name + "@mail.test", sites(name, count));
    }

    @Test
    void twoFamiliesMakeOneOperatorAndOneMakesASuggestion() {
        share(SignalKind.ANALYTICS_ID, "G-1", "a.com", "b.com", "c.com");
        share(SignalKind.CONTACT, "x@mail.test", "a.com", "b.com");
        OperatorGraph graph = graph();
        assertThat(with(graph, "a.com")).containsExactly("a.com", "b.com");
        Operator operator = graph.operatorOf("b.com").orElseThrow();
        assertThat(operator.id()).isEqualTo("a.com");
        assertThat(operator.confidence()).isBetween(0.99, 1.0);
        assertThat(graph.suggestions(operator)).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.other()).isEqualTo("c.com");
            assertThat(suggestion.doubt()).isEqualTo(Suggestion.Doubt.TOO_FEW_BITS);
        });
        assertThat(graph.operatorOf("nowhere.com")).isEmpty();
    }

    @Test
    void aCopiedFootOfThePageIsASuggestionHoweverMuchItSays() {
        share(SignalKind.RECORD_NUMBER, "京ICP备12345678号-1", "a.com");
        share(SignalKind.RECORD_NUMBER, "京ICP备12345678号-7", "b.com");
        share(SignalKind.CONTACT, "x@mail.test", "a.com", "b.com");
        OperatorGraph graph = graph();
        assertThat(with(graph, "a.com")).containsExactly("a.com");
        assertThat(graph.suggestions(graph.operatorOf("a.com").orElseThrow()))
                .singleElement()
                .satisfies(suggestion -> {
                    assertThat(suggestion.link().bits()).isGreaterThan(14);
                    assertThat(suggestion.doubt()).isEqualTo(Suggestion.Doubt.ONE_FAMILY);
                });
    }

    @Test
    void weightsAreThoseOfTheMethod() {
        share(SignalKind.ANALYTICS_ID, "G-1", "a.com", "b.com", "c.com");
        share(SignalKind.ADDRESS, "45.1.2.3", "a.com", "b.com");
        share(SignalKind.PREFIX, "45.1.2.0/24", "a.com", "b.com");
        List<SharedValue> shared = graph().explain("b.com", "a.com");
        assertThat(shared)
                .extracting(SharedValue::kind)
                .containsExactly(SignalKind.ANALYTICS_ID, SignalKind.ADDRESS, SignalKind.PREFIX);
        assertThat(shared.get(0).bits()).isCloseTo(0.9 * 14, within(1e-9)); // log2(101,000 / 3) is above the cap
        assertThat(shared.get(1).bits()).isCloseTo(0.5 * 8, within(1e-9)); // log2(1,000 / 2) too
        assertThat(shared.get(2).bits()).as("follows from the address").isZero();
    }

    @Test
    void manyIdenticalFilesAreOneReasonAndCommonOnesNone() {
        share(SignalKind.ADVERTISING_ID, "pub-123", "a.com", "b.com", "c.com");
        for (int i = 0; i < 312; i++) {
            share(SignalKind.SHARED_FILE, "%064x".formatted(i), "a.com", "b.com");
        }
        share(SignalKind.SHARED_FILE, "logo", sites("user", 12));
        share(SignalKind.SHARED_FILE, "logo", "a.com", "b.com");
        OperatorGraph graph = graph(30);
        List<SharedValue> shared = graph.explain("a.com", "b.com");
        assertThat(shared).hasSize(2);
        assertThat(shared.get(1).count()).isEqualTo(312);
        assertThat(shared.get(1).bits()).isCloseTo(6, within(1e-9));
        assertThat(Reasons.sentence(shared, 3))
                .isEqualTo("same AdSense id pub-123 (3 of 30 sites) and 312 identical files");
        assertThat(with(graph, "a.com")).containsExactly("a.com", "b.com");
        assertThat(graph.explain("user00.com", "user01.com")).isEmpty();
    }

    @Test
    void aSentenceNamesWhatCountsMostAndCountsTheRest() {
        share(SignalKind.CONTACT, "x@mail.test", "a.com", "b.com");
        share(SignalKind.RECORD_NUMBER, "粤ICP备2号", "a.com", "b.com");
        share(SignalKind.CERTIFICATE, "0123456789abcdef0123", "a.com", "b.com");
        share(SignalKind.REDIRECT, "www.a.com", "b.com");
        share(SignalKind.FAVICON, "icon", "a.com", "b.com");
        List<SharedValue> shared = graph().explain("a.com", "b.com");
        assertThat(Reasons.sentence(shared, 2))
                .isEqualTo(
                        "same record number 粤ICP备2号 (2 of 1,000 sites), redirect to a.com (2 of 1,000 sites) and 3 more");
        assertThat(Reasons.sentence(shared, 9)).contains("same certificate 0123456789ab… (2 of 1,000 sites)");
        assertThat(Reasons.sentence(List.of(), 2)).isEqualTo("nothing that says much");
    }

    @Test
    void hostsOfOneRegistrableDomainAreOneSiteAndCustomersOfAPlatformAreNot() {
        share(SignalKind.CONTACT, "x@mail.test", "www.a.co.uk", "cdn.a.co.uk", "ada.github.io", "ben.github.io");
        share(SignalKind.CONTACT, "y@mail.test", "10.1.2.3", "10.1.2.3:8080", "a.co.uk:8443");
        OperatorGraph graph = graph(10);
        assertThat(with(graph, "shop.a.co.uk")).containsExactly("a.co.uk");
        assertThat(graph.operators())
                .extracting(Operator::id)
                .contains("ada.github.io", "ben.github.io", "10.1.2.3", "10.1.2.3:8080", "a.co.uk:8443");
        assertThat(graph.explain("www.a.co.uk", "cdn.a.co.uk")).as("one site").isEmpty();
    }

    @Test
    void whatIsOnTheListSaysNothing() {
        share(SignalKind.ADDRESS, "104.16.1.1", "a.com", "b.com");
        share(SignalKind.PREFIX, "2606:4700:1::/48", "a.com", "b.com");
        share(SignalKind.ANALYTICS_ID, "ua-xxxxx-y", "a.com", "b.com");
        share(SignalKind.CONTACT, "you@example.com", "a.com", "b.com");
        share(SignalKind.CERTIFICATE, "shared", "a.com", "b.com");
        share(SignalKind.CERTIFICATE_NAME, "sni1.cloudflaressl.com", "a.com", "b.com");
        share(SignalKind.CERTIFICATE_NAME, "a.com", "a.com", "b.com");
        assertThat(graph().explain("a.com", "b.com")).isEmpty();
    }

    @Test
    void aCertificateForManyNamesIsNobodysOwn() {
        String[] customers = sites("customer", 30);
        share(SignalKind.CERTIFICATE, "many", customers);
        for (String name : customers) {
            share(SignalKind.CERTIFICATE_NAME, name, customers);
        }
        assertThat(graph().links()).isEmpty();
    }

    @Test
    void aDirectoryOfContactsIsNotThePersonItLists() {
        for (int i = 0; i < 30; i++) {
            share(SignalKind.CONTACT, i + "@mail.test", "directory.com", "person" + i + ".com");
        }
        assertThat(graph().links()).isEmpty();
    }

    @Test
    void aValueOfSitesThatHaveNothingElseInCommonIsAPlatforms() {
        share(SignalKind.ANALYTICS_ID, "G-platform", sites("shop", 8));
        group("own", 8);
        OperatorGraph graph = graph();
        assertThat(graph.explain("shop00.com", "shop01.com")).isEmpty();
        assertThat(graph.explain("own00.com", "own01.com")).hasSize(2);
    }

    @Test
    void templatesMayDifferInThreeBits() {
        share(SignalKind.TEMPLATE, "00000000000000f0", "a.com", "c.com");
        share(SignalKind.TEMPLATE, "10000000000001f1", "b.com");
        share(SignalKind.TEMPLATE, "1100000000000ff1", "d.com");
        OperatorGraph graph = graph();
        assertThat(graph.explain("a.com", "b.com"))
                .extracting(SharedValue::kind)
                .containsExactly(SignalKind.TEMPLATE);
        assertThat(graph.explain("a.com", "d.com")).isEmpty();
    }

    @Test
    void aRedirectTiesItsTwoEndsAndNotThoseWhoShareIts() {
        share(SignalKind.REDIRECT, "www.new.com", "old.com", "older.com");
        share(SignalKind.REDIRECT, "unknown.com", "x.com", "y.com");
        share(SignalKind.CONTACT, "z@mail.test", "new.com", "z.com");
        OperatorGraph graph = graph();
        assertThat(graph.explain("old.com", "new.com")).singleElement().satisfies(shared -> {
            assertThat(shared.seenOn()).containsOnlyKeys("old.com");
            assertThat(shared.value()).isEqualTo("new.com");
        });
        assertThat(graph.explain("old.com", "older.com")).isEmpty();
        assertThat(graph.explain("x.com", "y.com")).isEmpty();
    }

    @Test
    void groupsThatOneLinkWouldJoinStayTwo() {
        group("left", 3);
        group("right", 3);
        share(SignalKind.PAYMENT_ADDRESS, "wallet", "left00.com", "right00.com");
        share(SignalKind.CERTIFICATE, "certificate", "left00.com", "right00.com");
        OperatorGraph graph = graph();
        assertThat(with(graph, "left00.com")).hasSize(3);
        assertThat(graph.suggestions(graph.operatorOf("left00.com").orElseThrow()))
                .singleElement()
                .satisfies(suggestion -> {
                    assertThat(suggestion.other()).isEqualTo("right00.com");
                    assertThat(suggestion.doubt()).isEqualTo(Suggestion.Doubt.SINGLE_LINK);
                });
        rule("left00.com", "right00.com", true);
        assertThat(with(graph(), "right02.com")).as("a person knows").hasSize(6);
    }

    @Test
    void groupsThatOneSiteWouldJoinStayTwo() {
        group("left", 4);
        group("right", 4);
        share(SignalKind.ANALYTICS_ID, "G-left", "right00.com");
        share(SignalKind.CONTACT, "left@mail.test", "right00.com");
        share(SignalKind.PAYMENT_ADDRESS, "wallet", "right00.com", "right01.com");
        OperatorGraph graph = graph();
        assertThat(with(graph, "left00.com")).hasSize(4);
        assertThat(with(graph, "right00.com")).containsExactly(sites("right", 4));
        assertThat(graph.suggestions(graph.operatorOf("left00.com").orElseThrow()))
                .singleElement()
                .satisfies(suggestion -> assertThat(suggestion.doubt()).isEqualTo(Suggestion.Doubt.SINGLE_SITE));
    }

    @Test
    void groupsThatOneSiteJoinsAreOneWhenBothHaveAMarkOfTheirOwnBesideIt() {
        group("left", 4);
        group("right", 4);
        share(SignalKind.ANALYTICS_ID, "G-left", "right00.com");
        share(SignalKind.CONTACT, "left@mail.test", "right00.com");
        share(SignalKind.PAYMENT_ADDRESS, "wallet", "right00.com", "right01.com");
        share(SignalKind.CONTACT, "telegram:both", "left01.com", "left02.com", "right02.com");
        assertThat(with(graph(), "left00.com")).hasSize(8);
        share(SignalKind.CONTACT, "telegram:both", "stranger.com");
        assertThat(with(graph(), "left00.com")).as("others have it, too").hasSize(4);
    }

    @Test
    void aLargeGroupWaitsUntilAPersonHasLookedAtIt() {
        share(SignalKind.ANALYTICS_ID, "G-1", sites("many", 60));
        share(SignalKind.CONTACT, "x@mail.test", sites("many", 60));
        Operator large = graph(10_000).operatorOf("many00.com").orElseThrow();
        assertThat(large.sites()).hasSize(60);
        assertThat(large.waits()).hasValueSatisfying(why -> assertThat(why).contains("60 sites are more than 50"));
        rule("many00.com", "many01.com", true);
        assertThat(graph(10_000).operatorOf("many00.com").orElseThrow().waits()).isEmpty();
    }

    @Test
    void whatAPersonSplitStaysApart() {
        group("own", 4);
        rule("own00.com", "own03.com", false);
        OperatorGraph graph = graph();
        assertThat(with(graph, "own00.com")).contains("own01.com", "own02.com").doesNotContain("own03.com");
        assertThat(with(graph, "own03.com")).containsExactly("own03.com");
        assertThat(graph.suggestions(graph.operatorOf("own03.com").orElseThrow()))
                .as("nobody asks again")
                .isEmpty();
    }

    @Test
    void whatAPersonMergedStaysTogetherWithoutAnyEvidence() {
        rule("b.com", "a.com", true);
        Operator operator = graph().operatorOf("a.com").orElseThrow();
        assertThat(operator.sites()).containsExactly("a.com", "b.com");
        assertThat(operator.confidence()).isEqualTo(1);
    }

    @Test
    void theLaterRulingStands() {
        rule("a.com", "c.com", false);
        rule("a.com", "b.com", true);
        rule("b.com", "c.com", true);
        OperatorGraph merged = graph();
        assertThat(with(merged, "a.com")).containsExactly("a.com", "b.com", "c.com");
        assertThat(merged.overruled()).containsExactly(rulings.getFirst());
        rule("a.com", "c.com", false);
        rulings.removeFirst();
        OperatorGraph split = graph();
        assertThat(with(split, "c.com")).containsExactly("b.com", "c.com");
        assertThat(split.overruled()).extracting(OperatorRuling::b).containsExactly("b.com");
    }

    @Test
    void theReasonsOfAnOperatorBeginWithWhatExplainsMost() {
        share(SignalKind.ANALYTICS_ID, "G-all", sites("own", 5));
        share(SignalKind.CONTACT, "x@mail.test", sites("own", 5));
        share(SignalKind.PAYMENT_ADDRESS, "wallet", "own00.com", "own01.com");
        Operator operator = graph().operatorOf("own00.com").orElseThrow();
        assertThat(operator.reasons())
                .extracting(SharedValue::kind)
                .containsExactly(SignalKind.ANALYTICS_ID, SignalKind.CONTACT, SignalKind.PAYMENT_ADDRESS);
        assertThat(operator.reasons().getFirst().seenOn()).hasSize(5);
    }
}
