package dev.colophon.cases.message.acns;

/** Answers as providers write them. */
public final class AcnsAnswers {

    private static final String CONTACT =
            "<Entity>Music Host Ltd</Entity><Contact>Jo</Contact><Email>abuse@host.example</Email>";

    private static final String COUNTER = """
            <CounterNotice TimeStamp="2026-12-01T10:00:00Z" DMCA="true">
            <Service_Provider>%1$s</Service_Provider>
            <Subscriber><Entity>Sam Subscriber</Entity><Address>2 Lake Road, Springfield</Address><Phone>+1 555 0199</Phone><Email>sam@mail.example</Email></Subscriber>
            <CounternoticeContent RejectReason="MISIDENTIFIED" ProperlySigned="true" Consent="true" Statement="Under penalty of perjury: removed by mistake.">
            <NoticeText>It was at https://music.host.example/files/1 and I will accept service of process.</NoticeText>
            </CounternoticeContent><Notes>passed on</Notes></CounterNotice>
            """.formatted(CONTACT);

    private AcnsAnswers() {}

    private static String document(String root, String attributes, String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <%1$s xmlns="http://www.acns.net/ACNS" xmlns:a="http://www.acns.net/ACNS" a:schemaVersion="1.2"%2$s>
                %3$s
                </%1$s>
                """.formatted(root, attributes, content);
    }

    /** With the spelling of the standard, or with that of the dictionary. */
    public static String acknowledgement(String complainant) {
        return document(
                "NoticeAck",
                " Accepted=\"true\" TimeStamp=\"2026-11-28T12:00:00+08:00\" Sequence=\"1\"",
                "<Case><ID>N-17</ID></Case><%1$s>%2$s</%1$s><Service_Provider>%2$s</Service_Provider><Notes>queued</Notes>"
                        .formatted(complainant, CONTACT));
    }

    public static String rejection() {
        return acknowledgement("Complianant")
                .replace("Accepted=\"true\"", "Accepted=\"false\" RejectReason=\"IP_OUT_OF_RANGE\"");
    }

    public static String status() {
        return document("NoticeStatus", "", """
                <CaseStatus CaseID="N-17" TimeStamp="2026-12-01T10:00:00Z">
                <Disposition><Type>CLOSED</Type><Reason>removed</Reason><FirstProcessedDate>2026-11-29T00:00:00Z</FirstProcessedDate><LastModifiedDate>2026-12-01T00:00:00</LastModifiedDate></Disposition>
                <GRStatus><NetworkCaseID/><ActionTaken><Type>REMOVED</Type><Time>2026-11-30T00:00:00Z</Time></ActionTaken></GRStatus>
                <Notes>gone</Notes></CaseStatus>
                <CaseStatus CaseID="N-18" TimeStamp="2026-12-01T10:00:00Z">
                <Disposition><Type>COUNTERNOTICE</Type><FirstProcessedDate>2026-11-29T00:00:00Z</FirstProcessedDate><LastModifiedDate>2026-12-01T00:00:00Z</LastModifiedDate></Disposition>
                %s</CaseStatus>
                """.formatted(COUNTER));
    }

    public static String update() {
        return document("StatusUpdate", " TimeStamp=\"2026-12-01T10:00:00Z\"", """
                <Case><ID>N-17</ID></Case><Complainant>%1$s</Complainant><Service_Provider>%1$s</Service_Provider>
                <Disposition Status="OPEN" infoStatus="ACTION" Level="1"/>
                <Notes>still open</Notes>
                """.formatted(CONTACT));
    }

    public static String counterNotice() {
        return COUNTER.replaceFirst("<CounterNotice ", "<CounterNotice xmlns=\"http://www.acns.net/ACNS\" ");
    }
}
