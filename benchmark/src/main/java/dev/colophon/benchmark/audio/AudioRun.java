package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.recall.Results;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run of the audio suite measured.
 *
 * @param registered works in the index
 * @param apart works that are not
 * @param cost of registering, where it can be measured
 * @param queryMillis CPU of single searches of 10 s clips on one thread, warm
 * @param longSounds what is found in sounds of minutes
 * @param density recall against terms, sparsest first
 * @param growth cost against size, smallest first; may be empty
 * @param calibration whether the expected false alarms come true; empty in a quick run
 * @param parameters every constant that was used, by name
 * @param machine what it ran on, in words
 * @param skipped what could not be read or made
 */
record AudioRun(
        List<Item> registered,
        List<Item> apart,
        Results results,
        Optional<AudioCost> cost,
        List<Double> queryMillis,
        LongSounds.Found longSounds,
        IndexSize size,
        List<DensityRow> density,
        List<GrowthRow> growth,
        Optional<AudioCalibration> calibration,
        Map<String, Object> parameters,
        Map<String, String> machine,
        List<String> skipped,
        Duration took) {

    static double hours(List<Item> items) {
        return items.stream().mapToDouble(Item::seconds).sum() / 3_600;
    }
}
