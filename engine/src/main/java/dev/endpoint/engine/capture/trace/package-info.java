/// Packet traces that other programs made (tcpdump, Wireshark): which TCP streams are in one, and a
/// stream of it made into a capture of ours. Everything here blocks and belongs to the thread that
/// calls it; none of it is for the reactor.
@NullMarked
package dev.endpoint.engine.capture.trace;

import org.jspecify.annotations.NullMarked;
