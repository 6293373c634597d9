package dev.colophon.demo.network;

/**
 * Where a person would start to watch.
 *
 * @param kind of source: SITE, SITEMAP, FEED, PODCAST, URL_LIST, PAGE, STREAM or SEARCH_RESULTS
 * @param url absolute; for URL_LIST the path of a file
 * @param depth how many links away from it everything is that can be reached from it, the media of a page not counted
 */
public record Seed(String kind, String url, int depth) {}
