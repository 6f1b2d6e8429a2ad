package dev.endpoint.engine.type.websocket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The talk about permessage-deflate (RFC 7692, section 7.1).
final class DeflateOffer {
  static final int MOST_BITS = 15;

  private static final String NAME = "permessage-deflate";
  private static final String SERVER_ALONE = "server_no_context_takeover";
  private static final String CLIENT_ALONE = "client_no_context_takeover";
  private static final String SERVER_BITS = "server_max_window_bits";
  private static final String CLIENT_BITS = "client_max_window_bits";
  private static final Set<String> KNOWN =
      Set.of(SERVER_ALONE, CLIENT_ALONE, SERVER_BITS, CLIENT_BITS);

  private DeflateOffer() {}

  /// What a client offers: the server may choose the size of its window.
  static String ours() {
    return NAME + "; " + CLIENT_BITS;
  }

  /// What a server's answer to [#ours] means.
  ///
  /// @throws BadExtension when it was not offered, or makes no sense
  static Optional<DeflateTerms> answered(List<Extension> answer, boolean offered)
      throws BadExtension {
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    Extension only = answer.getFirst();
    if (!offered || !only.name().equals(NAME)) {
      throw new BadExtension(
          "It agreed to the extension “" + only.name() + "”, which was not offered");
    }
    if (answer.size() > 1) {
      throw new BadExtension("It agreed to more extensions than were offered");
    }
    Map<String, String> parameters = only.parameters();
    if (!isFine(parameters, false)) {
      throw new BadExtension("It agreed to compression on terms that make no sense");
    }
    return Optional.of(
        new DeflateTerms(
            !parameters.containsKey(CLIENT_ALONE),
            bits(parameters, CLIENT_BITS),
            !parameters.containsKey(SERVER_ALONE)));
  }

  /// A server's answer: the field's value, and what it means.
  record Accepted(String answer, DeflateTerms terms) {}

  /// Takes the first of a client's offers that can be kept.
  static Optional<Accepted> accept(List<Extension> offers) {
    return offers.stream()
        .filter(offer -> offer.name().equals(NAME) && isFine(offer.parameters(), true))
        .findFirst()
        .map(offer -> accept(offer.parameters()));
  }

  private static Accepted accept(Map<String, String> offer) {
    StringBuilder answer = new StringBuilder(NAME);
    for (String name : List.of(SERVER_ALONE, CLIENT_ALONE)) {
      if (offer.containsKey(name)) {
        answer.append("; ").append(name);
      }
    }
    int ownBits = bits(offer, SERVER_BITS);
    if (offer.containsKey(SERVER_BITS)) {
      answer.append("; " + SERVER_BITS + "=").append(ownBits);
    }
    return new Accepted(
        answer.toString(),
        new DeflateTerms(
            !offer.containsKey(SERVER_ALONE), ownBits, !offer.containsKey(CLIENT_ALONE)));
  }

  /// Without a value `client_max_window_bits` is an offer and no answer.
  private static boolean isFine(Map<String, String> parameters, boolean offer) {
    return KNOWN.containsAll(parameters.keySet())
        && parameters.getOrDefault(SERVER_ALONE, "").isEmpty()
        && parameters.getOrDefault(CLIENT_ALONE, "").isEmpty()
        && isBits(parameters.get(SERVER_BITS), false)
        && isBits(parameters.get(CLIENT_BITS), offer);
  }

  private static boolean isBits(@Nullable String value, boolean mayBeEmpty) {
    return value == null || mayBeEmpty && value.isEmpty() || value.matches("[89]|1[0-5]");
  }

  private static int bits(Map<String, String> parameters, String name) {
    String value = parameters.getOrDefault(name, "");
    return value.isEmpty() ? MOST_BITS : Integer.parseInt(value);
  }
}
