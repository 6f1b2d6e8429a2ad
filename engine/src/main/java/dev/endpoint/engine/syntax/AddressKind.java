package dev.endpoint.engine.syntax;

import org.jspecify.annotations.Nullable;

/// An address of this computer to use: a literal, or a name that is looked up when it is needed. As
/// in Twisted it is not checked, but for brackets that would be taken literally.
final class AddressKind implements Kind<String> {
  @Override
  public String words() {
    return "local address";
  }

  @Override
  public @Nullable String read(Argument argument) {
    if (Brackets.refused(argument)) {
      return null;
    }
    String stripped = argument.value().strip();
    if (!stripped.equals(argument.value())) {
      argument.warn(
          argument.subject() + " has blanks around it, which no address has.",
          "Remove the blanks",
          stripped);
    }
    return argument.value();
  }

  @Override
  public String write(String value) {
    return value;
  }

  @Override
  public boolean isLocalAddress() {
    return true;
  }
}
