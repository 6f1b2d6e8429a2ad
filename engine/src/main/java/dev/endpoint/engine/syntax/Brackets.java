package dev.endpoint.engine.syntax;

/// An IPv6 address whose brackets are part of the value, because its colons are quoted already.
final class Brackets {
  private Brackets() {}

  static boolean refused(Argument argument) {
    String value = argument.value();
    if (!value.startsWith("[") || !value.endsWith("]") || value.length() < 2) {
      return false;
    }
    String inner = value.substring(1, value.length() - 1);
    if (!IpText.isIpv6(inner)) {
      return false;
    }
    argument.refuse(
        "The brackets are taken as part of the address, because its colons are quoted. "
            + "Write either brackets or backslashes.",
        "Use [" + inner + "]",
        inner);
    return true;
  }
}
