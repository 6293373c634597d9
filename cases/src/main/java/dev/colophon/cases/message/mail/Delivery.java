package dev.colophon.cases.message.mail;

/** What became of the attempt to hand one mail to a server. Words of servers are made visible and cut. */
public sealed interface Delivery {

    /**
     * The server has taken the mail, and answers for it from now on.
     *
     * @param queueId as the server calls it; its whole answer where it names none
     */
    record Accepted(String queueId) implements Delivery {}

    /** The server will never take it (5xx): another address is needed. */
    record RefusedForGood(int code, String answer) implements Delivery {}

    /** Nothing was taken, and that can change: no connection, or 4xx. It may be tried again. */
    record RefusedForNow(String why) implements Delivery {}

    /**
     * The mail was on its way when the connection broke: it may have arrived. Never sent again by itself; a person decides.
     */
    record Unknown(String why) implements Delivery {}
}
