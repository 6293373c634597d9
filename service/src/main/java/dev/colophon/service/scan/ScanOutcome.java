package dev.colophon.service.scan;

import dev.colophon.crawl.scan.Skipped;

/** What came of one thing met in a source. */
public sealed interface ScanOutcome {

    /** Where it was met. */
    String place();

    /** Looked into; stored, unless there were no bytes to store. */
    record Found(Finding finding) implements ScanOutcome {

        @Override
        public String place() {
            return finding.place();
        }
    }

    /** Known already. */
    record Unchanged(String place) implements ScanOutcome {}

    /** A copy that was there when it was looked at before. */
    record Gone(Finding finding) implements ScanOutcome {

        @Override
        public String place() {
            return finding.place();
        }
    }

    /** Not looked into. */
    record NotSeen(Skipped skipped) implements ScanOutcome {

        @Override
        public String place() {
            return skipped.place();
        }
    }
}
