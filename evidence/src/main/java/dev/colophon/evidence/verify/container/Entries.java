package dev.colophon.evidence.verify.container;

import java.util.List;
import java.util.regex.Pattern;

/** Names of the entries inside {@code S.wacz}. */
public final class Entries {

    public static final String WARC = "archive/data.warc.gz";
    public static final String CDXJ = "indexes/index.cdx.gz";
    public static final String PAGES = "pages/pages.jsonl";
    public static final String PROCESS = "evidence/process.jsonl";
    public static final String ENVIRONMENT = "evidence/environment.json";
    public static final String MATCH = "evidence/match.json";
    public static final String BROWSER = "evidence/browser.json";
    public static final String SEAL = "evidence/seal.json";
    public static final String DATAPACKAGE = "datapackage.json";
    public static final String DIGEST = "datapackage-digest.json";

    /** What every bundle has, in the order of the container. */
    public static final List<String> REQUIRED =
            List.of(WARC, CDXJ, PAGES, PROCESS, ENVIRONMENT, MATCH, SEAL, DATAPACKAGE, DIGEST);

    /** The file name that lines of the index state. */
    public static final String WARC_FILE = "data.warc.gz";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");
    private static final int MAX_NAME = 255;

    private Entries() {}

    /** Whether an entry may be called so: a relative path of plain ASCII names, none of them a dot or two. */
    public static boolean isName(String name) {
        return name.length() <= MAX_NAME
                && NAME.matcher(name).matches()
                && List.of(name.split("/")).stream().noneMatch(step -> step.equals(".") || step.equals(".."));
    }
}
