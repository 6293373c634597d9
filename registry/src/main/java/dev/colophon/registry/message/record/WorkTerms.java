package dev.colophon.registry.message.record;

import java.util.List;

/**
 * What the sender of a message grants for a work, and who holds it.
 *
 * @param standard of the message, such as ERN
 * @param sender blank when it does not name itself
 * @param recipient blank when the message names none: a sender tells each what concerns it
 */
public record WorkTerms(
        String standard, String sender, String recipient, List<ChannelDeal> deals, List<StatedRight> rights) {

    public static final WorkTerms NONE = new WorkTerms("", "", "", List.of(), List.of());

    public WorkTerms {
        deals = List.copyOf(deals);
        rights = List.copyOf(rights);
    }

    public boolean isEmpty() {
        return deals.isEmpty() && rights.isEmpty();
    }
}
