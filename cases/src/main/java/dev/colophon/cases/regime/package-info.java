/**
 * Procedures of laws as data: a {@link dev.colophon.cases.regime.Regime} says what a notice must hold, which times run, what an answer
 * does, and what each step means for both sides. {@link dev.colophon.cases.regime.Regimes} holds those that come with Colophon, all
 * versions of them, and those of a home. No rule of law stands in code.
 */
@NullMarked
package dev.colophon.cases.regime;

import org.jspecify.annotations.NullMarked;
