package dev.endpoint.app.support;

import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.transport.Failure;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/// Makes the steps of an attempt; addresses are written `10.0.0.5:80` and `[::1]:80`.
public final class Steps {
  private Steps() {}

  public static Step resolving(String host) {
    return new Step.Resolving(host);
  }

  public static Step resolved(String host, String... addresses) {
    return new Step.Resolved(
        host,
        Arrays.stream(addresses)
            .map(literal -> SessionStates.address(literal, 0).getAddress())
            .toList());
  }

  public static Step dialing(String address) {
    return new Step.Dialing(socket(address));
  }

  public static Step refused(String address) {
    return new Step.DialFailed(socket(address), refusal(address));
  }

  public static Step abandoned(String address) {
    return new Step.DialAbandoned(socket(address));
  }

  public static Step dialed(String address) {
    return new Step.Dialed(socket(address));
  }

  public static Step binding(String address) {
    return new Step.Binding(socket(address));
  }

  public static Failure refusal(String target) {
    return failure(
        Failure.Kind.REFUSED,
        "connecting",
        target,
        "Refused by " + target,
        "The computer answered, but nothing listens on that port. The server may not be running.",
        "ECONNREFUSED");
  }

  public static Failure failure(
      Failure.Kind kind, String stage, String target, String message, String meaning, String code) {
    return new Failure(kind, stage, target, message, meaning, code, null, List.of());
  }

  public static InetSocketAddress socket(String address) {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
    return SessionStates.address(host, Integer.parseInt(address.substring(colon + 1)));
  }
}
