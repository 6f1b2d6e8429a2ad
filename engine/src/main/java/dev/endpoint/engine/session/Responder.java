package dev.endpoint.engine.session;

import dev.endpoint.engine.protocol.Chargen;
import dev.endpoint.engine.protocol.Discard;
import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.protocol.Hold;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Protocol;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/// What an accepted connection gets.
public enum Responder {
  /// Nothing by itself: a person talks by hand.
  HOLD("hold", "leave it to me", reactor -> new Hold()),
  /// Everything comes back (RFC 862).
  ECHO("echo", "send everything back", reactor -> new Echo()),
  /// Everything is read and dropped (RFC 863).
  DISCARD("discard", "read and drop everything", reactor -> new Discard()),
  /// An endless pattern of lines (RFC 864).
  CHARGEN("chargen", "send lines for ever", Chargen::new);

  private final String word;
  private final String words;
  private final Function<Reactor, Protocol> make;

  Responder(String word, String words, Function<Reactor, Protocol> make) {
    this.word = word;
    this.words = words;
    this.make = make;
  }

  /// As written on the command line.
  public String word() {
    return word;
  }

  /// As shown to a person.
  public String words() {
    return words;
  }

  public static Optional<Responder> named(String word) {
    return Arrays.stream(values()).filter(r -> r.word.equals(word)).findFirst();
  }

  /// What one connection gets.
  public Protocol protocol(Reactor reactor) {
    return make.apply(reactor);
  }
}
