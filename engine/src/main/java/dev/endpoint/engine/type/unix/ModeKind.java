package dev.endpoint.engine.type.unix;

import dev.endpoint.engine.syntax.Argument;
import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Permissions as `chmod` takes them: octal digits, and as Python reads them.
final class ModeKind implements Kind<Integer> {
  static final int OTHERS_WRITE = 0002;
  static final int GROUP_WRITES = 0020;

  private static final BigInteger MOST = BigInteger.valueOf(07777);
  private static final Pattern SHAPE = Pattern.compile("\\+?(?:0[oO]_?)?([0-7]+(?:_[0-7]+)*)");

  @Override
  public String words() {
    return "octal number";
  }

  @Override
  public @Nullable Integer read(Argument argument) {
    String value = argument.value().strip();
    Matcher shape = SHAPE.matcher(value);
    if (shape.matches()) {
      BigInteger mode = new BigInteger(shape.group(1).replace("_", ""), 8);
      if (mode.compareTo(MOST) <= 0) {
        return mode.intValue();
      }
    }
    if (value.isEmpty()) {
      argument.refuseEmpty("an octal number such as 660");
    } else {
      argument.refuse(
          argument.subject()
              + " must be an octal number from 0 to 7777, such as 660; \""
              + argument.value()
              + "\" is not.");
    }
    return null;
  }

  @Override
  public String write(Integer value) {
    return Integer.toOctalString(value);
  }

  @Override
  public Object plain(Integer value) {
    return value;
  }

  @Override
  public List<Choice> choices() {
    return List.of(
        new Choice("666", "every user of this computer"),
        new Choice("660", "its owner and group"),
        new Choice("600", "its owner only"));
  }
}
