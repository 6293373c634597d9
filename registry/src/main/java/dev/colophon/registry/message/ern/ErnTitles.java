package dev.colophon.registry.message.ern;

import dev.colophon.registry.message.xml.MessageElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What resources and releases are called: 4.3 has display titles, 3.8 reference titles and titles of types. */
final class ErnTitles {

    private static final String LANGUAGE = "LanguageAndScriptCode";

    private static final Set<String> ORIGINAL = Set.of("OriginalTitle", "FormalTitle", "GroupingTitle");

    private ErnTitles() {}

    /** The title by which it is known, with its subtitle. */
    static Optional<String> title(MessageElement titled) {
        return main(titled).map(ErnTitles::text);
    }

    /** The language of that title, and its script, as the message has it. */
    static Optional<String> language(MessageElement titled) {
        return main(titled)
                .flatMap(title -> title.attribute(LANGUAGE)
                        .or(() -> title.descendants()
                                .flatMap(element -> element.attribute(LANGUAGE).stream())
                                .findFirst()));
    }

    /** Its other titles, each with its language where it has one. */
    static Stream<String> alternatives(List<MessageElement> scopes) {
        Optional<String> main =
                scopes.stream().flatMap(scope -> title(scope).stream()).findFirst();
        return scopes.stream()
                .flatMap(ErnTitles::all)
                .filter(title -> !Optional.of(text(title)).equals(main))
                .map(title -> text(title)
                        + title.attribute(LANGUAGE)
                                .map(code -> " (" + code + ")")
                                .orElse(""))
                .filter(title -> !title.isBlank());
    }

    private static Optional<MessageElement> main(MessageElement titled) {
        return Stream.of(
                        titled.path("DisplayTitleText").filter(ErnTitles::isDefault),
                        titled.path("DisplayTitleText"),
                        titled.path("DisplayTitle").filter(ErnTitles::isDefault),
                        titled.path("DisplayTitle"),
                        titled.path("ReferenceTitle"),
                        titled.path("Title")
                                .filter(title -> title.attribute("TitleType").equals(Optional.of("DisplayTitle"))),
                        titled.path("Title").filter(ErnTitles::isOriginal))
                .flatMap(titles -> titles)
                .filter(title -> !text(title).isEmpty())
                .findFirst();
    }

    private static Stream<MessageElement> all(MessageElement titled) {
        return Stream.of("DisplayTitleText", "DisplayTitle", "ReferenceTitle", "Title", "AdditionalTitle")
                .flatMap(titled::path);
    }

    /** A translated or an abridged one names nothing by itself. */
    private static boolean isOriginal(MessageElement title) {
        return title.attribute("TitleType")
                .filter(type -> !ORIGINAL.contains(type))
                .isEmpty();
    }

    private static boolean isDefault(MessageElement title) {
        return title.attribute("IsDefault").equals(Optional.of("true"));
    }

    /** As 4.3 writes it in one: the title, and the subtitle in brackets. */
    private static String text(MessageElement title) {
        return title.first("TitleText")
                .map(text -> text
                        + title.first("SubTitle").map(more -> " (" + more + ")").orElse(""))
                .orElse(title.text());
    }
}
