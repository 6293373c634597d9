package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.codec.HashPostingsFormat;
import java.util.Set;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.opensearch.index.codec.CodecService;
import org.opensearch.index.codec.CodecServiceConfig;
import org.opensearch.index.codec.PerFieldMappingPostingFormatCodec;

/** OpenSearch's codecs, but for the postings of terms. Segments name the format, so reading needs no codec of ours. */
final class HashPostingsCodecService extends CodecService {

    /** What the document of a fingerprint is found by: fields that no mapping knows. */
    private static final Set<String> LOOKED_UP = Set.of(Fields.PRINT_OF, Fields.DIGEST);

    private final Codec codec;

    HashPostingsCodecService(CodecServiceConfig config) {
        super(config.getMapperService(), config.getIndexSettings(), config.getLogger(), config.getAdditionalCodecs());
        HashPostingsFormat.OfFields hash = new HashPostingsFormat.OfFields();
        Lucene104Codec usual = new Lucene104Codec();
        this.codec =
                new PerFieldMappingPostingFormatCodec(
                        Lucene104Codec.Mode.BEST_SPEED, config.getMapperService(), config.getLogger()) {
                    @Override
                    public PostingsFormat getPostingsFormatForField(String field) {
                        return hash.of(field)
                                .orElseGet(() -> LOOKED_UP.contains(field)
                                        ? usual.getPostingsFormatForField(field)
                                        : super.getPostingsFormatForField(field));
                    }
                };
    }

    /** Whatever an index asks for: nothing of it is stored that another codec would make much smaller. */
    @Override
    public Codec codec(String name) {
        return codec;
    }
}
