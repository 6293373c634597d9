package dev.colophon.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.operators.linkage.CommonValues;
import dev.colophon.operators.linkage.OperatorParameters;
import dev.colophon.operators.linkage.SharedValue;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How well operators are found in webs where they are known. The numbers of the method were chosen on seeds 1 to 20; these are others. */
class GeneratedWebTest {

    private static final long[] SEEDS = LongStream.rangeClosed(101, 110).toArray();

    private static OperatorGraph graph(Iterable<String> sites, Iterable<SiteSignal> signals) {
        OperatorGraph.Builder builder = OperatorGraph.builder(OperatorParameters.defaults(), CommonValues.defaults());
        sites.forEach(builder::site);
        signals.forEach(builder::add);
        return builder.build(List.of());
    }

    private static OperatorGraph graph(GeneratedWeb web) {
        return graph(web.operators().keySet(), web.signals());
    }

    private static PairCounts counts(String name, LongFunction<GeneratedWeb> web) {
        PairCounts sum = new PairCounts(0, 0, 0);
        double least = 1;
        for (long seed : SEEDS) {
            GeneratedWeb one = web.apply(seed);
            PairCounts counts = PairCounts.of(graph(one).operators(), one.operators());
            sum = sum.plus(counts);
            least = Math.min(least, counts.precision());
        }
        System.out.printf(
                "operators, %s, seeds %d to %d: pair precision %.4f (least %.4f), recall %.4f%n",
                name, SEEDS[0], SEEDS[SEEDS.length - 1], sum.precision(), least, sum.recall());
        return sum;
    }

    @Test
    @Tag("full")
    void aThousandSitesOfAHundredAndTwentyOperators() {
        PairCounts counts = counts("1,000 sites", seed -> GeneratedWeb.of(seed, 1_000, 120));
        assertThat(counts.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(counts.recall()).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void withLessToSeeLessIsFoundAndHardlyMoreIsWrong() {
        PairCounts counts = counts("1,000 sites with less to see", seed -> GeneratedWeb.sparse(seed, 1_000, 120));
        assertThat(counts.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(counts.recall()).isGreaterThanOrEqualTo(0.60);
    }

    @Test
    void inASmallDeploymentTooHardlyAnythingIsWrong() {
        PairCounts hundred = counts("100 sites", seed -> GeneratedWeb.of(seed, 100, 14));
        assertThat(hundred.precision()).isGreaterThanOrEqualTo(0.98);
        assertThat(hundred.recall()).isGreaterThanOrEqualTo(0.70);
        PairCounts thirty = counts("30 sites", seed -> GeneratedWeb.of(seed, 30, 5));
        assertThat(thirty.precision()).isGreaterThanOrEqualTo(0.98);
        assertThat(thirty.recall()).isGreaterThanOrEqualTo(0.70);
    }

    @Test
    @Tag("full")
    void confidenceIsHowOftenAllSitesBelong() {
        double promised = 0;
        int pure = 0;
        int groups = 0;
        for (long seed : SEEDS) {
            GeneratedWeb web = GeneratedWeb.of(seed, 1_000, 120);
            for (Operator operator : graph(web).operators()) {
                if (operator.sites().size() > 1) {
                    groups++;
                    promised += operator.confidence();
                    pure += operator.sites().stream()
                                            .map(web.operators()::get)
                                            .distinct()
                                            .count()
                                    == 1
                            ? 1
                            : 0;
                }
            }
        }
        System.out.printf(
                "operators: mean confidence %.4f, pure %.4f of %d%n", promised / groups, 1.0 * pure / groups, groups);
        assertThat(1.0 * pure / groups).isBetween(promised / groups - 0.02, promised / groups + 0.02);
    }

    @Test
    @Tag("full")
    void noSitesAreJoinedByADeliveryNetworkAlone() {
        Set<SignalKind> network =
                EnumSet.of(SignalKind.ADDRESS, SignalKind.PREFIX, SignalKind.CERTIFICATE, SignalKind.CERTIFICATE_NAME);
        for (long seed : SEEDS) {
            GeneratedWeb web = GeneratedWeb.of(seed, 1_000, 120);
            for (String listed : List.of("104.", "77.")) { // the same network, known and unknown to the list
                List<SiteSignal> signals = web.signals().stream()
                        .filter(signal -> web.onCdn().contains(signal.site()) && network.contains(signal.kind()))
                        .map(signal -> new SiteSignal(
                                signal.site(),
                                signal.kind(),
                                signal.value()
                                        .replaceFirst("^104\\.", listed)
                                        .replace(
                                                "cloudflaressl.com",
                                                listed.equals("77.") ? "cdn.test" : "cloudflaressl.com"),
                                signal.seenOn()))
                        .toList();
                assertThat(signals).hasSizeGreaterThan(1_000);
                assertThat(graph(web.onCdn(), signals).operators())
                        .as("seed %d, network at %s", seed, listed)
                        .allMatch(operator -> operator.sites().size() == 1);
            }
        }
    }

    @Test
    void theOrderOfSignalsChangesNothing() {
        GeneratedWeb web = GeneratedWeb.of(101, 300, 40);
        List<SiteSignal> shuffled = new ArrayList<>(web.signals());
        Collections.shuffle(shuffled, new Random(5));
        OperatorGraph one = graph(web);
        OperatorGraph other = graph(List.of(), shuffled);
        assertThat(other.links()).isEqualTo(one.links());
        assertThat(other.operators()).isEqualTo(one.operators());
        for (Operator operator : one.operators()) {
            assertThat(other.suggestions(operator)).isEqualTo(one.suggestions(operator));
        }
    }

    @Test
    void whatIsExplainedAddsUpToTheLinks() {
        GeneratedWeb web = GeneratedWeb.of(102, 300, 40);
        OperatorGraph graph = graph(web);
        assertThat(graph.links()).hasSizeGreaterThan(100).allSatisfy(link -> {
            List<SharedValue> shared = graph.explain(link.a(), link.b());
            assertThat(shared.stream().mapToDouble(SharedValue::bits).sum())
                    .isCloseTo(link.bits(), org.assertj.core.data.Offset.offset(1e-9));
            assertThat(shared).allSatisfy(value -> assertThat(value.seenOn()).isNotEmpty());
        });
    }

    @Test
    @Tag("full")
    void tenThousandSitesAndAMillionSignals() {
        GeneratedWeb web = GeneratedWeb.of(103, 10_000, 1_200);
        List<SiteSignal> signals = new ArrayList<>(web.signals());
        List<String> sites = web.operators().keySet().stream().sorted().toList();
        SplittableRandom random = new SplittableRandom(103);
        while (signals.size() < 1_000_000) {
            String site = sites.get(random.nextInt(sites.size()));
            String file = "%064x".formatted(random.nextInt(150_000));
            signals.add(new SiteSignal(site, SignalKind.SHARED_FILE, file, "https://" + site + "/" + random.nextInt()));
        }
        OperatorGraph graph = graph(List.of(), signals);
        PairCounts counts = PairCounts.of(graph.operators(), web.operators());
        System.out.printf(
                "operators: 10,000 sites, 1,000,000 signals: precision %.4f, recall %.4f%n",
                counts.precision(), counts.recall());
        assertThat(counts.precision()).isGreaterThanOrEqualTo(0.99);
    }
}
