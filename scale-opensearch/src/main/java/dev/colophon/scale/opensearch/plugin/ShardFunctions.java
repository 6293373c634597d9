package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.shard.CandidateFunction;
import dev.colophon.index.postings.shard.DigestFunction;
import dev.colophon.index.postings.shard.FrequencyFunction;
import dev.colophon.index.postings.shard.SampleFunction;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.StoredFunction;
import dev.colophon.index.visual.VisualIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions that this plug-in computes, by their names. */
final class ShardFunctions {

    private static final Map<String, ShardFunction<?, ?>> BY_NAME = byName();

    private ShardFunctions() {}

    private static Map<String, ShardFunction<?, ?>> byName() {
        List<ShardFunction<?, ?>> all = new ArrayList<>(List.of(
                StoredFunction.INSTANCE,
                DigestFunction.INSTANCE,
                SampleFunction.INSTANCE,
                FrequencyFunction.INSTANCE,
                CandidateFunction.INSTANCE));
        all.addAll(VisualIndex.functions());
        Map<String, ShardFunction<?, ?>> byName = new TreeMap<>();
        all.forEach(function -> byName.put(function.name(), function));
        return Collections.unmodifiableMap(byName);
    }

    /** Empty when that of another version of the plug-in is meant. */
    static Optional<ShardFunction<?, ?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** What all of these answer together; one at least. */
    static <R> byte[] merged(ShardFunction<?, R> function, List<byte[]> answers) {
        return answers.size() == 1
                ? answers.getFirst()
                : function.encodeAnswer(answers.stream()
                        .map(function::decodeAnswer)
                        .reduce(function::merge)
                        .orElseThrow());
    }
}
