package dev.colophon.index.explanation;

/** Why a match is believed, from verification alone. */
public sealed interface Explanation
        permits AudioExplanation,
                ImageExplanation,
                InlierExplanation,
                ColourExplanation,
                VideoExplanation,
                KeyframeExplanation,
                TextExplanation,
                SameContent {

    /** One English sentence for a person, with the counts it rests on. */
    String sentence();
}
