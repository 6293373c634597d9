package dev.colophon.demo.smallweb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer key of the demo: what was planted where. */
public final class DemoPlan {

    /** What the scan should say of a place. */
    sealed interface Expectation {}

    /** A copy without permission. */
    record Planted(String title, String alteration) implements Expectation {}

    /** A use that the law or the owner allows. */
    record Lawful(String title, String why) implements Expectation {}

    /** Nothing of the catalogue. */
    record Unrelated() implements Expectation {}

    private final Map<String, Expectation> expectations = new LinkedHashMap<>();

    void plant(String url, String title, String alteration) {
        expectations.put(url, new Planted(title, alteration));
    }

    void lawful(String url, String title, String why) {
        expectations.put(url, new Lawful(title, why));
    }

    void unrelated(String url) {
        expectations.put(url, new Unrelated());
    }

    /** What is expected at a place; a page that was not planned holds nothing of the catalogue. */
    Expectation at(String url) {
        return expectations.getOrDefault(url, new Unrelated());
    }

    <E extends Expectation> List<Map.Entry<String, E>> all(Class<E> kind) {
        List<Map.Entry<String, E>> chosen = new ArrayList<>();
        expectations.forEach((url, expectation) -> {
            if (kind.isInstance(expectation)) {
                chosen.add(Map.entry(url, kind.cast(expectation)));
            }
        });
        return chosen;
    }
}
