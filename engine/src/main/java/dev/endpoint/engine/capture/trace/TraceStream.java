package dev.endpoint.engine.capture.trace;

import java.net.InetSocketAddress;

/// One TCP stream of a trace.
///
/// @param number counted from 0 in the order of their first packets, as Wireshark's `tcp.stream`
/// @param client who sent the SYN; where the trace has none, who sent the first packet
/// @param packets how many packets of it there are
/// @param clientBytes what the client sent, bytes sent again included
/// @param serverBytes what the server sent, bytes sent again included
/// @param firstTime nanoseconds since 1970
/// @param lastTime nanoseconds since 1970
/// @param opening whether the trace holds its beginning
public record TraceStream(
    int number,
    InetSocketAddress client,
    InetSocketAddress server,
    long packets,
    long clientBytes,
    long serverBytes,
    long firstTime,
    long lastTime,
    boolean opening) {}
