package dev.colophon.index.audio.verification;

import dev.colophon.index.audio.alignment.TimePitchMap;
import dev.colophon.index.audio.term.AudioTerms.Kind;

/**
 * A line on which a copy may lie, from terms that both share.
 *
 * @param kind of the terms: how near to the line peaks lie that agree
 */
public record ProposedLine(TimePitchMap line, Kind kind) {}
