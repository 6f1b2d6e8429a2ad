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
    return Brackets.refused(argument) ? null : argument.value();
  }

  @Override
  public String write(String value) {
    return value;
  }
}
