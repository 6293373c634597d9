package dev.colophon.registry.message.ern;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes ERN messages that say the same in 4.3 and in 3.8. */
public final class ErnWriter {

    /**
     * A recording of an album.
     *
     * @param file as the message names it
     * @param hash its hash sum with the algorithm before it, as {@code SHA256:…}
     */
    public record Recording(String isrc, String title, Optional<String> file, Optional<String> hash) {}

    private final boolean later;

    /** @param version 4.3 or 3.8 */
    public ErnWriter(String version) {
        this.later = version.equals("4.3");
    }

    public String message(Recording... recordings) {
        return message("LiveMessage", List.of(recordings));
    }

    String message(String control, List<Recording> recordings) {
        StringBuilder text = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <ern:NewReleaseMessage xmlns:ern="http://ddex.net/xml/ern/%s">
                <MessageHeader><MessageId>M1</MessageId>
                <MessageSender><PartyId>PADPIDA2026010101P</PartyId><PartyName><FullName>Example Records</FullName></PartyName></MessageSender>
                <MessageRecipient><PartyId>PADPIDA2026010102Q</PartyId><PartyName><FullName>Example Stream</FullName></PartyName></MessageRecipient>
                <MessageControlType>%s</MessageControlType></MessageHeader>
                """.formatted(later ? "43" : "382", control));
        text.append(later ? "" : "<UpdateIndicator>UpdateMessage</UpdateIndicator>\n");
        text.append(later ? parties() : "");
        text.append("<ResourceList>\n");
        for (int i = 0; i < recordings.size(); i++) {
            text.append(recording(i + 1, recordings.get(i)));
        }
        return text.append("</ResourceList>\n")
                .append(release(recordings.size()))
                .append(deals())
                .append("</ern:NewReleaseMessage>\n")
                .toString();
    }

    /** The resource of this number. */
    public String recording(int number, Recording recording) {
        return later ? recording43(number, recording) : recording38(number, recording);
    }

    /** A message that takes a release back, of 4.3 only. */
    static String purge(String isrc) {
        return """
                <ern:PurgeReleaseMessage xmlns:ern="http://ddex.net/xml/ern/43">
                <MessageHeader><MessageId>M2</MessageId></MessageHeader>
                <PurgedRelease><ReleaseId><ISRC>%s</ISRC></ReleaseId></PurgedRelease>
                </ern:PurgeReleaseMessage>
                """.formatted(isrc);
    }

    private static String parties() {
        return """
                <PartyList>
                <Party><PartyReference>P1</PartyReference><PartyName><FullName>Ada Example</FullName></PartyName><PartyId><ISNI>0000000121032683</ISNI></PartyId></Party>
                <Party><PartyReference>P2</PartyReference><PartyName><FullName>Example Rights</FullName></PartyName></Party>
                <Party><PartyReference>P3</PartyReference><PartyName><FullName>Ben Example</FullName></PartyName></Party>
                </PartyList>
                """;
    }

    private static String recording43(int number, Recording recording) {
        return """
                <SoundRecording><ResourceReference>A%d</ResourceReference><Type>MusicalWorkSoundRecording</Type>
                <SoundRecordingEdition><ResourceId><ISRC>%s</ISRC><ProprietaryId Namespace="DPID:PADPIDA2026010101P">track %s</ProprietaryId></ResourceId>
                <PLine><Year>2026</Year><PLineText>(P) 2026 Example Rights</PLineText></PLine>%s</SoundRecordingEdition>
                <WorkId><ISWC>T-034.524.680-1</ISWC></WorkId>
                <DisplayTitleText LanguageAndScriptCode="en" IsDefault="true">%s</DisplayTitleText>
                <AdditionalTitle LanguageAndScriptCode="zh-Hans"><TitleText>灯笼</TitleText></AdditionalTitle>
                <DisplayArtistName>Ada Example</DisplayArtistName>
                <DisplayArtist SequenceNumber="1"><ArtistPartyReference>P1</ArtistPartyReference><DisplayArtistRole>MainArtist</DisplayArtistRole></DisplayArtist>
                <Contributor><ContributorPartyReference>P3</ContributorPartyReference><Role>Producer</Role></Contributor>
                <ResourceRightsController><RightsControllerPartyReference>P2</RightsControllerPartyReference><RightsControlType>OriginalOwner</RightsControlType><RightSharePercentage>100.00</RightSharePercentage></ResourceRightsController>
                <LanguageOfPerformance>en</LanguageOfPerformance></SoundRecording>
                """.formatted(
                        number,
                        recording.isrc(),
                        recording.isrc(),
                        recording
                                .file()
                                .map(
                                        file -> ("<TechnicalDetails><DeliveryFile><File><URI>%s</URI>%s</File>"
                                                        + "<IsProvidedInDelivery>true</IsProvidedInDelivery></DeliveryFile></TechnicalDetails>")
                                                .formatted(
                                                        file,
                                                        hash(
                                                                recording,
                                                                "<HashSum><Algorithm><HashSumAlgorithmType>%s</HashSumAlgorithmType></Algorithm><HashSumValue>%s</HashSumValue></HashSum>")))
                                .orElse(""),
                        recording.title());
    }

    private static String recording38(int number, Recording recording) {
        return """
                <SoundRecording><SoundRecordingType>MusicalWorkSoundRecording</SoundRecordingType>
                <SoundRecordingId><ISRC>%s</ISRC><ProprietaryId Namespace="DPID:PADPIDA2026010101P">track %s</ProprietaryId></SoundRecordingId>
                <IndirectSoundRecordingId/><ResourceReference>A%d</ResourceReference>
                <MusicalWorkId><ISWC>T-034.524.680-1</ISWC></MusicalWorkId>
                <ReferenceTitle LanguageAndScriptCode="en"><TitleText>%s</TitleText></ReferenceTitle>
                <LanguageOfPerformance>en</LanguageOfPerformance>
                <SoundRecordingDetailsByTerritory><TerritoryCode>Worldwide</TerritoryCode>
                <Title LanguageAndScriptCode="zh-Hans" TitleType="TranslatedTitle"><TitleText>灯笼</TitleText></Title>
                <DisplayArtist SequenceNumber="1"><PartyName><FullName>Ada Example</FullName></PartyName><PartyId IsISNI="true">0000000121032683</PartyId><ArtistRole>MainArtist</ArtistRole></DisplayArtist>
                <ResourceContributor><PartyName><FullName>Ben Example</FullName></PartyName><ResourceContributorRole>Producer</ResourceContributorRole></ResourceContributor>
                <RightsController><PartyName><FullName>Example Rights</FullName></PartyName><RightsControllerRole>OriginalOwner</RightsControllerRole><RightSharePercentage>100.00</RightSharePercentage></RightsController>
                <PLine><Year>2026</Year><PLineText>(P) 2026 Example Rights</PLineText></PLine>
                <TechnicalSoundRecordingDetails><IsPreview>true</IsPreview><File><FileName>clip.wav</FileName></File></TechnicalSoundRecordingDetails>
                %s</SoundRecordingDetailsByTerritory></SoundRecording>
                """.formatted(
                        recording.isrc(),
                        recording.isrc(),
                        number,
                        recording.title(),
                        recording
                                .file()
                                .map(file -> {
                                    int bare = file.lastIndexOf('/') + 1;
                                    return "<TechnicalSoundRecordingDetails><File><FileName>%s</FileName><FilePath>%s</FilePath>%s</File></TechnicalSoundRecordingDetails>"
                                            .formatted(
                                                    file.substring(bare),
                                                    file.substring(0, bare),
                                                    hash(
                                                            recording,
                                                            "<HashSum><HashSumAlgorithmType>%s</HashSumAlgorithmType><HashSum>%s</HashSum></HashSum>"));
                                })
                                .orElse(""));
    }

    private static String hash(Recording recording, String form) {
        return recording
                .hash()
                .map(hash -> form.formatted((Object[]) hash.split(":", 2)))
                .orElse("");
    }

    private String release(int recordings) {
        String items = IntStream.rangeClosed(1, recordings)
                .mapToObj(number ->
                        "<ResourceGroupContentItem><ReleaseResourceReference>A%d</ReleaseResourceReference></ResourceGroupContentItem>"
                                .formatted(number))
                .collect(Collectors.joining());
        return """
                <ReleaseList><Release><ReleaseReference>R0</ReleaseReference>
                <ReleaseId><GRid>A12425GABC1234002M</GRid><ICPN>9783161484100</ICPN></ReleaseId>
                %s<ReleaseDate>2026-03-01</ReleaseDate>
                <ResourceGroup>%s</ResourceGroup></Release></ReleaseList>
                """.formatted(
                        later
                                ? "<DisplayTitleText IsDefault=\"true\">Evening Songs</DisplayTitleText>"
                                : "<ReferenceTitle><TitleText>Evening Songs</TitleText></ReferenceTitle>",
                        items);
    }

    private String deals() {
        String uses = later
                ? "<UseType>OnDemandStream</UseType><DistributionChannel><PartyName><FullName>Example Radio</FullName></PartyName><URL>https://radio.example/</URL></DistributionChannel>"
                : "<Usage><UseType>OnDemandStream</UseType><DistributionChannel><PartyName><FullName>Example Radio</FullName></PartyName><URL>https://radio.example/</URL></DistributionChannel></Usage>";
        return """
                <DealList><ReleaseDeal><DealReleaseReference>R0</DealReleaseReference>
                <Deal><DealTerms><TerritoryCode>CN</TerritoryCode><TerritoryCode>HK</TerritoryCode>
                <ValidityPeriod><StartDate>2026-01-01</StartDate></ValidityPeriod>
                <CommercialModelType>SubscriptionModel</CommercialModelType>%s</DealTerms></Deal>
                <Deal><DealTerms><TerritoryCode>Worldwide</TerritoryCode>
                <CommercialModelType>RightsClaimModel</CommercialModelType><UseType>UserMakeAvailableUserProvided</UseType>
                <RightsClaimPolicy><RightsClaimPolicyType>Monetize</RightsClaimPolicyType></RightsClaimPolicy></DealTerms></Deal>
                </ReleaseDeal></DealList>
                """.formatted(uses);
    }
}
