package dev.endpoint.engine.syntax;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A length of time after which something ends, or `none`: it has no end of itself.
final class LimitKind implements Kind<Optional<Duration>> {
  private static final String NONE = "none";

  private final DurationKind time = new DurationKind(false);

  @Override
  public String words() {
    return "seconds or none";
  }

  @Override
  public @Nullable Optional<Duration> read(Argument argument) {
    if (argument.value().strip().equalsIgnoreCase(NONE)) {
      return Optional.empty();
    }
    Duration limit = time.read(argument);
    return limit == null ? null : Optional.of(limit);
  }

  @Override
  public String write(Optional<Duration> value) {
    return value.map(time::write).orElse(NONE);
  }

  @Override
  public Object plain(Optional<Duration> value) {
    return value.map(time::plain).orElse(NONE);
  }

  @Override
  public List<Choice> choices() {
    return List.of(new Choice(NONE, "as long as it takes"));
  }
}
