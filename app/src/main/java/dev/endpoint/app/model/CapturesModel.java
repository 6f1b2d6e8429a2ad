package dev.endpoint.app.model;

import dev.endpoint.app.settings.CaptureKeeping;
import dev.endpoint.engine.capture.ByteCount;
import dev.endpoint.engine.capture.CaptureLimits;
import dev.endpoint.engine.capture.CaptureRetention;
import dev.endpoint.engine.capture.CaptureRetention.Reason;
import dev.endpoint.engine.capture.CaptureRetention.Spared;
import dev.endpoint.engine.capture.CaptureRetention.Stock;
import dev.endpoint.engine.capture.CaptureRetention.Swept;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Where captures are kept, how much they may take and how much they take. FX thread only.
public final class CapturesModel {
  private final CaptureStore store;
  private final TroubleModel troubles;
  private final FolderModel folder;
  private final Figure limit;
  private final Figure part;
  private final Figure parts;
  private final Figure reserve;
  private final Figure days;
  private final Figure together;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
  private final ReadOnlyBooleanWrapper sweeping = new ReadOnlyBooleanWrapper(this, "sweeping");
  private final ReadOnlyBooleanWrapper scarce = new ReadOnlyBooleanWrapper(this, "scarce");
  private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(this, "empty", true);
  private final ReadOnlyStringWrapper stock = new ReadOnlyStringWrapper(this, "stock", "");
  private final ReadOnlyStringWrapper swept = new ReadOnlyStringWrapper(this, "swept", "");

  /// @param home the folder that `~` stands for
  /// @param troubles hears what could not be removed when nobody had asked for it
  public CapturesModel(
      CaptureStore store, CaptureKeeping keeping, Path home, TroubleModel troubles) {
    this.store = store;
    this.troubles = troubles;
    folder = new FolderModel(store, keeping.folderProperty(), home, this::moved);
    limit = new Figure(keeping.limitProperty(), Figure.Unit.BYTES, "no limit");
    part = new Figure(keeping.partProperty(), Figure.Unit.BYTES, "never");
    parts = new Figure(keeping.partsProperty(), Figure.Unit.FILES, "all");
    reserve = new Figure(keeping.reserveProperty(), Figure.Unit.BYTES, "nothing");
    days = new Figure(keeping.daysProperty(), Figure.Unit.DAYS, "for ever");
    together = new Figure(keeping.togetherProperty(), Figure.Unit.BYTES, "no limit");
    keeping.limitProperty().subscribe((before, now) -> apply());
    keeping.partProperty().subscribe((before, now) -> apply());
    keeping.partsProperty().subscribe((before, now) -> apply());
    keeping.reserveProperty().subscribe((before, now) -> apply());
  }

  /// Before anything is recorded: sets the limits, and has old captures removed.
  ///
  /// @param limitSaid what the command line says of the limit, null for nothing
  /// @param reserveSaid the same of the reserve
  public void begin(@Nullable Long limitSaid, @Nullable Long reserveSaid) {
    if (limitSaid != null) {
      limit.insist(limitSaid);
    }
    if (reserveSaid != null) {
      reserve.insist(reserveSaid);
    }
    folder.begin(troubles);
    apply();
    store.sweep(retention(), this::sweptAtStart, failure -> sweepFailed(failure, troubles::note));
  }

  private void apply() {
    store.limit(new CaptureLimits(limit.now(), reserve.now(), part.now(), parts.now()));
    if (open.get()) {
      look();
    }
  }

  private void moved() {
    swept.set("");
    look();
  }

  private CaptureRetention retention() {
    return new CaptureRetention(Duration.ofDays(days.now()), together.now());
  }

  /// What is in use or was written lately is as it should be; of that nobody needs to hear.
  private void sweptAtStart(Swept done) {
    List<Spared> refused =
        done.spared().stream().filter(spared -> spared.reason() == Reason.REFUSED).toList();
    if (!refused.isEmpty()) {
      troubles.note("Old captures that should go stay: " + refused(refused) + ".");
    }
    if (open.get()) {
      look();
    }
  }

  public void toggle() {
    if (open.get()) {
      close();
    } else {
      show();
    }
  }

  public void show() {
    swept.set("");
    open.set(true);
    look();
  }

  public void close() {
    open.set(false);
    folder.show();
    figures().forEach(Figure::show);
  }

  private List<Figure> figures() {
    return List.of(limit, part, parts, reserve, days, together);
  }

