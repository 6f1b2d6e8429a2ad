package dev.endpoint.engine.syntax;

import java.net.IDN;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A computer to reach: a name, international ones too, or an IP literal. Empty means this
/// computer, as in Twisted.
final class HostKind implements Kind<String> {
  private static final Pattern ASCII_NAME = Pattern.compile("[A-Za-z0-9._-]*");
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 253;

  @Override
  public String words() {
    return "host name or IP address";
  }

  @Override
  public @Nullable String read(Argument argument) {
    if (Brackets.refused(argument)) {
      return null;
    }
    String host = argument.value();
    if (host.isEmpty() || IpText.isLiteral(host)) {
      return host;
    }
    return blankFree(argument) && addressLike(argument) && named(argument) ? host : null;
  }

  private static boolean blankFree(Argument argument) {
    String host = argument.value();
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        String stripped = host.strip();
        if (!stripped.isEmpty() && stripped.chars().noneMatch(Character::isWhitespace)) {
          argument.refuse("A host name has no blanks around it.", "Use " + stripped, stripped);
        } else {
          argument.refuse(i, i + 1, "A host name cannot have a blank in it.");
        }
        return false;
      }
    }
    return true;
  }

  private static boolean addressLike(Argument argument) {
    String host = argument.value();
    if (IpText.looksLikeIpv4(host)) {
      argument.refuse("\"" + host + "\" is no IPv4 address: it takes four numbers from 0 to 255.");
      return false;
    }
    if (host.indexOf(':') >= 0) {
      argument.refuse("\"" + host + "\" is neither a host name nor an IPv6 address.");
      return false;
    }
    return true;
  }

  private static boolean named(Argument argument) {
    String host = argument.value();
    String ascii = ascii(host);
    if (ascii == null || !ASCII_NAME.matcher(ascii).matches()) {
      int bad = firstBad(host);
      argument.refuse(
          bad < 0 ? 0 : bad,
          bad < 0 ? host.length() : bad + 1,
          bad < 0
              ? "\"" + host + "\" cannot be a host name."
              : "A host name cannot have \"" + host.charAt(bad) + "\" in it.");
      return false;
    }
    String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > LONGEST_LABEL) {
        argument.refuse(
            label.isEmpty()
                ? "A host name cannot have an empty part between its dots."
                : "A part of a host name has at most " + LONGEST_LABEL + " characters.");
        return false;
      }
    }
    if (name.length() > LONGEST_NAME) {
      argument.refuse("A host name has at most " + LONGEST_NAME + " characters.");
      return false;
    }
    return true;
  }

  private static int firstBad(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c < 0x80 && !ASCII_NAME.matcher(String.valueOf(c)).matches()) {
        return i;
      }
    }
    return -1;
  }

  /// As it is asked for in the DNS (RFC 3490), or null when it cannot be.
  private static @Nullable String ascii(String host) {
    if (host.chars().allMatch(c -> c < 0x80)) {
      return host;
    }
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
      return null;
    }
  }

  @Override
  public String write(String value) {
    return value;
  }
}
