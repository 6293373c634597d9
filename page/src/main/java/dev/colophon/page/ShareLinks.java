package dev.colophon.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which addresses are shares of cloud drives and file hosters, and the code that stands beside them. */
final class ShareLinks {

    /** Host without {@code www.}, and the beginnings of the paths that are shares rather than pages about the service. */
    private static final Map<String, List<String>> HOSTS = Map.ofEntries(
            Map.entry("pan.baidu.com", List.of("/s/", "/share/")),
            Map.entry("yun.baidu.com", List.of("/s/", "/share/")),
            Map.entry("pan.quark.cn", List.of("/s/")),
            Map.entry("aliyundrive.com", List.of("/s/")),
            Map.entry("alipan.com", List.of("/s/")),
            Map.entry("cloud.189.cn", List.of("/t/", "/web/share")),
            Map.entry("115.com", List.of("/s/")),
            Map.entry("115cdn.com", List.of("/s/")),
            Map.entry("anxia.com", List.of("/s/")),
            Map.entry("123pan.com", List.of("/s/")),
            Map.entry("123684.com", List.of("/s/")),
            Map.entry("123865.com", List.of("/s/")),
            Map.entry("123912.com", List.of("/s/")),
            Map.entry("pan.xunlei.com", List.of("/s/")),
            Map.entry("drive.uc.cn", List.of("/s/")),
            Map.entry("fast.uc.cn", List.of("/s/")),
            Map.entry("caiyun.139.com", List.of("/m/i", "/w/i", "/front/")),
            Map.entry("yun.139.com", List.of("/shareweb/", "/w/i")),
            Map.entry("share.weiyun.com", List.of("/")),
            Map.entry("mega.nz", List.of("/file/", "/folder/", "/#")),
            Map.entry("mediafire.com", List.of("/file/", "/folder/", "/download/")),
            Map.entry("drive.google.com", List.of("/file/", "/drive/folders/", "/open", "/uc")),
            Map.entry("dropbox.com", List.of("/s/", "/sh/", "/scl/")),
            Map.entry("1drv.ms", List.of("/")),
            Map.entry("1fichier.com", List.of("/?", "/dir/")),
            Map.entry("rapidgator.net", List.of("/file/", "/folder/")),
            Map.entry("nitroflare.com", List.of("/view/", "/folder/")),
            Map.entry("ddownload.com", List.of("/")),
            Map.entry("katfile.com", List.of("/")),
            Map.entry("turbobit.net", List.of("/")),
            Map.entry("gofile.io", List.of("/d/")),
            Map.entry("pixeldrain.com", List.of("/u/", "/l/")),
            Map.entry("workupload.com", List.of("/file/", "/archive/")),
            Map.entry("wetransfer.com", List.of("/downloads/")),
            Map.entry("we.tl", List.of("/")),
            Map.entry("disk.yandex.ru", List.of("/d/", "/i/")),
            Map.entry("disk.yandex.com", List.of("/d/", "/i/")),
            Map.entry("yadi.sk", List.of("/d/", "/i/")),
            Map.entry("cloud.mail.ru", List.of("/public/")),
            Map.entry("terabox.com", List.of("/s/", "/sharing/")),
            Map.entry("1024terabox.com", List.of("/s/", "/sharing/")));

    private static final Pattern IN_QUERY =
            Pattern.compile("[?&](?:pwd|password|code)=([A-Za-z0-9]{3,12})(?![A-Za-z0-9])");

    /** 解压密码 opens the archive, not the share. */
    private static final Pattern BESIDE = Pattern.compile(
            "(?:提取码|提取碼|访问码|訪問碼|取件码|(?<!解压)(?<!解壓)(?<!解压缩)密[码碼]|口令"
                    + "|\\b(?:pwd|password|passcode|access code|code)\\b)"
                    + "\\s*(?:是|为|為)?\\s*[:：=]?\\s*([A-Za-z0-9]{3,12})(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);

    private ShareLinks() {}

    static boolean isShare(String url) {
        int start = url.indexOf("://") + 3;
        int slash = url.indexOf('/', start);
        if (start < 3 || slash < 0) {
            return false;
        }
        String host = url.substring(start, slash).toLowerCase(Locale.ROOT);
        String bare = host.startsWith("www.") ? host.substring(4) : host;
        if (isLanzou(bare)) {
            return url.length() > slash + 4;
        }
        for (String path : HOSTS.getOrDefault(bare, List.of())) {
            if (url.startsWith(path, slash) && url.length() > slash + path.length()) {
                return true;
            }
        }
        return false;
    }

    /** This service changes the letter after its name every few months, and gives each member a host name. */
    private static boolean isLanzou(String host) {
        int name = host.indexOf("lanzou");
        return (name == 0 || (name > 0 && host.charAt(name - 1) == '.')) && host.endsWith(".com");
    }

    static Optional<String> codeIn(String url) {
        Matcher matcher = IN_QUERY.matcher(url);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The first code in the words that follow a link. */
    static Optional<String> codeBeside(String words) {
        Matcher matcher = BESIDE.matcher(words);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
