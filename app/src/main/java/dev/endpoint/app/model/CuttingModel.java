package dev.endpoint.app.model;

import dev.endpoint.engine.capture.message.Cutting;
import dev.endpoint.engine.capture.message.CuttingText;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// How the shown conversation is cut into messages: what is chosen, with its values as they are
/// typed. It is kept for each connection, and what was chosen last for a type of endpoint is what
/// the next connection of that type begins with.
public final class CuttingModel {
  private static final String HEX = "0x";
  private static final int MOST_DIGITS = 8;

  private final ObjectProperty<CutChoice> choice =
      new SimpleObjectProperty<>(this, "choice", CutChoice.READS);
  private final StringProperty silence = new SimpleStringProperty(this, "silence", "100");
  private final StringProperty delimiter = new SimpleStringProperty(this, "delimiter", "\\r\\n");
  private final StringProperty offset = new SimpleStringProperty(this, "offset", "0");
  private final ObjectProperty<Integer> width = new SimpleObjectProperty<>(this, "width", 4);
  private final BooleanProperty little = new SimpleBooleanProperty(this, "little");
  private final ObjectProperty<Cutting.Counts> counts =
      new SimpleObjectProperty<>(this, "counts", Cutting.Counts.REST);
  private final ReadOnlyObjectWrapper<Cutting> cutting =
      new ReadOnlyObjectWrapper<>(this, "cutting", new Cutting.Reads());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  private final Map<SessionModel, Cutting> bySession = new WeakHashMap<>();
  private Map<String, String> byType = new HashMap<>();
  private @Nullable SessionModel session;
  private boolean taking;

  public CuttingModel() {
    choice.subscribe((before, now) -> read());
    silence.subscribe((before, now) -> read());
    delimiter.subscribe((before, now) -> read());
    offset.subscribe((before, now) -> read());
    width.subscribe((before, now) -> read());
    little.subscribe((before, now) -> read());
    counts.subscribe((before, now) -> read());
  }

  /// Remembers by type in this map from now on.
  public void remember(Map<String, String> types) {
    byType = types;
  }

  /// Cuts the conversation of this session from now on.
  void show(@Nullable SessionModel next) {
    session = next;
    if (next != null) {
      Cutting known = bySession.get(next);
      String last = byType.getOrDefault(type(next.state()), "");
      take(known != null ? known : CuttingText.read(last).orElse(new Cutting.Reads()));
    }
  }

