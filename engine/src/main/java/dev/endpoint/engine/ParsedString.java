package dev.endpoint.engine;

import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.EndpointForm;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.Findings;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Secrets;
import dev.endpoint.engine.syntax.Side;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What came of reading one string. For an endpoint inside another one the diagnostics are with the
/// outer one.
///
/// @param isOverlooked whether files were not looked into
/// @param secrets what is to be hidden in it
/// @param lay how a footing goes under an endpoint of this side
record ParsedString<E>(
    Side side,
    Description description,
    @Nullable EndpointType type,
    @Nullable EndpointRole<E> role,
    @Nullable Arguments checked,
    List<Diagnostic> diagnostics,
    boolean isOverlooked,
    Secrets secrets,
    BiFunction<Footing, E, E> lay)
    implements ParsedEndpoint<E> {

  static <E> ParsedString<E> unknown(Side side, Description description, Secrets secrets) {
    return new ParsedString<>(
        side, description, null, null, null, List.of(), false, secrets, (footing, built) -> built);
  }

  ParsedString<E> with(Findings findings) {
    return new ParsedString<>(
        side,
        description,
        type,
        role,
        checked,
        findings.sorted(),
        findings.isOverlooked(),
        secrets,
        lay);
  }

  @Override
  public String text() {
    return description.text().source();
  }

  @Override
  public boolean ok() {
    return checked != null && diagnostics.stream().noneMatch(Diagnostic::isError);
  }

  @Override
  public Optional<EndpointForm> form() {
    return Optional.ofNullable(checked).map(Arguments::form);
  }

  @Override
  public Arguments arguments() {
    if (checked == null || !ok()) {
      throw new IllegalStateException("the string has errors: " + text());
    }
    return checked;
  }

  private EndpointRole<E> soundRole() {
    if (role == null || !ok()) {
      throw new IllegalStateException("the string has errors: " + text());
    }
    return role;
  }

  @Override
  public String canonical() {
    Arguments arguments = arguments();
    return arguments.standard(type == null ? "" : type.name()).write();
  }

  @Override
  public String maskedCanonical() {
    return secrets.mask(canonical());
  }

  @Override
  public String explain() {
    return soundRole().explain(arguments());
  }

  @Override
  public boolean exposed() {
    return soundRole().exposed(arguments());
  }

  @Override
  public Optional<String> loopbackOnly() {
    return exposed() ? soundRole().loopbackOnly(arguments()) : Optional.empty();
  }

  @Override
  public Optional<String> clientText(SocketAddress address) {
    return soundRole().clientText(arguments(), address);
  }

  @Override
  public Optional<String> with(String option, String reading) {
    return ofOption(arguments().with(option, reading), inside -> inside.with(option, reading));
  }

  @Override
  public Optional<Object> value(String option) {
    return ofOption(
        Optional.ofNullable(arguments().byName().get(option)), inside -> inside.value(option));
  }

  private <T> Optional<T> ofOption(
      Optional<T> own, Function<NestedEndpoint, Optional<T>> ofInside) {
    Optional<T> inside =
        arguments().nested().stream().map(ofInside).flatMap(Optional::stream).findFirst();
    return side == Side.SERVER ? inside.or(() -> own) : own.or(() -> inside);
  }

  @Override
  public E build(Engine engine) throws EndpointSyntaxException {
    if (!ok()) {
      throw new EndpointSyntaxException(text(), diagnostics);
    }
    Ground ground = engine.ground().next();
    return ground.lay(soundRole().build(arguments(), engine.on(ground)), lay);
  }
}
