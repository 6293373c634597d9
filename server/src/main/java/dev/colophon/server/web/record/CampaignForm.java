package dev.colophon.server.web.record;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.campaign.OpenCampaign;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody typed of a campaign.
 *
 * @param providers one a line, each {@code NAME=SITE,SITE}
 */
public record CampaignForm(String name, String scope, String deadline, String providers) {

    static final CampaignForm EMPTY = new CampaignForm("", "", "", "");

    /** As the use case takes it. */
    OpenCampaign.Request request() {
        return new OpenCampaign.Request(
                name,
                scope,
                day(),
                providers
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                Optional.empty());
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(deadline.strip());
        } catch (DateTimeException _) {
            throw new ServiceException(
                    Category.USAGE, "`%s` is no day: write it like 2027-03-31".formatted(deadline.strip()));
        }
    }
}
