package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opensearch.action.NoShardAvailableActionException;
import org.opensearch.action.support.TransportActions;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.cluster.node.DiscoveryNodes;
import org.opensearch.cluster.routing.GroupShardsIterator;
import org.opensearch.cluster.routing.ShardIterator;
import org.opensearch.cluster.routing.ShardRouting;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.action.support.DefaultShardOperationFailedException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.index.shard.ShardId;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.TransportException;
import org.opensearch.transport.TransportResponseHandler;

/** Asks one copy of each shard, those of one node in one message, and another copy of each that did not answer. */
final class ShardRequests {

    private final ComputeRequest request;
    private final GroupShardsIterator<ShardIterator> shards;
    private final DiscoveryNodes nodes;
    private final Sender sender;
    private final ActionListener<ComputeResponse> listener;
    /** Guarded by this, as what follows. */
    private int open;

    private final List<byte[]> answers = new ArrayList<>();
    private int answered;
    private final Map<ShardId, Exception> failures = new HashMap<>();

    /** Sends a message to a node. */
    @FunctionalInterface
    interface Sender {
        void send(
                DiscoveryNode node, NodeComputeRequest request, TransportResponseHandler<NodeComputeResponse> handler);
    }

    ShardRequests(
            ComputeRequest request,
            GroupShardsIterator<ShardIterator> shards,
            DiscoveryNodes nodes,
            Sender sender,
            ActionListener<ComputeResponse> listener) {
        this.request = request;
        this.shards = shards;
        this.nodes = nodes;
        this.sender = sender;
        this.listener = listener;
        this.open = shards.size();
    }

    void start() {
        if (shards.size() == 0) {
            listener.onFailure(new NoShardAvailableActionException(null, "no shard is asked"));
            return;
        }
        List<ShardIterator> all = new ArrayList<>();
        shards.forEach(all::add);
        send(all);
    }

    /** Asks the next copy of each. */
    private void send(List<ShardIterator> asked) {
        Map<DiscoveryNode, List<ShardIterator>> others = new LinkedHashMap<>();
        List<ShardIterator> here = new ArrayList<>();
        int nowhere = 0;
        for (ShardIterator shard : asked) {
            Optional<DiscoveryNode> node = next(shard);
            if (node.isEmpty()) {
                nowhere++;
            } else if (node.get().equals(nodes.getLocalNode())) {
                here.add(shard);
            } else {
                others.computeIfAbsent(node.get(), _ -> new ArrayList<>()).add(shard);
            }
        }
        others.forEach(this::send); // they work while this one does
        if (!here.isEmpty()) {
            send(nodes.getLocalNode(), here);
        }
        done(Optional.empty(), 0, nowhere);
    }

    /** Where the next copy of a shard is; empty when there is no further one. */
    private Optional<DiscoveryNode> next(ShardIterator shard) {
        for (ShardRouting copy = shard.nextOrNull(); copy != null; copy = shard.nextOrNull()) {
            DiscoveryNode node = nodes.get(copy.currentNodeId());
            if (node != null) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    private void send(DiscoveryNode node, List<ShardIterator> asked) {
        try {
            sender.send(
                    node,
                    new NodeComputeRequest(
                            asked.stream().map(ShardIterator::shardId).toList(), request),
                    new Handler(asked));
        } catch (RuntimeException e) {
            failed(asked, e);
        }
    }

    private void failed(List<ShardIterator> asked, Exception reason) {
        asked.forEach(shard -> keep(shard.shardId(), reason));
        send(asked);
    }

    /** That a copy is not there says less than why another one failed. */
    private synchronized void keep(ShardId shard, Exception reason) {
        if (TransportActions.isShardNotAvailableException(reason)) {
            failures.putIfAbsent(shard, reason);
        } else {
            failures.put(shard, reason);
        }
    }

    private final class Handler implements TransportResponseHandler<NodeComputeResponse> {

        private final List<ShardIterator> asked;

        Handler(List<ShardIterator> asked) {
            this.asked = asked;
        }

        @Override
        public NodeComputeResponse read(StreamInput in) throws IOException {
            return new NodeComputeResponse(in);
        }

        @Override
        public void handleResponse(NodeComputeResponse response) {
            List<ShardIterator> again = asked.stream()
                    .filter(shard -> response.failures().containsKey(shard.shardId()))
                    .toList();
            response.failures().forEach(ShardRequests.this::keep);
            if (!again.isEmpty()) {
                send(again);
            }
            done(response.answer(), asked.size() - again.size(), 0);
        }

        @Override
        public void handleException(TransportException failure) {
            failed(asked, failure.getRootCause() instanceof Exception reason ? reason : failure);
        }

        @Override
        public String executor() {
            return ThreadPool.Names.SAME;
        }
    }

    /**
     * Some shards answered, or have no copy left that could.
     *
     * @param answer of those that answered
     */
    private void done(Optional<byte[]> answer, int of, int nowhere) {
        boolean last;
        synchronized (this) {
            answer.ifPresent(answers::add);
            answered += of;
            open -= of + nowhere;
            last = open == 0 && of + nowhere > 0;
        }
        if (last) {
            ActionListener.completeWith(listener, this::response);
        }
    }

    private synchronized ComputeResponse response() {
        List<DefaultShardOperationFailedException> unanswered = new ArrayList<>();
        if (answered < shards.size()) {
            for (ShardIterator shard : shards) {
                Exception reason = failures.get(shard.shardId());
                if (reason != null && !TransportActions.isShardNotAvailableException(reason)) {
                    unanswered.add(new DefaultShardOperationFailedException(
                            shard.shardId().getIndexName(), shard.shardId().id(), reason));
                }
            }
        }
        return new ComputeResponse(
                shards.size(),
                answered,
                unanswered.size(),
                unanswered,
                answered < shards.size()
                        ? new byte[0]
                        : ShardFunctions.merged(TransportComputeAction.function(request.function()), answers));
    }
}
