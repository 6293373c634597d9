package dev.colophon.scale.opensearch.plugin;

import org.opensearch.action.ActionType;

/** What a role of the cluster's security must allow. */
final class RetrieveAction extends ActionType<RetrieveResponse> {

    static final String NAME = "indices:data/read/colophon/retrieve";

    static final RetrieveAction INSTANCE = new RetrieveAction();

    private RetrieveAction() {
        super(NAME, RetrieveResponse::new);
    }
}
