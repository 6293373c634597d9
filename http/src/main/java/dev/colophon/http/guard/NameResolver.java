package dev.colophon.http.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks for the addresses of a host name. Answers are never trusted: the guard checks each of them. */
@FunctionalInterface
public interface NameResolver {

    /** All addresses of the name, in the order in which to try them. */
    List<InetAddress> addresses(String name) throws UnknownHostException;
}
