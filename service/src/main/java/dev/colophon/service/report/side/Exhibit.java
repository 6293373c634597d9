package dev.colophon.service.report.side;

import java.util.Optional;

/**
 * Both sides of a match.
 *
 * @param strip which part went where; of pictures the outlines say so
 */
public record Exhibit(Side work, Side copy, Optional<RegisterStrip> strip) {}
