package dev.colophon.cases.yaml;

/** What is wrong in a file of data: {@code FILE:LINE: why}, in one line for whoever wrote it. */
public final class YamlFault extends RuntimeException {

    YamlFault(String file, int line, String why) {
        super("%s:%d: %s".formatted(file, line, why));
    }
}
