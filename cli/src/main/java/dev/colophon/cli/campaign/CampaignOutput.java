package dev.colophon.cli.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.text.casefile.CampaignText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.campaign.CampaignView;

/** Prints campaigns. */
final class CampaignOutput {

    private CampaignOutput() {}

    /** All of one. */
    static void print(Campaign campaign, Language reader, JsonOption json, Console console) {
        if (json.wanted()) {
            console.line(JsonLines.line(CampaignView.of(campaign)));
        } else {
            CampaignText.lines(campaign, reader).forEach(console::line);
        }
    }
}
