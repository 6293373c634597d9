package dev.colophon.benchmark.audio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.recall.Interval;
import dev.colophon.benchmark.recall.PlacementErrors;
import dev.colophon.benchmark.recall.Results;
import dev.colophon.benchmark.recall.Results.Negatives;
import dev.colophon.benchmark.recall.Results.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as JSON; README.md has the schema. */
final class BenchJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private BenchJson() {}

    static String of(AudioRun run) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "conditions",
                run.results().rows().values().stream().map(BenchJson::condition).toList());
        all.put("negatives", negatives(run.results()));
        all.put("placement", PlacementErrors.of(run.results()).json());
        run.calibration().ifPresent(calibration -> all.put("calibration", calibration));
        all.put("longSounds", longSounds(run.longSounds()));
        all.put("cost", cost(run));
        all.put("corpus", corpus(run));
        all.put("parameters", run.parameters());
        all.put("machine", run.machine());
        try {
            return JSON.writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and numbers are always JSON", e);
        }
    }

    private static Map<String, Object> condition(Row row) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("name", row.condition().name());
        condition.put("queries", row.queries());
        condition.put("found", row.found());
        condition.put("expect", row.condition().expectMatch() ? "match" : "nomatch");
        condition.put("listed", row.listed());
        condition.put("placed", row.placed());
        condition.put("low", row.interval().low());
        condition.put("high", row.interval().high());
        return condition;
    }

    private static Map<String, Object> negatives(Results results) {
        Negatives sum = results.allNegatives();
        Map<String, Object> negatives = counts(sum);
        negatives.put("atMost", Interval.atMost(sum.wrong(), sum.queries()));
        List<Map<String, Object>> kinds = new ArrayList<>();
        results.negatives().forEach((kind, counted) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", kind.words());
            one.putAll(counts(counted));
            kinds.add(one);
        });
        negatives.put("kinds", kinds);
        return negatives;
    }

    private static Map<String, Object> counts(Negatives negatives) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("queries", negatives.queries());
        counts.put("false", negatives.wrong());
        return counts;
    }

    private static Map<String, Object> longSounds(LongSounds.Found found) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("sounds", found.sounds());
        all.put("hours", found.hours());
        all.put("excerpts", found.rows());
        all.put("false", found.wrong());
        all.put("cpuMillisPer10Seconds", found.cpuMillis());
        all.put("cpuMillisOfExcerptAlone", found.aloneCpuMillis());
        return all;
    }

    private static Map<String, Object> cost(AudioRun run) {
        Map<String, Object> cost = new LinkedHashMap<>();
        run.cost().ifPresent(register -> {
            cost.put("decodeSecondsPerHour", register.decode());
            cost.put("registerSecondsPerHour", register.total());
            cost.put("registerToDecode", register.ratio());
            register.fpcalc().ifPresent(fpcalc -> cost.put("fpcalcSecondsPerHour", fpcalc));
        });
        cost.put("queryMillisMedian", Numbers.median(run.queryMillis()));
        cost.put("queryMillisMean", Numbers.mean(run.queryMillis()));
        cost.put("queryMillis95", Numbers.quantile(run.queryMillis(), 0.95));
        cost.put("bytesPerHour", run.size().bytesPerHour());
        Map<String, Object> parts = new LinkedHashMap<>();
        run.size().perHour().forEach(part -> parts.put(part.getKey(), Math.round(part.getValue())));
        cost.put("bytesPerHourByPart", parts);
        cost.put("recallByTerms", run.density());
        cost.put("growth", run.growth());
        return cost;
    }

    private static Map<String, Object> corpus(AudioRun run) {
        Map<String, Object> corpus = new LinkedHashMap<>();
        corpus.put("registeredWorks", run.registered().size());
        corpus.put("registeredHours", AudioRun.hours(run.registered()));
        corpus.put("apartWorks", run.apart().size());
        corpus.put("apartHours", AudioRun.hours(run.apart()));
        corpus.put("registeredSources", sources(run.registered()));
        corpus.put("apartSources", sources(run.apart()));
        return corpus;
    }

    private static List<String> sources(List<Item> items) {
        return items.stream().map(Item::source).distinct().sorted().toList();
    }
}
