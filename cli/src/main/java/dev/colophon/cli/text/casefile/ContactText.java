package dev.colophon.cli.text.casefile;

import dev.colophon.cases.contact.ContactQuestion;
import dev.colophon.cases.contact.ContactSource;
import dev.colophon.cases.contact.HostContact;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.text.RecordedText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.contact.KnownContacts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Whom to write to about hosts, told to a person. */
public final class ContactText {

    private final KnownContacts known;
    private final Language language;

    private ContactText(KnownContacts known, Language language) {
        this.known = known;
        this.language = language;
    }

    /** A line for the host, two for each address, one for each source. */
    public static List<String> lines(KnownContacts known, Language language) {
        return new ContactText(known, language).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@%s"
                .formatted(
                        Console.safe(known.host()),
                        known.contacts().isEmpty() ? "  " + language.say("contact.unknown") : ""));
        for (HostContact contact : known.contacts()) {
            lines.add("    @|bold %s|@  %s".formatted(Console.safe(contact.address()), Console.safe(whose(contact))));
            lines.add("        " + Console.safe(origin(contact)));
        }
        Arrays.stream(ContactSource.values())
                .filter(source -> source != ContactSource.MANUAL)
                .forEach(source -> lines.add("    " + Console.safe(asked(source))));
        return lines;
    }

    private String whose(HostContact contact) {
        String holder = language.say("contact.holder." + contact.holder());
        String named = contact.name().isEmpty() ? holder : language.say("contact.named", holder, contact.name());
        String whose = language.say("contact.for." + contact.purpose(), named);
        return contact.bounces() == 0
                ? whose
                : language.say("contact.bounced", whose, String.valueOf(contact.bounces()));
    }

    private String origin(HostContact contact) {
        String origin = contact.source() == ContactSource.MANUAL
                ? language.say("contact.manual", day(contact.at()), contact.words())
                : language.say("contact.read", String.valueOf(contact.source()), day(contact.at()), contact.readAt());
        return contact.isExpired(known.now())
                ? language.say("contact.expired", origin, String.valueOf(HostContact.FRESH.toDays()))
                : origin;
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private String asked(ContactSource source) {
        return known.questions().stream()
                .filter(question -> question.source() == source)
                .findFirst()
                .map(this::asked)
                .orElseGet(() -> notAsked(source));
    }

    private String notAsked(ContactSource source) {
        String name = String.valueOf(source);
        if (source != ContactSource.DMCA_AGENT) {
            return language.say("contact.never", name);
        }
        return known.contacts().stream().anyMatch(contact -> contact.source() == source)
                ? language.say("contact.agent-of-site", name)
                : language.say("contact.no-agent", name);
    }

    private String asked(ContactQuestion question) {
        return language.say(
                "contact.outcome." + question.outcome(),
                String.valueOf(question.source()),
                day(question.at()),
                Arrays.stream(question.words().split("; ", -1))
                        .map(words -> RecordedText.why(words, language))
                        .collect(Collectors.joining(language.say("contact.and"))));
    }
}
