package dev.colophon.cli;

/**
 * What a setting was set to.
 *
 * @param origin what set it
 */
record SettingValue(String text, Origin origin) {

    /** What set it. */
    enum Origin {
        FILE("file"),
        VARIABLE("variable");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
