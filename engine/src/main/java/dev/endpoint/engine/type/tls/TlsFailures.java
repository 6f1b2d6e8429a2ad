package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What the JDK's TLS exceptions mean, in words.
final class TlsFailures {
  private static final Pattern RECEIVED = Pattern.compile("Received fatal alert: (\\w+)");
  private static final Pattern OWN_ALERT = Pattern.compile("^\\((\\w+)\\) ");

  private TlsFailures() {}

  static Failure of(SSLException error, boolean server, String stage, String target) {
    Untrusted untrusted = Untrusted.in(error);
    if (untrusted != null) {
      String whose = server ? "The client certificate of " : "The certificate of ";
      return new Failure(
          Kind.UNTRUSTED,
          stage,
          target,
          whose + target + " " + untrusted.predicate(),
          untrusted.meaning(),
          untrusted.code(),
          error,
          List.of());
    }
    String text = String.valueOf(error.getMessage());
    Matcher received = RECEIVED.matcher(text);
    if (received.find()) {
      return alert(received.group(1), error, server, stage, target);
    }
    return own(text, error, server, stage, target);
  }

  /// The end of the connection below came without `close_notify`.
  static Failure truncated(String target) {
    return new Failure(
        Kind.TRUNCATED,
        "open",
        target,
        "Truncated: " + target + " ended the connection without ending TLS",
        "Bytes may be missing at the end. The peer stopped carelessly, or somebody between cut the"
            + " connection.");
  }

  static Failure closedEarly(String stage, String target) {
    return new Failure(
        Kind.RESET,
        stage,
        target,
        target + " closed the connection in the TLS handshake",
        "It gave no reason. It may not speak TLS on this port, or not this version of it.");
  }

  static Failure lostEarly(Failure failure) {
    return failure.meaning().isEmpty()
        ? failure.withMeaning("This happened in the TLS handshake; is this port really TLS?")
        : failure;
  }

  /// The peer gave up and said why (RFC 8446, section 6.2).
  private static Failure alert(
      String name, SSLException error, boolean server, String stage, String target) {
    String[] words = alertWords(name, server);
    Kind kind = words[2].isEmpty() ? Kind.WRONG_PROTOCOL : Kind.UNTRUSTED;
    return new Failure(
        kind, stage, target, target + " " + words[0], words[1], name, error, List.of());
  }

  /// Message, meaning, and a mark when it is about trust.
  private static String[] alertWords(String name, boolean server) {
    String checked = server ? "the certificate of this endpoint" : "our client certificate";
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "certificate_required" ->
          words("wants a client certificate", "Give one with certificate= and privateKey=.", true);
      case "bad_certificate", "unsupported_certificate", "certificate_unknown" ->
          words("refused " + checked, refusedMeaning(server), true);
      case "certificate_expired" -> words("says that " + checked + " has expired", "", true);
      case "certificate_revoked" -> words("says that " + checked + " was revoked", "", true);
      case "unknown_ca" ->
          words("does not know who issued " + checked, refusedMeaning(server), true);
      case "access_denied" -> words("denied access for " + checked, "", true);
      case "protocol_version" ->
          words("speaks no version of TLS that we speak", "See protocols=.", false);
      case "handshake_failure", "insufficient_security" ->
          words(
              "found nothing in common with us to secure the connection",
              "No common cipher, group or kind of certificate"
                  + (server ? "." : "; or it wants a client certificate (certificate=)."),
              false);
      case "no_application_protocol" ->
          words("speaks none of the protocols offered", "See alpn=.", false);
      case "unrecognized_name" ->
          words("does not know the name it was asked for", "See serverName=.", false);
      case "unexpected_message", "decode_error", "illegal_parameter", "record_overflow" ->
          words("did not understand us", "It may not be a TLS " + other(server) + ".", false);
      case "bad_record_mac", "decrypt_error" ->
          words(
              "could not decrypt what it got",
              "Something between changed the bytes, or a key does not fit its certificate.",
              false);
      case "user_canceled" -> words("cancelled the handshake", "", false);
      case "internal_error" -> words("reported an error of its own", "", false);
      default -> words("ended the connection with the alert " + name, "", false);
    };
  }

  private static String refusedMeaning(boolean server) {
    return server
        ? "The client does not trust it; it may need the issuer's root, or the name does not fit."
        : "The server accepts client certificates of certain issuers only.";
  }

  private static String other(boolean server) {
    return server ? "client" : "server";
  }

  private static String[] words(String message, String meaning, boolean trust) {
    return new String[] {message, meaning, trust ? "trust" : ""};
  }

  /// We gave up.
  private static Failure own(
      String text, SSLException error, boolean server, String stage, String target) {
    Matcher matcher = OWN_ALERT.matcher(text);
    String code = matcher.find() ? matcher.group(1) : "";
    String plain = code.isEmpty() ? text : text.substring(matcher.end());
    String lower = plain.toLowerCase(Locale.ROOT);
    String[] words = ownWords(lower, code, server);
    if (words == null) {
      words = words("did not keep to TLS: " + plain, "", false);
    }
    Kind kind = words[2].isEmpty() ? Kind.WRONG_PROTOCOL : Kind.UNTRUSTED;
    return new Failure(
        kind, stage, target, target + " " + words[0], words[1], code, error, List.of());
  }

  private static String @Nullable [] ownWords(String lower, String code, boolean server) {
    if (lower.contains("empty client certificate chain") || lower.contains("empty server cert")) {
      return words(
          server ? "sent no client certificate" : "sent no certificate",
          server ? "This endpoint asks for one (clientAuth=need)." : "",
          true);
    }
    if (code.equals("protocol_version")
        || lower.contains("protocol version")
        || lower.contains("not enabled or supported")) {
      return words("speaks no version of TLS that we speak", "See protocols=.", false);
    }
    if (lower.contains("no cipher suites in common")
        || lower.contains("no available authentication scheme")
        || lower.contains("no selected")) {
      return words(
          "has no cipher or kind of certificate in common with us",
          server ? "Our certificate's kind of key may not suit it." : "",
          false);
    }
    if (code.equals("no_application_protocol")) {
      return words("speaks none of our protocols", "See alpn=.", false);
    }
    if (code.equals("bad_record_mac") || lower.contains("tag mismatch")) {
      return words(
          "sent bytes that were changed on the way",
          "They do not decrypt; somebody between damaged them, or the peer is broken.",
          false);
    }
    if (lower.contains("exceeds the maximum allowed size")) {
      return words(
          "sent more certificates than Java takes",
          "The limit is a setting of Java: -Djdk.tls.maxHandshakeMessageSize=BYTES.",
          false);
    }
    if (lower.contains("unsupported or unrecognized ssl message")
        || lower.contains("unrecognized ssl message")) {
      return words("sent something that is not TLS", "Is this port really TLS?", false);
    }
    return null;
  }
}
