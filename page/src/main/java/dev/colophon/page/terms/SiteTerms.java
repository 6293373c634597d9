package dev.colophon.page.terms;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Proof;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Speaker;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.page.licence.RslTerms;
import dev.colophon.page.link.UrlResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a document of a site says of the use of its pages by programs. It binds a crawler, and says nothing of whether a copy is
 * lawful. Immutable.
 */
public final class SiteTerms {

    /** What is longer is not read. */
    public static final int MOST_BYTES = 500 << 10;

    /** Where a host has the file of TDMRep. */
    public static final String TDMREP_PATH = "/.well-known/tdmrep.json";

    /** More statements are not kept; all rules hold. */
    static final int MOST_SIGNALS = 100;

    /** There are none. */
    public static final SiteTerms NONE = new SiteTerms(List.of(), true, List.of());

    private final List<Rule> rules;
    private final boolean firstCounts;
    private final List<LicenceSignal> said;

    /** @param refusal why a crawler stays away from there; empty where it need not */
    private record Rule(UrlPattern where, Optional<String> refusal) {}

    private SiteTerms(List<Rule> rules, boolean firstCounts, List<LicenceSignal> said) {
        this.rules = List.copyOf(rules);
        this.firstCounts = firstCounts;
        this.said = List.copyOf(said);
    }

    /**
     * Reads a document. Never fails: of one that cannot be read, it says that, and refuses nothing.
     *
     * @param standard {@code TDMREP} or {@code RSL}
     * @param text blank of a file that is too long
     * @param url where a program asks for it; its host is the one that it speaks of
     */
    public static SiteTerms read(Standard standard, String text, String url) {
        Reader reader = new Reader(standard, UrlResolver.of(url));
        try {
            return switch (standard) {
                case TDMREP -> reader.tdmRep(text);
                case RSL -> reader.rsl(text);
                case CREATIVE_COMMONS, SCHEMA_ORG, ODRL, AIPREF, EMBEDDED, C2PA ->
                    throw new IllegalStateException("no terms of sites: " + standard);
            };
        } catch (IllegalArgumentException notRead) {
            return new SiteTerms(
                    List.of(),
                    true,
                    List.of(reader.signal(
                            "document",
                            Effect.UNREADABLE,
                            "terms for programs that could not be read: " + notRead.getMessage(),
                            Optional.empty())));
        }
    }

    /** Its statements, each once, the first {@value #MOST_SIGNALS}. */
    public List<LicenceSignal> said() {
        return said;
    }

    /** Whether it keeps crawlers away from something, and why. */
    public Optional<String> refusal() {
        return rules.stream().flatMap(rule -> rule.refusal().stream()).findFirst();
    }

    /**
     * Why a crawler stays away from an address; empty where it need not.
     *
     * @param url of the host of the document
     */
    public Optional<String> refusal(String url) {
        for (Rule rule : rules) {
            if ((firstCounts || rule.refusal().isPresent()) && rule.where().matches(url)) {
                return rule.refusal();
            }
        }
        return Optional.empty();
    }

    private record Reader(Standard standard, UrlResolver references) {

        /** Of the rules of TDMRep that fit, the first counts. */
        SiteTerms tdmRep(String text) {
            String start = text.stripLeading();
            if (!start.isEmpty() && start.charAt(0) != '[' && start.charAt(0) != '{') {
                return NONE; // a server that answers everything with a page
            }
            List<Rule> rules = new ArrayList<>();
            List<LicenceSignal> said = new ArrayList<>();
            for (TdmRepFile.Rule rule : TdmRepFile.read(checked(text))) {
                UrlPattern.of(rule.location(), references).ifPresent(where -> {
                    String words = "text and data mining is %sreserved%s"
                            .formatted(rule.reserved() ? "" : "not ", where.where());
                    rules.add(new Rule(where, Optional.of(words).filter(_ -> rule.reserved())));
                    said.add(signal("location " + where, Effect.MACHINE_USE, words, references.resolve(rule.policy())));
                });
            }
            return of(rules, true, said);
        }

        /** All contents of RSL that fit hold together: none of their prohibitions is dropped. */
        SiteTerms rsl(String text) {
            RslTerms terms = RslTerms.read(checked(text));
            if (terms.cut()) {
                throw new IllegalArgumentException("more than %d contents".formatted(RslTerms.MOST_CONTENTS));
            }
            List<Rule> rules = new ArrayList<>();
            List<LicenceSignal> said = new ArrayList<>();
            for (RslTerms.Content content : terms.contents()) {
                UrlPattern.of(content.url(), references)
                        .ifPresent(where -> content.licences().forEach(licence -> {
                            String words = licence.words() + where.where();
                            rules.add(new Rule(where, Optional.of(words).filter(_ -> licence.prohibitsLooking())));
                            said.add(signal(
                                    "content " + where,
                                    Effect.MACHINE_USE,
                                    words,
                                    licence.terms().flatMap(references::resolve)));
                        }));
            }
            return of(rules, false, said);
        }

        private static SiteTerms of(List<Rule> rules, boolean firstCounts, List<LicenceSignal> said) {
            return new SiteTerms(
                    rules,
                    firstCounts,
                    said.stream().distinct().limit(MOST_SIGNALS).toList());
        }

        private static String checked(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("it is empty, or longer than %d KiB".formatted(MOST_BYTES >> 10));
            }
            return text;
        }

        LicenceSignal signal(String locator, Effect effect, String statement, Optional<String> terms) {
            return new LicenceSignal(
                    standard,
                    references.page().toString(),
                    locator,
                    Scope.HOST,
                    references.origin(),
                    effect,
                    statement,
                    Speaker.SITE_OPERATOR,
                    Proof.DOMAIN,
                    terms);
        }
    }
}
