package dev.colophon.registry;

import java.nio.file.Path;

/** A file that its owner wants registered. */
public record Submission(Path file, WorkDetails details) {}
