package dev.colophon.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.server.view.Frame;
import dev.colophon.service.job.JobAnswer;
import dev.colophon.service.job.KeptJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of one file or copy of a job that another process ended, for the page that tells it.
 *
 * @param name of the file, or where the copy stands
 * @param told in the language of the page
 * @param style of what is told
 * @param reason in English
 */
public record KeptItem(
        String name, Optional<String> link, String told, String style, Optional<String> reason, List<Found> works) {

    public KeptItem {
        works = List.copyOf(works);
    }

    /**
     * A work that is in a file.
     *
     * @param use what its use asks for, in the language of the page
     */
    public record Found(String title, String link, String grade, Optional<String> use) {}

    /** All of a job. */
    static List<KeptItem> of(KeptJob job, Frame frame) {
        return job.answer()
                .map(answer -> answer.items().stream()
                        .map(item -> switch (job.kind()) {
                            case REGISTER -> registered(item, frame);
                            case CHECK, KEEP -> found(answer, item, frame);
                            case EVIDENCE -> sealed(item, frame);
                            case LOOK -> looked(item, frame);
                            case RENEW -> renewed(item, frame);
                        })
                        .toList())
                .orElse(List.of());
    }

    private static Optional<String> text(JsonNode item, String field) {
        return Optional.ofNullable(item.get(field)).map(JsonNode::asText);
    }

    private static String fileName(JsonNode item) {
        return JobWords.fileName(item.path("file").asText());
    }

    private static KeptItem registered(JsonNode item, Frame frame) {
        Optional<String> work = text(item, "work");
        String outcome = work.isPresent() ? item.path("outcome").asText() : "REFUSED";
        boolean held = outcome.equals("COMPETING") || item.has("unmatchable");
        return new KeptItem(
                fileName(item),
                work.map(id -> "/works/" + id),
                frame.say("outcome." + outcome),
                work.isEmpty() ? "fault" : held ? "hold" : "cleared",
                text(item, "unmatchable")
                        .map(code -> frame.say(
                                "job.unmatchable", frame.words().report().named("pages.not-looked.", code)))
                        .or(() -> text(item, "reason")),
                List.of());
    }

    private static KeptItem found(JobAnswer answer, JsonNode item, Frame frame) {
        String place = item.path("file").asText();
        List<Found> works = new ArrayList<>();
        for (JsonNode match : item.path("matches")) {
            String id = match.path("work").path("id").asText();
            works.add(new Found(
                    match.path("work").path("title").asText(),
                    text(match, "sighting")
                            .map(sighting -> "/sightings/" + sighting)
                            .orElse("/works/" + id),
                    match.path("grade").asText(),
                    answer.use(place, id).map(word -> frame.say("use." + word))));
        }
        Optional<String> notCompared = Optional.ofNullable(answer.notCompared().get(place))
                .map(code ->
                        frame.say("found.not-compared", frame.words().report().named("pages.not-looked.", code)));
        boolean whole = text(item, "reason").isEmpty();
        String told = item.path("kind").asText().equals("UNREADABLE")
                ? frame.say("found.unreadable")
                : notCompared.orElseGet(() -> !works.isEmpty()
                        ? frame.say("found.some", works.size())
                        : frame.say(whole ? "found.none" : "found.none-partly"));
        boolean clear = whole && notCompared.isEmpty() && works.isEmpty();
        return new KeptItem(
                fileName(item), Optional.empty(), told, clear ? "cleared" : "hold", text(item, "reason"), works);
    }

    private static KeptItem sealed(JsonNode item, Frame frame) {
        boolean taken = item.has("bundle");
        return new KeptItem(
                taken ? frame.place(item.path("url").asText()) : "",
                Optional.empty(),
                frame.say(taken ? "case.sealed" : "case.not-sealed"),
                taken ? "cleared" : "fault",
                text(item, "reason"),
                List.of());
    }

    private static String names(JsonNode item) {
        List<String> names = new ArrayList<>();
        item.path("written").forEach(name -> names.add(name.asText()));
        return String.join(", ", names);
    }

    private static KeptItem renewed(JsonNode item, Frame frame) {
        boolean silent = !item.path("silent").isEmpty();
        return new KeptItem(
                item.path("bundle").asText(),
                Optional.of("/evidence/" + item.path("bundle").asText()),
                item.path("written").isEmpty() ? "" : frame.say("evidence.renewed.new") + " " + names(item),
                silent ? "fault" : "cleared",
                silent ? Optional.of(item.path("silent").get(0).asText()) : Optional.empty(),
                List.of());
    }

    private static KeptItem looked(JsonNode item, Frame frame) {
        Optional<String> meaning = text(item, "meaning");
        return new KeptItem(
                text(item, "url").map(frame::place).orElse(""),
                text(item, "sighting").map(sighting -> "/sightings/" + sighting),
                frame.say(meaning.map(one -> "look." + one).orElse("look.not")),
                meaning.filter("REMOVED"::equals).isPresent() ? "gone" : "hold",
                text(item, "reason"),
                List.of());
    }
}
