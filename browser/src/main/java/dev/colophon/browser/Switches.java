package dev.colophon.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of Chromium. The first wall is the interception of every request; this is the second: a browser that
 * could not connect if a request slipped through.
 */
final class Switches {

    /** Every connection goes to a proxy whose name cannot be resolved: no packet leaves, not even to find it. */
    private static final List<String> NO_CONNECTION = List.of(
            "--proxy-server=http://nowhere.invalid:1",
            // Without this, loopback would bypass the proxy.
            "--proxy-bypass-list=<-loopback>",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            // What does not use the proxy for TCP: QUIC, WebTransport, WebRTC.
            "--disable-quic",
            "--webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--dns-prefetch-disable");

    /** What a browser does of its own accord. */
    private static final List<String> NO_ERRANDS = List.of(
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-domain-reliability",
            "--disable-client-side-phishing-detection",
            "--disable-default-apps",
            "--disable-extensions",
            "--disable-breakpad",
            "--disable-crash-reporter",
            "--disable-field-trial-config",
            "--metrics-recording-only",
            "--no-pings",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-features=MediaRouter,OptimizationHints,Translate,AutofillServerCommunication,"
                    + "CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions,Prerender2,"
                    + "NetworkTimeServiceQuerying,AsyncDns,DnsOverHttpsUpgrade,WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
                    + "WebUIOmniboxFullPopup");

    /** What a page cannot ask of the machine. */
    private static final List<String> NO_DEVICES = List.of(
            "--block-new-web-contents",
            "--deny-permission-prompts",
            "--disable-notifications",
            "--disable-speech-api",
            "--disable-gpu",
            "--mute-audio",
            "--password-store=basic",
            "--use-mock-keychain");

    /**
     * Few processes, each with a bounded heap. Frames of different sites share a process: there are no cookies or
     * logins to keep apart, and the sandbox around the process is another thing.
     */
    private static final List<String> BOUNDS = List.of(
            "--js-flags=--max-old-space-size=768", "--disable-site-isolation-trials", "--renderer-process-limit=2");

    /** The same picture everywhere. */
    private static final List<String> LOOK =
            List.of("--hide-scrollbars", "--force-color-profile=srgb", "--font-render-hinting=none", "--lang=en-US");

    private Switches() {}

    static List<String> of(Path profile, boolean sandbox) {
        List<String> all = new ArrayList<>();
        all.add("--headless");
        // No --remote-allow-origins: without it DevTools refuses whoever comes with an Origin, as every web page does.
        all.add("--remote-debugging-port=0");
        all.add("--user-data-dir=" + profile);
        all.add("--no-startup-window");
        all.addAll(NO_CONNECTION);
        all.addAll(NO_ERRANDS);
        all.addAll(NO_DEVICES);
        all.addAll(BOUNDS);
        all.addAll(LOOK);
        if (!sandbox) {
            all.add("--no-sandbox");
        }
        return List.copyOf(all);
    }
}
