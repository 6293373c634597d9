package dev.colophon.operators.linkage;

import static dev.colophon.operators.linkage.Family.CERTIFICATE;
import static dev.colophon.operators.linkage.Family.CONTENT;
import static dev.colophon.operators.linkage.Family.IMPRINT;
import static dev.colophon.operators.linkage.Family.MEASUREMENT;
import static dev.colophon.operators.linkage.Family.MONEY;
import static dev.colophon.operators.linkage.Family.NETWORK;
import static dev.colophon.operators.linkage.Family.REDIRECT;

import dev.colophon.page.signal.SignalKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * All numbers that decide who is grouped with whom.
 *
 * @param weights for every kind of signal
 * @param sameBits from so many bits on, and with two families, two sites have the same operator
 * @param likelyBits from so many bits on this is suggested to a person
 * @param familyBits so much a family must add to count as one of the two
 * @param contentBits so much {@link Family#CONTENT} must add: a common theme and a film that goes round are not enough
 * @param mostSites a larger group waits for a person
 * @param mostShared no value on more sites than this is looked at
 * @param platformSites a value that is given to one holder is put to the test when so many sites have it
 * @param companionShare of the pairs of such sites so many must have something else in common, or the value is a platform's
 * @param linksASite of links to sites later in the alphabet, the strongest so many are kept
 * @param templateDistance templates that differ from a common one in at most so many of 64 bits are the same
 * @param priorBits how unlikely it is, in bits, that two sites belong together before anything is known of them
 * @param deception of links of any strength the share that is wrong, because a stranger copied what makes them strong
 */
public record OperatorParameters(
        Map<SignalKind, SignalWeight> weights,
        double sameBits,
        double likelyBits,
        double familyBits,
        double contentBits,
        int mostSites,
        int mostShared,
        int platformSites,
        double companionShare,
        int linksASite,
        int templateDistance,
        double priorBits,
        double deception) {

    private static final int MANY = Integer.MAX_VALUE;

    /**
     * Holders of accounts, numbers and certificates are few among all sites of the world, however few of those are known
     * here. On 20 generated webs of 1,000 sites recall is 0.77 with none, 0.906 with 10,000, 0.919 with 100,000, 0.924 with
     * 1,000,000, at pair precision 0.998 (GeneratedWebTest).
     */
    private static final int BACKGROUND = 100_000;

    public OperatorParameters {
        weights = Map.copyOf(weights);
        if (!weights.keySet().containsAll(Arrays.asList(SignalKind.values()))) {
            throw new IllegalArgumentException("every kind of signal needs a weight");
        }
    }

    /** The weights proposed with the method; how they fare is in RATIONALE.md. */
    public static OperatorParameters defaults() {
        return new OperatorParameters(weights(BACKGROUND), 14, 8, 3, 5, 50, 200, 5, 0.1, 200, 3, 7, 0.0015);
    }

    /** The same with another number of background sites for what is given to one holder. */
    OperatorParameters withBackground(int background) {
        return new OperatorParameters(
                weights(background),
                sameBits,
                likelyBits,
                familyBits,
                contentBits,
                mostSites,
                mostShared,
                platformSites,
                companionShare,
                linksASite,
                templateDistance,
                priorBits,
                deception);
    }

    /** How probable it is that a link of so many bits joins sites of one operator. */
    public double probability(double bits) {
        return (1 - deception) / (1 + Math.pow(2, priorBits - bits));
    }

    /** The bits that a family must add to count as one of the two. */
    double least(Family family) {
        return family == Family.CONTENT ? contentBits : familyBits;
    }

    public SignalWeight weight(SignalKind kind) {
        return Optional.ofNullable(weights.get(kind)).orElseThrow();
    }

    private static Map<SignalKind, SignalWeight> weights(int background) {
        Map<SignalKind, SignalWeight> weights = new EnumMap<>(SignalKind.class);
        weights.put(SignalKind.RECORD_NUMBER, given(IMPRINT, 1.0, 20, 5, background));
        weights.put(SignalKind.CONTACT, given(IMPRINT, 0.9, 12, 20, background));
        weights.put(SignalKind.ANALYTICS_ID, given(MEASUREMENT, 0.9, 14, 10, background));
        weights.put(SignalKind.ADVERTISING_ID, given(MONEY, 0.9, 14, 10, background));
        weights.put(SignalKind.PAYMENT_ADDRESS, given(MONEY, 0.9, 14, 20, background));
        weights.put(SignalKind.CERTIFICATE, given(CERTIFICATE, 0.9, 14, MANY, background));
        weights.put(
                SignalKind.CERTIFICATE_NAME,
                following(given(CERTIFICATE, 0.9, 14, 24, background), SignalKind.CERTIFICATE));
        weights.put(SignalKind.REDIRECT, given(REDIRECT, 1.0, 16, 10, background));
        weights.put(SignalKind.SHARED_FILE, counted(CONTENT, 0.5, 2, 12, MANY));
        weights.put(SignalKind.TEMPLATE, counted(CONTENT, 0.5, 8, 8, 500));
        weights.put(SignalKind.FAVICON, counted(CONTENT, 0.4, 5, 5, 20));
        weights.put(SignalKind.ROBOTS_TXT, counted(CONTENT, 0.4, 5, 5, 20));
        weights.put(SignalKind.ADDRESS, counted(NETWORK, 0.5, 8, 8, 64));
        weights.put(SignalKind.PREFIX, following(counted(NETWORK, 0.2, 3, 3, 64), SignalKind.ADDRESS));
        return weights;
    }

    /** Values that are given to one holder: on more than 50 sites and 1 % of those known they are a platform's. */
    private static SignalWeight given(Family family, double reliability, double cap, int own, int background) {
        return new SignalWeight(family, reliability, cap, cap, background, 50, 0.01, 1, own, Optional.empty());
    }

    /**
     * Values that many may have by nature: on more than 3 sites and 2 % of those known, or on more than a quarter of them,
     * they are a hoster's, a theme's, a library's.
     */
    private static SignalWeight counted(Family family, double reliability, double cap, double kindCap, int own) {
        return new SignalWeight(family, reliability, cap, kindCap, 0, 3, 0.02, 0.25, own, Optional.empty());
    }

    private static SignalWeight following(SignalWeight weight, SignalKind leader) {
        return new SignalWeight(
                weight.family(),
                weight.reliability(),
                weight.valueCap(),
                weight.kindCap(),
                weight.background(),
                weight.commonSites(),
                weight.commonShare(),
                weight.largestShare(),
                weight.own(),
                Optional.of(leader));
    }
}
