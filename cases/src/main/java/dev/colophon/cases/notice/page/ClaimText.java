package dev.colophon.cases.notice.page;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a notice says, for whoever it accuses: without where its sender lives, and how they are called. Pure. */
public final class ClaimText {

    /** As the forms of notices name them. */
    private static final Set<String> PRIVATE = Set.of(
            "Address",
            "Post code",
            "Telephone",
            "Fax",
            "Contact",
            "Identity",
            "Proof of identity",
            "通讯地址",
            "联系地址",
            "地址",
            "邮政编码",
            "联系人",
            "电话",
            "联系电话",
            "传真",
            "身份证明",
            "身份证明文件",
            "法定代表人");

    private static final Pattern FIELD = Pattern.compile("^( *(?:\\d+\\. )?)([^:：]{1,40})([:：])(.*)$");
    private static final Pattern CONTINUED = Pattern.compile("^ {6,}\\S.*");

    private ClaimText() {}

    /** A notice as plain text, in which such a value is left out. */
    public static String of(String notice) {
        boolean[] left = {false};
        return notice.lines()
                .flatMap(line -> {
                    if (left[0] && CONTINUED.matcher(line).matches()) {
                        return Stream.empty();
                    }
                    Matcher field = FIELD.matcher(line);
                    left[0] = field.matches()
                            && PRIVATE.contains(field.group(2).strip().replaceAll("[*＊]+$", ""));
                    return Stream.of(left[0] ? field.group(1) + field.group(2) + field.group(3) + " …" : line);
                })
                .collect(Collectors.joining("\n"));
    }
}
