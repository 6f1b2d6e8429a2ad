package dev.endpoint.engine.type.websocket;

/// The codes of close frames (RFC 6455, section 7.4, and the IANA registry), in words.
final class CloseCode {
  static final int NORMAL = 1000;
  static final int GOING_AWAY = 1001;
  static final int PROTOCOL_ERROR = 1002;

  /// Stands for a close frame without a code; never sent.
  static final int NONE = 1005;

  static final int INVALID_DATA = 1007;
  static final int TOO_BIG = 1009;
  static final int INTERNAL_ERROR = 1011;

  private CloseCode() {}

  /// Whether a frame may carry it. 1004 has no meaning, 1005, 1006 and 1015 stand for what was
  /// never sent.
  static boolean isValid(int code) {
    boolean standard = code >= 1000 && code <= 1014 && code != 1004 && code != NONE && code != 1006;
    return standard || code >= 3000 && code <= 4999;
  }

  /// Whether the peer says by it that something went wrong. What applications mean by their own
  /// codes is not known.
  static boolean isTrouble(int code) {
    return code != NORMAL && code != GOING_AWAY && code != NONE && code < 3000;
  }

  /// `1001 going away`.
  static String words(int code) {
    String name = name(code);
    return name.isEmpty() ? String.valueOf(code) : code + " " + name;
  }

  private static String name(int code) {
    return switch (code) {
      case NORMAL -> "normal closure";
      case GOING_AWAY -> "going away";
      case PROTOCOL_ERROR -> "protocol error";
      case 1003 -> "kind of data not accepted";
      case INVALID_DATA -> "invalid data";
      case 1008 -> "against its policy";
      case TOO_BIG -> "message too big";
      case 1010 -> "an extension is missing";
      case INTERNAL_ERROR -> "internal error";
      case 1012 -> "service restarts";
      case 1013 -> "try again later";
      case 1014 -> "bad gateway";
      case 3000 -> "unauthorized";
      case 3003 -> "forbidden";
      case 3008 -> "timeout";
      default -> "";
    };
  }

  /// What it means for the one who is told it.
  static String meaning(int code) {
    return switch (code) {
      case PROTOCOL_ERROR ->
          "It found a mistake in the frames it was sent. Something between the two may change"
              + " them.";
      case 1003 -> "It takes text only, or binary messages only.";
      case INVALID_DATA -> "It was sent a text message that is not UTF-8.";
      case 1008 -> "It does not want this client or this message, and does not say why.";
      case TOO_BIG -> "It takes shorter messages only.";
      case 1010 -> "It will not go on without an extension that was not agreed on.";
      case INTERNAL_ERROR -> "Something failed inside it; its own log will know more.";
      case 1012, 1013 -> "Try again in a moment.";
      case 1014 -> "It is a gateway, and the server behind it gave a bad answer.";
      default -> "";
    };
  }
}
