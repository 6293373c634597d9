package dev.colophon.scale.opensearch.plugin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.opensearch.action.ActionRequest;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.node.DiscoveryNodes;
import org.opensearch.common.settings.ClusterSettings;
import org.opensearch.common.settings.IndexScopedSettings;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.settings.SettingsFilter;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.index.IndexSettings;
import org.opensearch.index.codec.CodecServiceFactory;
import org.opensearch.index.mapper.Mapper;
import org.opensearch.plugins.ActionPlugin;
import org.opensearch.plugins.EnginePlugin;
import org.opensearch.plugins.MapperPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.rest.RestController;
import org.opensearch.rest.RestHandler;

/** The plug-in that each node of a cluster needs before Colophon can keep an index there. */
public final class FingerprintPlugin extends Plugin implements ActionPlugin, EnginePlugin, MapperPlugin {

    /** Whether the terms of an index lie as hashes of fixed width; an index of ours cannot be made without. */
    public static final Setting<Boolean> HASH_POSTINGS = Setting.boolSetting(
            "index.colophon.hash_postings", false, Setting.Property.IndexScope, Setting.Property.Final);

    /** OpenSearch makes it by this constructor. */
    public FingerprintPlugin() {}

    @Override
    public List<Setting<?>> getSettings() {
        return List.of(HASH_POSTINGS);
    }

    @Override
    public Map<String, Mapper.TypeParser> getMappers() {
        return Map.of(
                BlockFieldMapper.TYPE, BlockFieldMapper.PARSER,
                FingerprintFieldMapper.TYPE, FingerprintFieldMapper.PARSER);
    }

    @Override
    public Optional<CodecServiceFactory> getCustomCodecServiceFactory(IndexSettings settings) {
        return settings.getValue(HASH_POSTINGS) ? Optional.of(HashPostingsCodecService::new) : Optional.empty();
    }

    @Override
    public List<ActionHandler<? extends ActionRequest, ? extends ActionResponse>> getActions() {
        return List.of(new ActionHandler<>(ComputeAction.INSTANCE, TransportComputeAction.class));
    }

    @Override
    public List<RestHandler> getRestHandlers(
            Settings settings,
            RestController controller,
            ClusterSettings clusterSettings,
            IndexScopedSettings indexSettings,
            SettingsFilter filter,
            IndexNameExpressionResolver names,
            Supplier<DiscoveryNodes> nodes) {
        return List.of(new RestLookupAction(), new RestComputeAction());
    }
}
