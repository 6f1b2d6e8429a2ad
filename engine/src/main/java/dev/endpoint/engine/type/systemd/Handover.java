package dev.endpoint.engine.type.systemd;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/// The sockets that a service manager hands to this program, as its environment tells
/// (sd_listen_fds(3)).
///
/// @param names of the descriptors, in order; empty when there are none
/// @param why there are none, in words; empty when there are some
record Handover(List<String> names, String why) {
  /// The number of the first one.
  static final int FIRST = 3;

  private static final String NAMELESS = "unknown";
  private static final int MOST = 10_000;

  Handover {
    names = List.copyOf(names);
  }

  /// @param pid of this process
  static Handover read(Map<String, String> environment, long pid) {
    String owner = environment.get("LISTEN_PID");
    String count = environment.get("LISTEN_FDS");
    if (owner == null || count == null) {
      return none("It was not started by a service manager that hands it sockets.");
    }
    if (!owner.equals(String.valueOf(pid))) {
      return none("The sockets in its environment are meant for process " + owner + ".");
    }
    if (!count.matches("[0-9]{1,5}") || Integer.parseInt(count) > MOST) {
      return none("LISTEN_FDS, which tells how many there are, is \"" + count + "\".");
    }
    int descriptors = Integer.parseInt(count);
    if (descriptors == 0) {
      return none("The service manager handed it none.");
    }
    String named = environment.get("LISTEN_FDNAMES");
    if (named == null) {
      return new Handover(Collections.nCopies(descriptors, NAMELESS), "");
    }
    List<String> names = List.of(named.split(":", -1));
    return names.size() == descriptors
        ? new Handover(names, "")
        : none("There are " + descriptors + " sockets and " + names.size() + " names for them.");
  }

  private static Handover none(String why) {
    return new Handover(List.of(), why);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /// As in Python, a negative index counts from the end.
  boolean has(int index) {
    return -names.size() <= index && index < names.size();
  }

  /// The place of a descriptor that it [has][#has].
  int place(int index) {
    return index < 0 ? names.size() + index : index;
  }
}
