package dev.colophon.operators;

import java.time.Instant;

/**
 * What a person said of two sites.
 *
 * @param same whether one operator runs both
 */
public record OperatorRuling(String a, String b, boolean same, Instant ruledAt) {}
