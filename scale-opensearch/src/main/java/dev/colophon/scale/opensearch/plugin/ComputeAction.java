package dev.colophon.scale.opensearch.plugin;

import org.opensearch.action.ActionType;

/** What a role of the cluster's security must allow. */
final class ComputeAction extends ActionType<ComputeResponse> {

    static final String NAME = "indices:data/read/colophon/compute";

    static final ComputeAction INSTANCE = new ComputeAction();

    private ComputeAction() {
        super(NAME, ComputeResponse::new);
    }
}
