package dev.colophon.evidence.verify;

/** Where things are within a bundle's container. */
public final class WaczPaths {

    /** The exact bytes of the exchange, WARC 1.1, one gzip member a record. */
    public static final String WARC = "archive/data.warc.gz";

    /** CDXJ in one gzip member. */
    public static final String INDEX = "indexes/index.cdx.gz";

    public static final String PAGES = "pages/pages.jsonl";

    /** What of ours is in the container lies below. */
    public static final String EVIDENCE = "evidence/";

    public static final String PROCESS = "evidence/process.jsonl";
    public static final String ENVIRONMENT = "evidence/environment.json";
    public static final String MATCH = "evidence/match.json";

    /** What lies beside the container. */
    public static final String SEAL = "evidence/seal.json";

    /** Names every other file but the next with its hash. */
    public static final String DATAPACKAGE = "datapackage.json";

    /** The hash of the former, signed. */
    public static final String DIGEST = "datapackage-digest.json";

    private WaczPaths() {}
}
