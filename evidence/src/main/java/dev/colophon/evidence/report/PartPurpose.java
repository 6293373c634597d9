package dev.colophon.evidence.report;

import java.util.regex.Pattern;

/** The kinds of files in a bundle, by name; the message files say what each is and what it is to prove. */
public enum PartPurpose {
    CONTAINER("[^/]+\\.wacz", Source.PROCEDURE),
    TIMESTAMP("[^/]+\\.tsr.*", Source.AUTHORITY),
    LEAF("[^/]+\\.leaf\\.json", Source.PROCEDURE),
    PROOF("[^/]+\\.tlog-proof", Source.LOG),
    TRUST("[^/]+\\.trust/.*", Source.KEPT),
    README("[^/]+\\.README\\.txt", Source.PROCEDURE),
    WARC("archive/.*", Source.SITE),
    INDEX("indexes/.*", Source.PROCEDURE),
    PAGES("pages/.*", Source.PROCEDURE),
    PROCESS("evidence/process\\.jsonl", Source.PROCEDURE),
    ENVIRONMENT("evidence/environment\\.json", Source.PROCEDURE),
    MATCH("evidence/match\\.json", Source.PROCEDURE),
    SCREENSHOT("evidence/screenshot-.*", Source.BROWSER),
    PAGE("evidence/page\\.mhtml", Source.BROWSER),
    LOOK("evidence/browser\\.json", Source.BROWSER),
    SIGNALS("evidence/signals\\.json", Source.SITE),
    TLS("evidence/tls/.*", Source.SITE),
    EXCERPT("evidence/excerpts/.*", Source.PROCEDURE),
    SEAL("evidence/seal\\.json", Source.PROCEDURE),
    PACKAGE("datapackage\\.json", Source.PROCEDURE),
    DIGEST("datapackage-digest\\.json", Source.PROCEDURE),
    OTHER(".*", Source.PROCEDURE);

    /** Where a part comes from. */
    enum Source {
        SITE,
        PROCEDURE,
        BROWSER,
        AUTHORITY,
        LOG,
        KEPT
    }

    private final Pattern names;
    private final Source source;

    PartPurpose(String names, Source source) {
        this.names = Pattern.compile(names, Pattern.DOTALL);
        this.source = source;
    }

    public static PartPurpose of(String name) {
        for (PartPurpose purpose : values()) {
            if (purpose.names.matcher(name).matches()) {
                return purpose;
            }
        }
        return OTHER;
    }

    public Source source() {
        return source;
    }
}
