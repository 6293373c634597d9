package dev.colophon.cases.message;

import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a notice says, whatever its form. Texts may come from anywhere: whoever writes them makes visible what a reader could not
 * see. What a law asks for and is not here is told by {@link #missing}, never filled in.
 *
 * @param noticeId letters, digits, {@code . _ -}, at most 64
 * @param caseId the same
 * @param date on which it is signed, where the owner is
 * @param language of its text, such as {@code zh} (BCP 47)
 * @param agent who notifies in the owner's name
 * @param provider whom it goes to
 * @param items at least one; more than {@link #MOST_ITEMS} make several notices ({@link #split})
 * @param facts why this is claimed to be an infringement, in sentences
 * @param proof the preliminary proof, in sentences: what is attached or linked
 * @param requirement what is asked for, in sentences
 * @param statements what the sender has declared
 * @param signature the name typed or the seal named by who signs
 */
public record NoticeContent(
        String noticeId,
        String caseId,
        LocalDate date,
        String language,
        Party owner,
        Optional<Agent> agent,
        Provider provider,
        Measure measure,
        List<Item> items,
        String facts,
        String proof,
        String requirement,
        Set<Statement> statements,
        Optional<String> signature) {

    /** A longer list is looked through by nobody; mail systems cut it. */
    public static final int MOST_ITEMS = 1_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public NoticeContent {
        items = List.copyOf(items);
        statements = Set.copyOf(statements);
        if (!ID.matcher(noticeId).matches() || !ID.matcher(caseId).matches()) {
            throw new MessageRefused("not the id of a notice and its case: letters, digits, . _ -, at most 64");
        }
        if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw new MessageRefused("not a language (BCP 47), such as en or zh: " + language);
        }
        if (items.isEmpty()) {
            throw new MessageRefused("a notice names at least one copy");
        }
    }

    /**
     * Somebody who claims something; only the name must be known.
     *
     * @param identityProof kind and number of the document that says who this is
     * @param contact the person to talk to
     * @param nature what it is, where the document says so
     */
    public record Party(
            String name,
            Optional<String> identityProof,
            Optional<String> legalRepresentative,
            Optional<String> address,
            Optional<String> postCode,
            Optional<String> contact,
            Optional<String> phone,
            Optional<MailAddress> email,
            Optional<String> fax,
            Nature nature) {

        /** Whom to talk to: a person speaks for themselves where nobody else is named. */
        public Optional<String> contactPerson() {
            return contact.or(() -> nature == Nature.PERSON ? Optional.of(name) : Optional.empty());
        }

        /** Somebody of whom no more is known than the name. */
        public static Party named(String name) {
            return new Party(
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Nature.UNKNOWN);
        }
    }

    /** What somebody is: a person acts for themselves, a body by whoever represents it. */
    public enum Nature {
        PERSON,
        BODY,
        UNKNOWN
    }

    /**
     * Who notifies in the owner's name.
     *
     * @param powerOfAttorney what shows the authority: each notice needs its own under the Chinese model form
     */
    public record Agent(Party party, Optional<String> powerOfAttorney) {}

    /**
     * Whom a notice goes to.
     *
     * @param domain of the service that shows the copies
     * @param icpNumber the Chinese registration of that site
     */
    public record Provider(
            String name,
            String domain,
            Optional<MailAddress> email,
            Optional<String> address,
            Optional<String> postCode,
            Optional<String> phone,
            Optional<String> fax,
            Optional<String> icpNumber) {}

    /** What the provider does: it stores the copy, or links to it. */
    public enum Measure {
        REMOVE,
        UNLINK
    }

    /** What somebody made. */
    public enum Kind {
        AUDIO,
        VIDEO,
        IMAGE,
        TEXT
    }

    /**
     * One copy of one work.
     *
     * @param title of the work
     * @param creators of the work, as they are named
     * @param identifiers of the work, such as {@code ISRC QZAB12600001}
     * @param url of the copy
     * @param page that shows or links it, where that is another address
     * @param shared what both have in common, in words
     * @param ip that answered; as a literal, never a name
     * @param file what is known of the file
     * @param bundle the evidence
     * @param own the owner's file of the work
     */
    public record Item(
            String title,
            List<String> creators,
            Kind kind,
            List<String> identifiers,
            NoticeUrl url,
            Optional<NoticeUrl> page,
            String shared,
            Instant firstSeen,
            Instant lastSeen,
            Optional<InetAddress> ip,
            Optional<FoundBytes> file,
            Optional<Bundle> bundle,
            Optional<OwnFile> own) {

        public Item {
            creators = List.copyOf(creators);
            identifiers = List.copyOf(identifiers);
            if (lastSeen.isBefore(firstSeen)) {
                throw new MessageRefused("%s is said to be last seen before it was first seen".formatted(url));
            }
        }
    }

    /**
     * The bytes of a copy.
     *
     * @param name of the file there
     * @param sha256 64 hexadecimal digits
     */
    public record FoundBytes(String name, long bytes, String sha256) {}

    /**
     * A file of a work that its owner registered.
     *
     * @param sha256 64 hexadecimal digits
     * @param registered when it was: it was there by then, which says nothing of who made it
     */
    public record OwnFile(String name, String sha256, Instant registered) {}

    /**
     * A bundle of evidence.
     *
     * @param name of its file
     * @param sha256 of its {@code datapackage.json}, 64 hexadecimal digits
     */
    public record Bundle(String name, String sha256) {}

    /** What the sender declares. */
    public enum Statement {
        /** All of it is true, and whoever signs answers for it (China). */
        TRUTH,
        /** The use is authorised neither by the owner, nor its agent, nor the law. */
        GOOD_FAITH,
        /** The information is accurate; under the DSA also complete. */
        ACCURACY,
        /** Under penalty of perjury: the sender may act for the owner. */
        AUTHORITY
    }

    /** Who notifies: the agent, else the owner. */
    public Party sender() {
        return agent.map(Agent::party).orElse(owner);
    }

    /** Whether the sender declares this. */
    public boolean declares(Statement statement) {
        return statements.contains(statement);
    }

    /**
     * The fields of a regime that this notice lacks, in the regime's order.
     *
     * @param required keys such as {@code owner.name}; one that no field has is missing, whatever the notice says
     */
    public List<String> missing(Collection<String> required) {
        return required.stream()
                .filter(key -> NoticeField.of(key).stream().noneMatch(field -> field.isIn(this)))
                .distinct()
                .toList();
    }

    /** Names of hosts and mail domains that belong to nobody, so that outside tests no notice can be meant for them. */
    public List<String> reservedNames() {
        Stream<String> hosts = items.stream().map(item -> item.url().host());
        Stream<String> others =
                Stream.concat(Stream.of(provider.domain()), provider.email().map(MailAddress::domain).stream());
        return Stream.concat(others, hosts)
                .filter(NoticeUrl::isReserved)
                .distinct()
                .toList();
    }

    /** This notice, or as many as it takes with at most {@link #MOST_ITEMS} items each, numbered by their ids. */
    public List<NoticeContent> split() {
        if (items.size() <= MOST_ITEMS) {
            return List.of(this);
        }
        List<NoticeContent> parts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += MOST_ITEMS) {
            parts.add(with(
                    noticeId + "." + (parts.size() + 1),
                    items.subList(from, Math.min(from + MOST_ITEMS, items.size()))));
        }
        return List.copyOf(parts);
    }

    private NoticeContent with(String id, List<Item> some) {
        return new NoticeContent(
                id,
                caseId,
                date,
                language,
                owner,
                agent,
                provider,
                measure,
                some,
                facts,
                proof,
                requirement,
                statements,
                signature);
    }
}
