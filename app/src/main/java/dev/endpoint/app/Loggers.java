package dev.endpoint.app;

import java.lang.System.Logger.Level;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.jdk.platform.logging.SLF4JSystemLoggerFinder;

/// Gives the program, JavaFX and the JDK loggers that set the logging up with the first message
/// that is worth writing: that takes thirty milliseconds, and JavaFX asks for a logger before it
/// shows a window.
///
/// What is below [#LOWEST] is not written, see [Logging], and costs no more than to say so; unless
/// the user has logging of another kind.
public final class Loggers extends System.LoggerFinder {
  private static final Level LOWEST = Level.INFO;

  private final boolean quiet;
  private final Supplier<System.LoggerFinder> real;

  /// For the JDK, which finds it as a service.
  public Loggers() {
    this(SLF4JSystemLoggerFinder::new, System.getProperty(Logging.OTHER) == null);
  }

  /// @param real makes what sets the logging up
  /// @param quiet whether what is below [#LOWEST] is not written
  Loggers(Supplier<System.LoggerFinder> real, boolean quiet) {
    this.quiet = quiet;
    this.real = new Once<>(real);
  }

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new Lazy(name, quiet, new Once<>(() -> real.get().getLogger(name, module)));
  }

  /// A logger that is made when it has something to say. Any thread.
  private record Lazy(String name, boolean quiet, Supplier<System.Logger> real)
      implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    private boolean isWritten(Level level) {
      return !quiet || level.compareTo(LOWEST) >= 0;
    }

    @Override
    public boolean isLoggable(Level level) {
      return isWritten(level) && real.get().isLoggable(level);
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      if (isWritten(level)) {
        real.get().log(level, bundle, message, thrown);
      }
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object... arguments) {
      if (isWritten(level)) {
        real.get().log(level, bundle, format, arguments);
      }
    }
  }

  /// Made at the first call, by one thread.
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> making;
    private volatile @Nullable T made;

    Once(Supplier<T> making) {
      this.making = making;
    }

    @Override
    public T get() {
      T value = made;
      return value != null ? value : make();
    }

    private synchronized T make() {
      T value = made;
      if (value == null) {
        value = making.get();
        made = value;
      }
      return value;
    }
  }
}
