package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.transport.Facet;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

/// Where a [TlsLayer] gets what is special to its side and its endpoint. All on the reactor thread.
interface TlsSource {
  /// Hands over a fresh engine, in client or server mode and with all parameters set; perhaps
  /// inside this call.
  void engine(Consumer<SSLEngine> taker);

  /// What is to be known about the connection once it is secured.
  List<Facet> learned(SSLSession session, String applicationProtocol, Instant now);

  /// Whether we are the server.
  boolean server();
}
