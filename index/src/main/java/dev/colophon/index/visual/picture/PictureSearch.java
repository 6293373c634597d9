package dev.colophon.index.visual.picture;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Thumbnail;
import dev.colophon.fingerprint.image.View;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.search.MatchGrader;
import dev.colophon.index.search.Retriever;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.visual.hash.HashScan;
import dev.colophon.index.visual.hash.Samples;
import dev.colophon.index.visual.hash.StoredFingerprints;
import dev.colophon.index.visual.hash.VisualParameters;
import dev.colophon.index.visual.local.LocalSearch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the pictures, and the moments of films, that a picture was copied from. */
public final class PictureSearch {

    private static final VisualParameters PARAMETERS = VisualParameters.DEFAULT;
    private static final int QUARTER_DEGREES = 90;

    private final Retriever<HashScan.Query, HashScan.Hits> hashes;
    private final LocalSearch local;
    private final ImageRegistrationSearch registration;
    private final StoredFingerprints fingerprints;
    private final MatchGrader grader;

    /** Searches one index. */
    public PictureSearch(TermIndex index, LocalSearch local, StoredFingerprints fingerprints, MatchGrader grader) {
        this.hashes = index.retriever(HashScan.INSTANCE);
        this.local = local;
        this.registration = new ImageRegistrationSearch(index, fingerprints);
        this.fingerprints = fingerprints;
        this.grader = grader;
    }

    /** What the search for pictures computes beside an index. */
    public static List<ShardFunction<?, ?>> functions() {
        return List.of(HashScan.INSTANCE, TemplateMatch.Scan.INSTANCE, CopyScan.Scan.INSTANCE);
    }

    public List<Match> matches(ImageFingerprint copy) {
        List<View> probes = usable(copy.views());
        HashScan.Hits near = retrieve(probes);
        Hashed hashed = hashed(probes, near, stored -> isWhole(copy, probes, stored, near));
        List<Match> matches = hashed.matches();
        // Where all of the copy is all of a reference nothing else can be in it. Else there may be several works in it,
        // also when one of them is sure.
        if (!(isSure(matches) && hashed.whole())) {
            addAlike(
                    matches,
                    local.alignments(copy.features()).stream()
                            .flatMap(alignment -> grader.grade(alignment, near.statistics()).stream())
                            .toList());
            addPanels(matches, usable(copy.panels()));
        }
        if (!isSure(matches) && isLaid(copy)) {
            addAlike(
                    matches,
                    registration.alignments(copy).stream()
                            .flatMap(alignment -> grader.grade(alignment, near.statistics()).stream())
                            .toList());
        }
        return negativesOnlyAlone(matches);
    }

    /** Works that fill a panel, as far as they add to what is known. */
    private void addPanels(List<Match> matches, List<View> panels) {
        if (panels.isEmpty()) {
            return;
        }
        Set<ReferenceId> known = matches.stream().map(Match::reference).collect(Collectors.toSet());
        addAlike(
                matches,
                hashed(panels, retrieve(panels), _ -> false).matches().stream()
                        .filter(match -> match.grade() == Grade.STRONG || !known.contains(match.reference()))
                        .toList());
    }

    /**
     * What was found by hashes.
     *
     * @param whole whether one of the references that were looked at is all of the copy
     */
    private record Hashed(List<Match> matches, boolean whole) {}

    /** What has hashes near the probes; each is read once. */
    private Hashed hashed(List<View> probes, HashScan.Hits near, Predicate<StoredFingerprints.Of> isWhole) {
        List<Match> matches = new ArrayList<>();
        boolean[] whole = new boolean[1];
        fingerprints.of(near.hits().keySet()).forEach(stored -> {
            new PictureVerifier(stored.reference())
                    .verify(probes, stored.fingerprint(), near.hits().getOrDefault(stored.reference(), List.of()))
                    .flatMap(alignment -> grader.grade(alignment, near.statistics()))
                    .ifPresent(matches::add);
            whole[0] = whole[0] || isWhole.test(stored);
        });
        return new Hashed(matches, whole[0]);
    }

