package dev.endpoint.engine.peers;

import dev.endpoint.engine.syntax.Side;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which real program a test, or every test of a class, holds one of our endpoint types
/// against. The page of tested peers in the docs is made of those that passed.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(TestedAgainst.All.class)
public @interface TestedAgainst {
  /// Our endpoint type: `tls`.
  String type();

  /// The role that our side plays.
  Side role();

  /// The program, as its users call it: `openssl s_server`.
  String peer();

  /// Holds several.
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface All {
    TestedAgainst[] value();
  }
}
