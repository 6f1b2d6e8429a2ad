package dev.endpoint.engine.peers;

import dev.endpoint.engine.syntax.Side;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Says which real program a test, or every test of a class, holds one of our endpoint types
/// against. The page of tested peers, `docs/peers.md`, is made of those that passed; tests of a
/// test factory are not seen.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(TestedAgainst.All.class)
@ExtendWith(PassedPeers.class)
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
  @ExtendWith(PassedPeers.class)
  @interface All {
    TestedAgainst[] value();
  }
}
