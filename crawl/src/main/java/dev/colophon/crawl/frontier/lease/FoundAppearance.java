package dev.colophon.crawl.frontier.lease;

/**
 * A medium on a page.
 *
 * @param medium the key of its URL
 * @param page the page's URL
 * @param element where on it, such as {@code img[srcset]}
 */
public record FoundAppearance(String medium, String page, String element) {}
