package dev.colophon.index.audio;

import dev.colophon.index.audio.AudioTerms.Kind;

/**
 * A line on which a copy may lie, from terms that both share.
 *
 * @param kind of the terms: how near to the line peaks lie that agree
 */
record ProposedLine(TimePitchMap line, Kind kind) {}
