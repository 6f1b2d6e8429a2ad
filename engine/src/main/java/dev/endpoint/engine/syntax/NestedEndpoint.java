package dev.endpoint.engine.syntax;

import java.net.SocketAddress;
import java.util.Optional;

/// An endpoint inside another one's string, as the catalogue that knows its type read it.
public interface NestedEndpoint {
  /// What it was read from.
  Description description();

  /// In standard form, which the engine builds it from. Only when it has no error.
  String canonical();

  /// [#canonical] with the values of secret arguments hidden: to show, log and save. Only when it
  /// has no error.
  String maskedCanonical();

  /// In plain words. Only when it has no error.
  String explain();

  /// Whether a listener made from it can be reached from other machines. Only when it has no error.
  boolean exposed();

  /// For a listener that is [#exposed]: the whole string that this one is part of, changed to
  /// listen on this computer only. Only when it has no error.
  Optional<String> loopbackOnly();

  /// For a listener: the string that connects to it from this computer. Only when it has no error.
  ///
  /// @param address where it really listens
  Optional<String> clientText(SocketAddress address);

  /// The whole string that this one is part of, with another value for the option of that name:
  /// this endpoint's own, or that of one inside. Of a listener the innermost one counts, because it
  /// is what listens. Empty where none has such an option. Only when it has no error.
  Optional<String> with(String option, String reading);

  /// What that option says or is left to, as a number, a truth value or text; empty where there is
  /// neither. A secret is masked. Only when it has no error.
  Optional<Object> value(String option);

  /// Reads one; what is wrong with it goes to the findings.
  @FunctionalInterface
  interface Reader {
    NestedEndpoint read(Side side, Description description, Findings findings);
  }
}
