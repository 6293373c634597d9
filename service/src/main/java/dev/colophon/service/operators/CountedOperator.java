package dev.colophon.service.operators;

import dev.colophon.operators.Operator;

/**
 * An operator and what was found at its sites.
 *
 * @param sightings how many there are
 */
public record CountedOperator(Operator operator, int sightings) {}
