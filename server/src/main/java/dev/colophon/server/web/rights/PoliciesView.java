package dev.colophon.server.web.rights;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.server.page.FormFields;
import dev.colophon.service.catalogue.ListedWork;
import dev.colophon.service.policy.PolicyResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of policies shows.
 *
 * @param works that can be chosen, newest first
 * @param owners of works
 * @param typed into the form that was sent, or chosen by the address
 * @param tried what came of trying, where that was asked
 * @param examples the places of sightings about which something else is to be done, by their ids
 * @param seen what a form that follows says that it has seen of the policy
 * @param refused why what was asked was not done, in one line
 * @param stale whether something was changed since the page was shown, so that nothing was done
 * @param done what was done, as a word of the messages; empty for nothing
 */
public record PoliciesView(
        List<PolicyHistory> policies,
        List<ListedWork> works,
        List<String> owners,
        FormFields typed,
        Optional<PolicyResult> tried,
        Map<String, String> examples,
        String seen,
        Optional<Message> refused,
        boolean stale,
        String done) {

    static final String NONE = "none";

    public PoliciesView {
        policies = List.copyOf(policies);
        works = List.copyOf(works);
        owners = List.copyOf(owners);
        examples = Map.copyOf(examples);
    }

    /** What a form says that it has seen. */
    public static String version(PolicyHistory history) {
        return history.newest().map(PolicyVersion::id).orElse(NONE);
    }
}
