package dev.endpoint.engine.decode;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every decoder there is. The first one that recognises a message says what it is. Used by one
/// thread at a time.
public final class Decoders {
  private static final Logger LOG = System.getLogger(Decoders.class.getName());
  private static final int LONGEST = 300;

  private final List<Decoder> decoders;
  private final Set<Decoder> failed = new HashSet<>();

  private Decoders(List<Decoder> decoders) {
    this.decoders = List.copyOf(decoders);
  }

  /// Those that the class loader of this class finds as services. One that cannot be loaded is left
  /// out, and that is logged.
  public static Decoders installed() {
    List<Decoder> found = new ArrayList<>();
    Iterator<Decoder> services =
        ServiceLoader.load(Decoder.class, Decoders.class.getClassLoader()).iterator();
    while (loadNext(services, found)) {
      continue;
    }
    return new Decoders(found);
  }

  /// Exactly these.
  public static Decoders of(List<Decoder> decoders) {
    return new Decoders(decoders);
  }

  private static boolean loadNext(Iterator<Decoder> services, List<Decoder> found) {
    try {
      if (!services.hasNext()) {
        return false;
      }
      found.add(services.next());
    } catch (ServiceConfigurationError | LinkageError e) {
      LOG.log(Level.WARNING, "A decoder is left out", e);
    }
    return true;
  }

  /// What they recognise.
  public List<String> names() {
    return decoders.stream().map(Decoder::name).toList();
  }

  /// What the message is, if one of them knows. Never throws: a decoder that does is somebody
  /// else's mistake, and so is told once in the log and asked no more.
  public Optional<Summary> summary(Sample sample) {
    for (Decoder decoder : decoders) {
      String words = failed.contains(decoder) ? null : ask(decoder, sample);
      if (words != null) {
        return Optional.of(new Summary(decoder.name(), cut(words)));
      }
    }
    return Optional.empty();
  }

  private @Nullable String ask(Decoder decoder, Sample sample) {
    try {
      return decoder.summary(sample);
    } catch (RuntimeException | LinkageError e) {
      failed.add(decoder);
      LOG.log(Level.WARNING, "The decoder " + decoder.getClass().getName() + " is left out", e);
      return null;
    }
  }

  private static String cut(String words) {
    StringBuilder line = new StringBuilder(LONGEST);
    line.append(words, 0, Math.min(words.length(), LONGEST));
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, '?');
      }
    }
    if (words.length() > LONGEST) {
      line.setCharAt(LONGEST - 1, '\u2026');
    }
    return line.toString();
  }
}
