package dev.colophon.page.signal;

import static dev.colophon.page.signal.SignalKind.CONTACT;
import static dev.colophon.page.signal.SignalKind.PAYMENT_ADDRESS;
import static dev.colophon.page.signal.SignalKind.RECORD_NUMBER;

import dev.colophon.page.search.Needle;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words of a page say about who runs it: record numbers, ways to reach them, ways to pay them. */
final class VisibleIds {

    private static final String QQ = "(?:号码|号|客服|咨询)?\\s*[:：]?\\s*([1-9]\\d{4,10})(?!\\d)";
    private static final String WECHAT = "(?:号|客服|账号|ID|id)?\\s*[:：]\\s*([A-Za-z][-_A-Za-z0-9]{5,19})(?![-_A-Za-z0-9])";

    private static final Marks MARKS = new Marks(List.of(
            Mark.of(RECORD_NUMBER, "公网安备", "公网安备", "公网安备\\s*(?:号)?[:：]?\\s*(\\d{12,14})\\s*号?"),
            Mark.of(CONTACT, "qq:", "QQ", "(?<![A-Za-z])QQ" + QQ),
            Mark.of(CONTACT, "qq:", "qq", "(?<![A-Za-z@.])qq" + QQ),
            Mark.of(CONTACT, "qq:", "扣扣", "扣扣" + QQ),
            Mark.of(CONTACT, "qq-group:", "Q", "(?<![A-Za-z])QQ?群(?:号码|号)?\\s*[:：]?\\s*([1-9]\\d{4,10})(?!\\d)"),
            Mark.lower(CONTACT, "wechat:", "微信", "微信" + WECHAT),
            Mark.lower(CONTACT, "wechat:", "eChat", "(?<=[Ww])eChat" + WECHAT),
            Mark.lower(CONTACT, "wechat:", "echat", "(?<=[Ww])echat" + WECHAT),
            Mark.lower(CONTACT, "wechat:", "eixin", "(?<=[Ww])eixin" + WECHAT),
            Mark.lower(CONTACT, "telegram:", "elegram", "(?<=[Tt])elegram\\s*[:：]\\s*@([A-Za-z]\\w{3,31})")));

    private static final Needle ICP_WORD = Needle.of("ICP");
    private static final Pattern ICP =
            Pattern.compile("([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁])\\s*ICP\\s*(备|證|证|備)\\s*(?:第)?\\s*(\\d{5,10})\\s*号?");

    private VisibleIds() {}

    /** Gives the kind and the value of each. */
    static void find(String text, BiConsumer<SignalKind, String> found) {
        MARKS.find(text, found);
        records(text, found);
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            WrittenMail.around(text, at).ifPresent(address -> found.accept(CONTACT, "email:" + address));
        }
        PaymentAddresses.find(text, address -> found.accept(PAYMENT_ADDRESS, address));
    }

    /** The record of a company, not of one of its sites: without the number behind the dash. */
    private static void records(String text, BiConsumer<SignalKind, String> found) {
        int at = ICP_WORD.in(text, 0);
        if (at < 0) {
            return;
        }
        Matcher matcher = ICP.matcher(text);
        for (int hits = 0; hits < 100 && at >= 0; hits++) {
            matcher.region(Math.max(0, at - 4), Math.min(text.length(), at + 40));
            if (matcher.find()) {
                String sort = matcher.group(2).equals("备") || matcher.group(2).equals("備") ? "备" : "证";
                found.accept(RECORD_NUMBER, matcher.group(1) + "ICP" + sort + matcher.group(3) + "号");
            }
            at = ICP_WORD.in(text, at + 3);
        }
    }
}
