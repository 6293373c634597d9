package dev.colophon.evidence.report.document;

import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.evidence.report.EvidenceReport.Part;
import dev.colophon.evidence.report.PartPurpose;
import java.util.ArrayList;
import java.util.List;

/**
 * The formal list: every file numbered, with its source, what it is to prove, its length and its hash in full.
 *
 * @param beside the files beside each other
 * @param within those in the container
 */
record EvidenceList(List<Item> beside, List<Item> within) {

    /**
     * One file.
     *
     * @param number from 1, through both groups
     */
    record Item(int number, Part part, PartPurpose purpose) {}

    static EvidenceList of(EvidenceReport report) {
        String stem = report.stem() + ".";
        List<Item> beside = new ArrayList<>();
        List<Item> within = new ArrayList<>();
        for (Part part : report.parts()) {
            if (part.name().startsWith(stem)) {
                beside.add(item(beside.size() + 1, part));
            }
        }
        for (Part part : report.parts()) {
            if (!part.name().startsWith(stem)) {
                within.add(item(beside.size() + within.size() + 1, part));
            }
        }
        return new EvidenceList(beside, within);
    }

    private static Item item(int number, Part part) {
        return new Item(number, part, PartPurpose.of(part.name()));
    }
}
