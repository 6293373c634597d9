package dev.colophon.cases.file;

import java.util.List;

/**
 * What can be done next about a case, in plain words for both sides.
 *
 * @param step what it is, to be chosen
 * @param forOwner what it means for the rightsholder
 * @param forOperator what it means for whoever answers for the copies
 */
public record CaseStep(String step, String forOwner, String forOperator) {

    private static final CaseStep NOTHING = new CaseStep(
            "leave it",
            "nothing happens; the case stays open until you close it",
            "nothing happens, and nobody hears of it");

    /** Those of a case as it is. */
    public static List<CaseStep> of(CaseFile file) {
        if (!file.state().isOpen()) {
            return file.state().mergedInto().isPresent()
                    ? List.of()
                    : List.of(new CaseStep(
                            "reopen it",
                            "what is still confirmed in it can be acted on again",
                            "nothing happens until a notice or an offer reaches them"));
        }
        return List.of(
                new CaseStep(
                        "take evidence",
                        "each copy is asked for once more and sealed with its time; it proves what was there, also if"
                                + " it goes",
                        "their server sees one visit to each address; nothing is claimed and nothing is removed"),
                new CaseStep(
                        "offer a licence",
                        "when they accept, the copies are licensed and leave the case",
                        "they may accept, decline or stay silent: no answer has no consequence by itself"),
                new CaseStep(
                        "send a notice",
                        "you answer for its truth: a wrong notice can cost damages and lowers your standing; it can be"
                                + " taken back at any time",
                        "the host is asked to remove the copies; it tells its user, who may answer, and what is"
                                + " answered in the form of the law can bring them back"),
                new CaseStep(
                        "close it",
                        "what came of it is written down; nothing is sent, and it can be opened again",
                        "nothing happens, and nobody hears of it"),
                NOTHING);
    }
}
