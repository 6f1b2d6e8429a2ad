package dev.endpoint.engine.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Command lines of programs that connect and listen: netcat and its kin, socat, openssl, telnet,
/// curl.
final class PastedCommand {
  private static final Pattern SOCAT =
      Pattern.compile(
          "(?i)(tcp|tcp4|tcp6|openssl|ssl|unix)(?:-(connect|listen|l))?:([^,]*)((?:,.*)?)");
  private static final Pattern SOCAT_BIND = Pattern.compile("(?i),bind=([^,]+)");
  private static final Pattern PLACE = Pattern.compile("(\\[[^\\]]*\\]|[^:]*):([0-9]{1,5})");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  /// Options of netcat's variants that take a value.
  private static final String NC_WITH_VALUE = "wpsiqxXoOIPTVMmGgcedD";

  private static final Set<String> NC_LONG_WITH_VALUE =
      Set.of("--wait", "--idle-timeout", "--source", "--source-port", "--proxy", "--output");

  private PastedCommand() {}

  static Optional<Pasted> recognise(String text) {
    List<String> words = new ArrayList<>(Arrays.asList(text.split("\\s+")));
    if (words.getFirst().equals("$") || words.getFirst().equals("sudo")) {
      words.removeFirst();
    }
    if (words.size() < 2) {
      return Optional.empty();
    }
    String program = words.removeFirst();
    return switch (program.substring(program.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)) {
      case "nc", "ncat", "netcat" -> netcat(new ArrayDeque<>(words));
      case "socat" -> socat(words);
      case "openssl" -> openssl(new ArrayDeque<>(words));
      case "telnet" -> telnet(words);
      case "curl", "wget", "wscat", "websocat" -> url(words);
      default -> Optional.empty();
    };
  }

  private static Optional<Pasted> netcat(Deque<String> words) {
    boolean listens = false;
    String type = "tcp";
    String port = "";
    String source = "";
    List<String> places = new ArrayList<>();
    while (!words.isEmpty()) {
      String word = words.removeFirst();
      if (word.equals("--listen")) {
        listens = true;
      } else if (word.equals("--ssl")) {
        type = "tls";
      } else if (word.startsWith("--")) {
        if (NC_LONG_WITH_VALUE.contains(word)) {
          words.pollFirst();
        }
      } else if (word.startsWith("-") && word.length() > 1) {
        listens |= word.indexOf('l') > 0;
        type = netcatType(word, type);
        if (word.indexOf('u') > 0) {
          return Optional.empty();
        }
        char last = word.charAt(word.length() - 1);
        String value = NC_WITH_VALUE.indexOf(last) >= 0 ? words.pollFirst() : null;
        if (value != null && last == 'p') {
          port = value;
        } else if (value != null && last == 's') {
          source = value;
        }
      } else {
        places.add(word);
      }
    }
    return type.equals("unix")
        ? places.stream().findFirst().map(path -> local(path))
        : netcatPlace(listens, type, source, port, places);
  }

  private static String netcatType(String flags, String type) {
    if (flags.indexOf('U') > 0) {
      return "unix";
    }
    return flags.indexOf('6') > 0 ? "tcp6" : flags.indexOf('4') > 0 ? "tcp4" : type;
  }

  private static Optional<Pasted> netcatPlace(
      boolean listens, String type, String source, String ownPort, List<String> places) {
    if (listens) {
      boolean portLast = !places.isEmpty() && PORT.matcher(places.getLast()).matches();
      String port = portLast ? places.getLast() : ownPort;
      boolean hostFirst = places.size() > (portLast ? 1 : 0);
      return listening(type, hostFirst ? places.getFirst() : source, port);
    }
    return places.size() == 2
        ? connecting(type, places.getFirst(), places.getLast())
        : Optional.empty();
  }

  private static Optional<Pasted> socat(List<String> words) {
    for (String word : words) {
      Matcher matcher = SOCAT.matcher(word);
      if (matcher.matches()) {
        return socatAddress(matcher);
      }
    }
    return Optional.empty();
  }

  private static Optional<Pasted> socatAddress(Matcher matcher) {
    String word = matcher.group(1).toLowerCase(Locale.ROOT);
    String type = word.endsWith("ssl") ? "tls" : word;
    boolean listens = matcher.group(2) != null && !matcher.group(2).equalsIgnoreCase("connect");
    String place = matcher.group(3);
    if (type.equals("unix")) {
      return Optional.of(local(place));
    }
    if (listens) {
      Matcher bind = SOCAT_BIND.matcher(matcher.group(4));
      return listening(type, bind.find() ? bind.group(1) : "", place);
    }
    return connecting(type, place);
  }

  private static Optional<Pasted> openssl(Deque<String> words) {
    String command = words.removeFirst();
    while (!words.isEmpty()) {
      String option = words.removeFirst();
      String value = words.peekFirst();
      if (value != null && option.equals("-connect") && command.equals("s_client")) {
        return connecting("tls", value);
      }
      boolean accepts = option.equals("-accept") || option.equals("-port");
      if (value != null && accepts && command.equals("s_server")) {
        return listening("tls", "", value);
      }
    }
    return Optional.empty();
  }

  private static Optional<Pasted> telnet(List<String> words) {
    List<String> places = words.stream().filter(word -> !word.startsWith("-")).toList();
    return places.isEmpty()
        ? Optional.empty()
        : connecting("tcp", places.getFirst(), places.size() > 1 ? places.get(1) : "23");
  }

  private static Optional<Pasted> url(List<String> words) {
    return words.stream()
        .map(word -> word.replaceAll("^['\"]|['\"]$", ""))
        .filter(word -> word.contains("://"))
        .findFirst()
        .flatMap(Pasted::recognise);
  }

  private static Optional<Pasted> connecting(String type, String place) {
    Matcher matcher = PLACE.matcher(place);
    return matcher.matches()
        ? connecting(type, matcher.group(1), matcher.group(2))
        : Optional.empty();
  }

  private static Optional<Pasted> connecting(String type, String host, String port) {
    String number = WellKnownPorts.named(port).map(s -> String.valueOf(s.port())).orElse(port);
    return PORT.matcher(number).matches()
        ? Optional.of(
            new Pasted("a command line", Side.CLIENT, false, type, Pasted.bare(host), number, ""))
        : Optional.empty();
  }

  private static Optional<Pasted> listening(String type, String host, String port) {
    return PORT.matcher(port).matches()
        ? Optional.of(
            new Pasted("a command line", Side.SERVER, false, type, Pasted.bare(host), port, ""))
        : Optional.empty();
  }

  private static Pasted local(String path) {
    return new Pasted("a command line", Side.CLIENT, true, "unix", "", "", path);
  }
}