    private static boolean isWhole(
            ImageFingerprint copy, List<View> probes, StoredFingerprints.Of stored, HashScan.Hits near) {
        return isWhole(copy, probes, stored.fingerprint(), near.hits().getOrDefault(stored.reference(), List.of()));
    }

    /** Whether all that the copy shows is all that a reference shows, in every part. */
    private static boolean isWhole(
            ImageFingerprint copy, List<View> probes, Fingerprint fingerprint, List<HashScan.Hit> hits) {
        if (!(fingerprint instanceof ImageFingerprint reference)
                || copy.thumbnail().isEmpty()
                || reference.thumbnail().isEmpty()) {
            return false;
        }
        Thumbnail seen = copy.thumbnail().get();
        Thumbnail known = reference.thumbnail().get();
        return hits.stream()
                .filter(hit -> hit.distance() <= PARAMETERS.match()
                        && probes.get(hit.probe()).region().equals(seen.region())
                        && reference.allViews().get(hit.hash()).region().equals(known.region()))
                .map(hit -> probes.get(hit.probe()).undone())
                .distinct()
                .anyMatch(undone -> Samples.ofLuma(seen).laid(undone).mostUnexplained(Samples.ofLuma(known))
                        <= PARAMETERS.unexplained());
    }

    private static boolean isLaid(ImageFingerprint copy) {
        return PARAMETERS.isLaid(
                copy.features().size(), copy.thumbnail().stream().anyMatch(Thumbnail::plain));
    }

    private static boolean isSure(List<Match> matches) {
        return matches.stream().anyMatch(match -> match.grade() == Grade.STRONG);
    }

    /**
     * Those with references that are matched already take the place of what was not sure, and of a hash, which knows quarter turns alone,
     * where the copy was turned by less.
     */
    private static void addAlike(List<Match> matches, List<Match> others) {
        for (Match other : others) {
            boolean sure = !isTurnedALittle(other)
                    && matches.stream()
                            .anyMatch(match ->
                                    match.reference().equals(other.reference()) && match.grade() == Grade.STRONG);
            if (!sure) {
                matches.removeIf(match -> match.reference().equals(other.reference()));
                matches.add(other);
            }
        }
    }

    private static boolean isTurnedALittle(Match match) {
        return match.grade() == Grade.STRONG
                && match.transform() instanceof ImageTransform change
                && change.rotationDegrees() % QUARTER_DEGREES != 0;
    }

    /** In an index of copies, those in which {@link #matches} may find this reference. */
    public Set<ReferenceId> copiesOf(ImageFingerprint reference) {
        Set<ReferenceId> found = new HashSet<>(registration.copiesOf(reference));
        found.addAll(retrieve(usable(reference.views())).hits().keySet());
        found.addAll(local.copiesOf(reference.features()));
        return found;
    }

    private static List<View> usable(List<View> views) {
        return views.stream().filter(view -> view.hash().usable()).toList();
    }

    private HashScan.Hits retrieve(List<View> probes) {
        long[] words = new long[4 * probes.size()];
        for (int i = 0; i < probes.size(); i++) {
            Pdq hash = probes.get(i).hash();
            words[4 * i] = hash.word3();
            words[4 * i + 1] = hash.word2();
            words[4 * i + 2] = hash.word1();
            words[4 * i + 3] = hash.word0();
        }
        return hashes.retrieve(new HashScan.Query(words, PARAMETERS.doubtful()));
    }

    /** A negative is rare, and doubles the comparisons: it is believed only when nothing positive was found. */
    private static List<Match> negativesOnlyAlone(List<Match> matches) {
        List<Match> positive = matches.stream()
                .filter(match -> !(match.transform() instanceof ImageTransform change && change.negated()))
                .toList();
        return positive.isEmpty() ? matches : positive;
    }
}
