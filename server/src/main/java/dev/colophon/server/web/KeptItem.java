package dev.colophon.server.web;

import dev.colophon.server.view.Frame;
import dev.colophon.service.job.JobAnswer;
import dev.colophon.service.job.JobItem;
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
 * @param note what else is to be known of it, in the language of the page
 */
public record KeptItem(
        String name,
        Optional<String> link,
        String told,
        String style,
        Optional<String> reason,
        Optional<String> note,
        List<Found> works) {

    public KeptItem {
        works = List.copyOf(works);
    }

    private KeptItem(
            String name, Optional<String> link, String told, String style, Optional<String> reason, List<Found> works) {
        this(name, link, told, style, reason, Optional.empty(), works);
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
                .map(answer -> answer.each().stream()
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

    private static KeptItem registered(JobItem item, Frame frame) {
        Optional<String> work = item.find("work");
        String outcome = work.isPresent() ? item.text("outcome") : "REFUSED";
        boolean held = outcome.equals("COMPETING") || item.has("unmatchable");
        return new KeptItem(
                JobWords.fileName(item.text("file")),
                work.map(id -> "/works/" + id),
                frame.say("outcome." + outcome),
                work.isEmpty() ? "fault" : held ? "hold" : "cleared",
                item.find("unmatchable")
                        .map(code -> frame.say(
                                "job.unmatchable", frame.words().report().named("pages.not-looked.", code)))
                        .or(() -> item.find("reason")),
                List.of());
    }

    private static KeptItem found(JobAnswer answer, JobItem item, Frame frame) {
        String place = item.text("file");
        List<Found> works = new ArrayList<>();
        for (JobItem match : item.all("matches")) {
            String id = match.within("work").text("id");
            works.add(new Found(
                    match.within("work").text("title"),
                    match.find("sighting")
                            .map(sighting -> "/sightings/" + sighting)
                            .orElse("/works/" + id),
                    match.text("grade"),
                    answer.use(place, id).map(word -> frame.say("use." + word))));
        }
        Optional<String> notCompared = Optional.ofNullable(answer.notCompared().get(place))
                .map(code ->
                        frame.say("found.not-compared", frame.words().report().named("pages.not-looked.", code)));
        boolean whole = item.find("reason").isEmpty();
        JobItem pictures = item.within("pictures");
        boolean inPictures = pictures.number("matched") > 0;
        String told = item.text("kind").equals("UNREADABLE")
                ? frame.say("found.unreadable")
                : notCompared.orElseGet(() -> !works.isEmpty()
                        ? frame.say("found.some", works.size())
                        : inPictures
                                ? frame.say("found.pictures", pictures.number("matched"), pictures.number("compared"))
                                : frame.say(whole ? "found.none" : "found.none-partly"));
        boolean clear = whole && !inPictures && notCompared.isEmpty() && works.isEmpty();
        return new KeptItem(
                frame.name(place),
                Optional.empty(),
                told,
                clear ? "cleared" : "hold",
                item.find("reason"),
                item.has("fingerprinted") ? Optional.of(frame.say("found.fingerprinted")) : Optional.empty(),
                works);
    }

    private static KeptItem sealed(JobItem item, Frame frame) {
        boolean taken = item.has("bundle");
        return new KeptItem(
                taken ? frame.place(item.text("url")) : "",
                Optional.empty(),
                frame.say(taken ? "case.sealed" : "case.not-sealed"),
                taken ? "cleared" : "fault",
                item.find("reason"),
                List.of());
    }

    private static String names(JobItem item) {
        return String.join(", ", item.texts("written"));
    }

    private static KeptItem renewed(JobItem item, Frame frame) {
        boolean silent = !item.texts("silent").isEmpty();
        return new KeptItem(
                item.text("bundle"),
                Optional.of("/evidence/" + item.text("bundle")),
                item.texts("written").isEmpty() ? "" : frame.say("evidence.renewed.new") + " " + names(item),
                silent ? "fault" : "cleared",
                silent ? Optional.of(item.texts("silent").getFirst()) : Optional.empty(),
                List.of());
    }

    private static KeptItem looked(JobItem item, Frame frame) {
        Optional<String> meaning = item.find("meaning");
        return new KeptItem(
                item.find("url").map(frame::place).orElse(""),
                item.find("sighting").map(sighting -> "/sightings/" + sighting),
                frame.say(meaning.map(one -> "look." + one).orElse("look.not")),
                meaning.filter("REMOVED"::equals).isPresent() ? "gone" : "hold",
                item.find("reason"),
                List.of());
    }
}
