package dev.colophon.service.settings;

/**
 * What a setting was set to.
 *
 * @param origin what set it
 */
public record SettingValue(String text, Origin origin) {

    /** What set it. */
    public enum Origin {
        FILE("file"),
        VARIABLE("variable");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