  private void look() {
    store.look(
        this::found,
        failure -> {
          scarce.set(true);
          stock.set("The folder cannot be looked into: " + reason(failure) + ".");
        });
  }

  private void found(Stock now) {
    empty.set(now.captures() == 0);
    scarce.set(now.free() < reserve.now());
    String free = ByteCount.words(now.free()) + " free on the disk";
    stock.set(
        scarce.get()
            ? kept(now) + ". Nothing is recorded: only " + free + ", and less than is to stay free."
            : kept(now) + " \u00B7 " + free);
  }

  private static String kept(Stock now) {
    if (now.captures() == 0) {
      return "No captures";
    }
    String all =
        Words.count(now.captures(), "capture takes ", "captures take ")
            + ByteCount.words(now.bytes());
    return now.noted() == 0 ? all : all + " (" + now.noted() + " with notes, which stay)";
  }

  /// Removes now what is too old or too much.
  public void sweep() {
    if (sweeping.get()) {
      return;
    }
    sweeping.set(true);
    swept.set("Removing \u2026");
    store.sweep(
        retention(),
        done -> {
          sweeping.set(false);
          swept.set(words(done));
          look();
        },
        failure -> {
          sweeping.set(false);
          sweepFailed(failure, swept::set);
        });
  }

  private void sweepFailed(Throwable failure, Consumer<String> tell) {
    tell.accept(
        "Old captures in " + store.folder() + " could not be removed: " + reason(failure) + ".");
  }

  private static String reason(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private static String words(Swept done) {
    List<String> sentences = new ArrayList<>();
    if (!done.removed().isEmpty()) {
      sentences.add(
          "Removed "
              + Words.count(done.removed().size(), "capture", "captures")
              + ", "
              + ByteCount.words(done.bytes())
              + ".");
    } else if (done.spared().isEmpty()) {
      sentences.add("Nothing is too old or too much.");
    } else {
      sentences.add("Nothing was removed.");
    }
    for (Reason reason : Reason.values()) {
      List<Spared> some = done.spared().stream().filter(s -> s.reason() == reason).toList();
      if (!some.isEmpty()) {
        sentences.add(stays(reason, some));
      }
    }
    return String.join(" ", sentences);
  }

  private static String stays(Reason reason, List<Spared> some) {
    return switch (reason) {
      case IN_USE -> "Stays, in use here or in another workbench: " + names(some) + ".";
      case WRITTEN_LATELY -> "Stays, written in the last hour: " + names(some) + ".";
      case REFUSED -> "Could not be removed: " + refused(some) + ".";
    };
  }

  private static String refused(List<Spared> some) {
    return names(some) + " (" + some.getFirst().words() + ")";
  }

  private static String names(List<Spared> some) {
    String first =
        some.stream()
            .limit(2)
            .map(spared -> spared.file().getFileName().toString())
            .collect(Collectors.joining(", "));
    return some.size() <= 2 ? first : first + " and " + (some.size() - 2) + " more";
  }

  /// Where they are kept.
  public FolderModel folder() {
    return folder;
  }

  /// Bytes of one recording at most.
  public Figure limit() {
    return limit;
  }

  /// Bytes at which a next file is begun.
  public Figure part() {
    return part;
  }

  /// So many files of a recording are kept, the newest.
  public Figure parts() {
    return parts;
  }

  /// Bytes that stay free.
  public Figure reserve() {
    return reserve;
  }

  public Figure days() {
    return days;
  }

  /// Bytes of all captures together at most.
  public Figure together() {
    return together;
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public boolean isOpen() {
    return open.get();
  }

  /// How much is kept, and how much is free.
  public ReadOnlyStringProperty stockProperty() {
    return stock.getReadOnlyProperty();
  }

  public String getStock() {
    return stock.get();
  }

  /// Whether there is no capture, and maybe no folder yet.
  public ReadOnlyBooleanProperty emptyProperty() {
    return empty.getReadOnlyProperty();
  }

  /// Whether so little is free that nothing is recorded.
  public ReadOnlyBooleanProperty scarceProperty() {
    return scarce.getReadOnlyProperty();
  }

  /// What was and what was not removed; empty until that was asked for.
  public ReadOnlyStringProperty sweptProperty() {
    return swept.getReadOnlyProperty();
  }

  public String getSwept() {
    return swept.get();
  }

  public ReadOnlyBooleanProperty sweepingProperty() {
    return sweeping.getReadOnlyProperty();
  }

  public boolean isSweeping() {
    return sweeping.get();
  }
}
