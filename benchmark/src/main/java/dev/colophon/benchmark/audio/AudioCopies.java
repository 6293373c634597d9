package dev.colophon.benchmark.audio;

import static java.util.stream.Collectors.toMap;

import dev.colophon.benchmark.audio.AudioClips.Place;
import dev.colophon.benchmark.corpus.Condition;
import dev.colophon.benchmark.corpus.Copies;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.corpus.Kinship;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Clips of sound, altered as {@link AudioConditions} says. */
public final class AudioCopies implements Copies {

    /** What a source may end earlier than its container says, and what filters look ahead. */
    static final double MARGIN_SECONDS = 3;

    private final AudioClips clips;
    private final List<AudioCondition> conditions;
    private final List<Item> company;
    private final Map<String, AudioCondition> byName;
    private final double longest;
    private final String companyDigest;

    /**
     * Prepares the copies.
     *
     * @param company works that are not registered, to play beside or after a clip; those with another form somewhere are
     *     left out, since that form could truly be found
     */
    public AudioCopies(AudioClips clips, List<AudioCondition> conditions, List<Item> company) {
        this.clips = clips;
        this.conditions = conditions;
        this.company = company.stream().filter(item -> !Kinship.hasFamily(item)).toList();
        this.byName = conditions.stream().collect(toMap(AudioCondition::name, condition -> condition));
        this.longest = conditions.stream()
                .mapToDouble(AudioCondition::sourceSeconds)
                .max()
                .orElseThrow();
        this.companyDigest = Tools.sha256(this.company.stream()
                .map(Item::digest)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** How long a work must be to have copies of all conditions, in seconds. */
    double shortest() {
        return longest + MARGIN_SECONDS;
    }

    @Override
    public List<Condition> conditions(Item source) {
        return conditions.stream()
                .map(condition -> new Condition(
                        condition.name(),
                        condition.expectMatch(),
                        Optional.of(new AudioTransform(condition.speed(), condition.cents())),
                        recipe(condition)))
                .toList();
    }

    private String recipe(AudioCondition condition) {
        String treatment = switch (condition.treatment()) {
            case AudioCondition.Treatment.Ffmpeg ffmpeg -> ffmpeg.toString();
            case AudioCondition.Treatment.Samples _ -> "samples with " + companyDigest;
        };
        return String.join(
                "|",
                condition.name(),
                Double.toString(condition.seconds()),
                Double.toString(longest),
                Double.toString(condition.speed()),
                treatment);
    }

    @Override
    public List<Copy> make(Item source, int clip, List<Condition> which, Path folder, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed ^ source.number() * 0x9e3779b97f4a7c15L + clip);
        Place place = place(source, random, longest);
        List<Item> others = company.stream()
                .filter(item -> !Kinship.sameFamily(item, source))
                .toList();
        List<AudioCondition> asked =
                which.stream().map(condition -> byName.get(condition.name())).toList();
        Place beside = company(others, random);
        Place after = company(others, random);
        return clips.make(asked, place, beside, after, folder, "copy", random.nextLong()).stream()
                .map(made -> new Copy(
                        source,
                        which.get(asked.indexOf(made.condition())),
                        made.file(),
                        Optional.of(new Span.Time(made.from(), made.to()))))
                .toList();
    }

    private static Place company(List<Item> others, SplittableRandom random) {
        return place(others.get(random.nextInt(others.size())), random, 10);
    }

    private static Place place(Item item, SplittableRandom random, double seconds) {
        double room = Math.max(0.01, item.seconds() - seconds - MARGIN_SECONDS);
        return new Place(item.file(), Math.round(100 * random.nextDouble(room)) / 100.0);
    }
}