  /// The word before the first colon.
  private static String type(SessionState state) {
    String text = state.text();
    int colon = text.indexOf(':');
    return state.role() == Role.FILE
        ? "file"
        : (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
  }

  /// Sets what is chosen and its values.
  private void take(Cutting given) {
    taking = true;
    choice.set(CutChoice.of(given));
    switch (given) {
      case Cutting.Gap gap -> silence.set(millis(gap.silence()));
      case Cutting.Delimiter bytes -> delimiter.set(written(bytes.hex()));
      case Cutting.LengthPrefix prefix -> {
        offset.set(String.valueOf(prefix.offset()));
        width.set(prefix.width());
        little.set(prefix.little());
        counts.set(prefix.counts());
      }
      case Cutting.Reads _,
          Cutting.Lines _,
          Cutting.Netstrings _,
          Cutting.Cobs _,
          Cutting.TlsRecords _,
          Cutting.WebSocket _ -> {}
    }
    taking = false;
    problem.set("");
    cutting.set(given);
  }

  private static String millis(Duration silence) {
    String millis = String.format(Locale.ROOT, "%.3f", silence.toNanos() / 1e6);
    return millis.replaceFirst("\\.?0+$", "");
  }

  /// Line ends as escapes, the rest as hex.
  private static String written(String hex) {
    return switch (hex) {
      case "0d0a" -> "\\r\\n";
      case "0a" -> "\\n";
      case "00" -> "\\0";
      default -> HEX + hex.toUpperCase(Locale.ROOT);
    };
  }

  private void read() {
    if (taking) {
      return;
    }
    Optional<Cutting> read = typed();
    problem.set(read.isPresent() ? "" : problemWords());
    read.ifPresent(this::use);
  }

  private void use(Cutting next) {
    cutting.set(next);
    if (session != null) {
      bySession.put(session, next);
      byType.put(type(session.state()), CuttingText.write(next));
    }
  }

  private Optional<Cutting> typed() {
    return switch (choice.get()) {
      case READS -> Optional.of(new Cutting.Reads());
      case LINES -> Optional.of(new Cutting.Lines());
      case NETSTRINGS -> Optional.of(new Cutting.Netstrings());
      case COBS -> Optional.of(new Cutting.Cobs());
      case TLS -> Optional.of(new Cutting.TlsRecords());
      case WEBSOCKET -> Optional.of(new Cutting.WebSocket());
      case GAP -> gap();
      case DELIMITER -> delimiter();
      case LENGTH -> length();
    };
  }

  private Optional<Cutting> gap() {
    String text = silence.get().strip();
    if (!text.matches("[0-9]{1,8}(\\.[0-9]{1,3})?")) {
      return Optional.empty();
    }
    Duration length = Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e6));
    return length.isZero() || length.compareTo(Cutting.Gap.LONGEST) > 0
        ? Optional.empty()
        : Optional.of(new Cutting.Gap(length));
  }

  private Optional<Cutting> delimiter() {
    if (!(typedDelimiter() instanceof Typed.Bytes(byte[] bytes))
        || bytes.length == 0
        || bytes.length > Cutting.Delimiter.LONGEST) {
      return Optional.empty();
    }
    return Optional.of(new Cutting.Delimiter(HexFormat.of().formatHex(bytes)));
  }

  private Typed typedDelimiter() {
    String text = delimiter.get();
    return text.startsWith(HEX) ? HexText.read(text) : Escapes.read(text);
  }

  private Optional<Cutting> length() {
    String text = offset.get().strip();
    if (!text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
      return Optional.empty();
    }
    int behind = Integer.parseInt(text);
    return behind > Cutting.LengthPrefix.FARTHEST
        ? Optional.empty()
        : Optional.of(new Cutting.LengthPrefix(behind, width.get(), little.get(), counts.get()));
  }

  private String problemWords() {
    return switch (choice.get()) {
      case GAP -> "Milliseconds of silence, such as 100";
      case DELIMITER ->
          typedDelimiter() instanceof Typed.Wrong wrong
              ? wrong.message()
              : "1 to " + Cutting.Delimiter.LONGEST + " bytes, such as \\r\\n or 0x0D0A";
      case LENGTH -> "How many bytes stand before it: 0 to " + Cutting.LengthPrefix.FARTHEST;
      case READS, LINES, NETSTRINGS, COBS, TLS, WEBSOCKET -> "";
    };
  }

  public ObjectProperty<CutChoice> choiceProperty() {
    return choice;
  }

  /// Milliseconds, as typed.
  public StringProperty silenceProperty() {
    return silence;
  }

  /// Bytes with escapes, or in hex behind `0x`, as typed.
  public StringProperty delimiterProperty() {
    return delimiter;
  }

  /// How many bytes stand before the length, as typed.
  public StringProperty offsetProperty() {
    return offset;
  }

  /// How many bytes the length has.
  public ObjectProperty<Integer> widthProperty() {
    return width;
  }

  /// Whether the lowest byte of the length comes first.
  public BooleanProperty littleProperty() {
    return little;
  }

  public ObjectProperty<Cutting.Counts> countsProperty() {
    return counts;
  }

  /// What holds; while a value that is typed makes no sense, what held before.
  public ReadOnlyObjectProperty<Cutting> cuttingProperty() {
    return cutting.getReadOnlyProperty();
  }

  /// What is wrong with the value that is typed; empty if nothing is.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
