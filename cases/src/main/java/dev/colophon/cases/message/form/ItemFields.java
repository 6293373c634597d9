package dev.colophon.cases.message.form;

import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Bundle;
import dev.colophon.cases.message.NoticeContent.Item;
import dev.colophon.cases.message.NoticeContent.Kind;
import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Numbered;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The copies of a notice under the words of one language. */
record ItemFields(
        String work,
        String by,
        String identifiers,
        String kind,
        String url,
        String page,
        String shared,
        String seen,
        String file,
        String bytes,
        String evidence,
        String sealed,
        Map<Kind, String> kinds,
        String separator,
        DateTimeFormatter times) {

    private static final String TIME = "uuuu-MM-dd HH:mm:ss";

    static final ItemFields ENGLISH = new ItemFields(
            "Work",
            "By",
            "Identifiers of the work",
            "Kind",
            "Address of the copy",
            "Page that shows or links it",
            "What both share",
            "First and last seen",
            "File",
            "%s, %,d bytes, SHA-256 %s",
            "Evidence",
            "%s, SHA-256 %s",
            Map.of(Kind.AUDIO, "music or sound", Kind.VIDEO, "film or video", Kind.IMAGE, "picture", Kind.TEXT, "text"),
            ", ",
            DateTimeFormatter.ofPattern(TIME + "' UTC'", Locale.ROOT).withZone(ZoneOffset.UTC));

    static final ItemFields CHINESE = new ItemFields(
            "作品名称",
            "作者",
            "作品标识",
            "类型",
            "侵权内容的网络地址",
            "展示或者链接该内容的网页",
            "相同内容说明",
            "首次和最近发现时间",
            "文件",
            "%s，%,d 字节，SHA-256 %s",
            "取证包",
            "%s，SHA-256 %s",
            Map.of(Kind.AUDIO, "音频", Kind.VIDEO, "视频", Kind.IMAGE, "图片", Kind.TEXT, "文字"),
            "、",
            DateTimeFormatter.ofPattern(TIME + "'（北京时间，UTC+8）'", Locale.ROOT).withZone(ZoneOffset.ofHours(8)));

    static ItemFields in(boolean chinese) {
        return chinese ? CHINESE : ENGLISH;
    }

    /** All items, numbered from 1. */
    List<Entry> all(NoticeContent notice) {
        return IntStream.range(0, notice.items().size())
                .<Entry>mapToObj(i -> new Numbered(i + 1, fields(notice.items().get(i))))
                .toList();
    }

    /** Of the works alone, each once. */
    List<Entry> works(NoticeContent notice) {
        List<List<Field>> works =
                notice.items().stream().map(this::work).distinct().toList();
        return IntStream.range(0, works.size())
                .<Entry>mapToObj(i -> new Numbered(i + 1, works.get(i)))
                .toList();
    }

    private List<Field> work(Item item) {
        List<Field> fields = new ArrayList<>();
        add(fields, work, item.title());
        add(fields, by, String.join(separator, item.creators()));
        add(fields, kind, kinds.getOrDefault(item.kind(), ""));
        add(fields, identifiers, String.join(separator, item.identifiers()));
        return fields;
    }

    private List<Field> fields(Item item) {
        List<Field> fields = new ArrayList<>(work(item));
        add(fields, url, item.url().text());
        item.page().ifPresent(address -> add(fields, page, address.text()));
        add(fields, shared, item.shared());
        add(fields, seen, time(item.firstSeen()) + " – " + time(item.lastSeen()));
        item.file().ifPresent(found -> add(fields, file, bytes.formatted(found.name(), found.bytes(), found.sha256())));
        item.bundle().ifPresent(bundle -> add(fields, evidence, sealed(bundle)));
        return fields;
    }

    /** A bundle of evidence, as it is named. */
    String sealed(Bundle bundle) {
        return sealed.formatted(bundle.name(), bundle.sha256());
    }

    private static void add(List<Field> fields, String label, String value) {
        if (!value.isBlank()) {
            fields.add(new Field(label, value));
        }
    }

    /** That of its times. */
    ZoneId zone() {
        return times.getZone();
    }

    String time(Instant instant) {
        return times.format(instant);
    }
}
