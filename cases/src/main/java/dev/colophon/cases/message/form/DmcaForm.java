package dev.colophon.cases.message.form;

import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The notification of 17 USC 512(c)(3)(A), whose clauses its sections name; for links, of 512(d)(3). */
final class DmcaForm {

    private static final String GOOD_FAITH =
            "I have a good faith belief that use of the material in the manner complained of is not authorized by the"
                    + " copyright owner, its agent, or the law.";

    private static final String ACCURACY = "The information in this notification is accurate.";

    private static final String AUTHORITY =
            "Under penalty of perjury, I am authorized to act on behalf of the owner of an exclusive right that is"
                    + " allegedly infringed.";

    private DmcaForm() {}

    /** What it says of a statement; empty of those that it does not have. */
    static Optional<String> sentence(Statement statement, String language) {
        return switch (statement) {
            case GOOD_FAITH -> Optional.of(GOOD_FAITH);
            case ACCURACY -> Optional.of(ACCURACY);
            case AUTHORITY -> Optional.of(AUTHORITY);
            case TRUTH -> Optional.empty();
        };
    }

    static NoticeDocument of(NoticeContent notice) {
        boolean links = notice.measure() == Measure.UNLINK;
        String material = links ? "links to material" : "material";
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                "To the designated agent",
                new Field("Service provider", notice.provider().name()),
                new Field("Service", notice.provider().domain()),
                new Field("Notice", notice.noticeId())));
        sections.add(
                new Section("(ii) Copyrighted works claimed to have been infringed", ItemFields.ENGLISH.works(notice)));
        sections.add(new Section(
                links
                        ? "(iii) References or links to material that is claimed to be infringing, and where they are"
                        : "(iii) Material that is claimed to be infringing, and where it is",
                items(notice, material)));
        sections.add(new Section("(iv) How to contact the complaining party", contact(notice)));
        if (notice.declares(Statement.GOOD_FAITH)) {
            sections.add(Section.of("(v) Good faith", new Words(GOOD_FAITH)));
        }
        List<Entry> accuracy = accuracy(notice);
        if (!accuracy.isEmpty()) {
            sections.add(new Section("(vi) Accuracy and authority", accuracy));
        }
        sections.add(Section.of(
                "(i) Signature",
                Field.of("Signed", notice.signature().map(name -> "/s/ " + name)),
                new Field(
                        notice.agent().isPresent() ? "For, as its authorized agent" : "For",
                        notice.owner().name()),
                new Field("Date", notice.date().toString())));
        return new NoticeDocument(
                "en",
                "Notification of claimed infringement, 17 U.S.C. § %s".formatted(links ? "512(d)(3)" : "512(c)(3)(A)"),
                sections);
    }

    private static List<Entry> items(NoticeContent notice, String material) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Words(
                notice.requirement().isBlank()
                        ? "Please remove, or disable access to, the %s at these addresses.".formatted(material)
                        : notice.requirement()));
        entries.addAll(ItemFields.ENGLISH.all(notice));
        add(entries, notice.facts());
        add(entries, notice.proof());
        return entries;
    }

    private static void add(List<Entry> entries, String words) {
        if (!words.isBlank()) {
            entries.add(new Words(words));
        }
    }

    private static List<Entry> contact(NoticeContent notice) {
        Party sender = notice.sender();
        List<Entry> fields = new ArrayList<>();
        fields.add(new Field("Name", sender.name()));
        notice.agent().ifPresent(agent -> {
            fields.add(new Field("On behalf of", notice.owner().name()));
            known(fields, "Authority", agent.powerOfAttorney());
        });
        known(fields, "Contact", sender.contact());
        known(fields, "Address", sender.address());
        known(fields, "Post code", sender.postCode());
        known(fields, "Telephone", sender.phone());
        known(fields, "E-mail", sender.email());
        return fields;
    }

    private static void known(List<Entry> fields, String label, Optional<?> value) {
        value.ifPresent(text -> fields.add(new Field(label, text.toString())));
    }

    private static List<Entry> accuracy(NoticeContent notice) {
        List<Entry> words = new ArrayList<>();
        if (notice.declares(Statement.ACCURACY)) {
            words.add(new Words(ACCURACY));
        }
        if (notice.declares(Statement.AUTHORITY)) {
            words.add(new Words(AUTHORITY));
        }
        return words;
    }
}
