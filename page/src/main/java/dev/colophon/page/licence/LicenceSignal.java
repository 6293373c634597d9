package dev.colophon.page.licence;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A statement about a licence or an authorship, with who makes it. It is what somebody says, not what is so.
 *
 * @param standard by which it is written
 * @param saidOn the URL where it was read; of what a file says of itself, the place of the file
 * @param locator where there, such as {@code a[rel=license]}
 * @param scope how much it is about
 * @param subject what it is about: the URL of a medium or page, the origin of a site, the SHA-256 of a file that speaks of itself
 * @param effect what follows if it is true
 * @param statement in words on one line, at most 500 characters
 * @param terms where the terms are written, at most 2,000 characters
 */
public record LicenceSignal(
        Standard standard,
        String saidOn,
        String locator,
        Scope scope,
        String subject,
        Effect effect,
        String statement,
        Speaker speaker,
        Proof proof,
        Optional<String> terms) {

    static final int LONGEST_STATEMENT = 500;
    static final int LONGEST_LOCATOR = 200;
    static final int LONGEST_TERMS = 2_000;

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}]+");
    private static final Pattern USER = Pattern.compile("(?<=://)[^/?#\\s]+@");

    /** How statements about licences are written. */
    public enum Standard {
        /** Links to licences, and ccREL. */
        CREATIVE_COMMONS("Creative Commons"),
        SCHEMA_ORG("schema.org"),
        ODRL("ODRL 2.2"),
        RSL("RSL 1.0"),
        AIPREF("AIPREF"),
        TDMREP("TDMRep"),
        /** Tags of the file: XMP, PLUS, Vorbis comments, those of documents. */
        EMBEDDED("its own tags"),
        /** Content Credentials of the file, which are signed. */
        C2PA("C2PA 2.2");

        private final String title;

        Standard(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** How much a statement is about, the narrowest first. */
    public enum Scope {
        /** One medium or file. */
        ASSET,
        /** The words of one page. */
        PAGE,
        /** A site, as one of its pages says. */
        SITE,
        /** The same, as its server says. */
        HOST
    }

    /** What follows from a statement, if it is true. */
    public enum Effect {
        /** The use is licensed. */
        LICENSES,
        /** A licence can be had, or terms are named. */
        OFFERS,
        /** Somebody made it, holds rights in it, or it has a number in a registry. */
        CREDITS,
        /** Rights are reserved. */
        RESERVES,
        /** Programs may, or may not, learn from it or list it. */
        MACHINE_USE,
        /** Nothing: it names a licence that does not exist, or was signed for other bytes. */
        VOID,
        /** Nobody knows: it could not be read. */
        UNREADABLE
    }

    /** Who makes a statement. */
    public enum Speaker {
        PAGE_AUTHOR("the page"),
        SITE_OPERATOR("the site"),
        SERVER("the server"),
        FILE_AUTHOR("the file"),
        /** Whoever holds the certificate that a file was signed with. */
        SIGNER("its signer");

        private final String words;

        Speaker(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What shows that the speaker is who it seems. */
    public enum Proof {
        NONE,
        /** It speaks of its own host. */
        DOMAIN,
        /** By a signature that fits the file; who holds its certificate is another question. */
        SIGNED
    }

    public LicenceSignal {
        statement = fit(withoutUser(statement), LONGEST_STATEMENT);
        locator = fit(locator, LONGEST_LOCATOR);
        terms = terms.map(LicenceSignal::withoutUser).filter(uri -> uri.length() <= LONGEST_TERMS);
    }

    /** Names and passwords in addresses are nobody's business. */
    private static String withoutUser(String text) {
        return USER.matcher(text).replaceAll("");
    }

    private static String fit(String text, int longest) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        int end = Math.min(line.length(), longest);
        return line.substring(0, end > 0 && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }

    /** Whether it is about certain bytes, wherever they stand. */
    public boolean isOfBytes() {
        return standard == Standard.EMBEDDED || standard == Standard.C2PA;
    }

    /** Whether the subject may be licensed, as far as this says: by whomever, and whether or not it is true. */
    public boolean mayLicense() {
        return effect == Effect.LICENSES || effect == Effect.UNREADABLE;
    }

    /** The same about another subject, such as the same URL in another form. */
    public LicenceSignal about(String other) {
        return new LicenceSignal(standard, saidOn, locator, scope, other, effect, statement, speaker, proof, terms);
    }
}
