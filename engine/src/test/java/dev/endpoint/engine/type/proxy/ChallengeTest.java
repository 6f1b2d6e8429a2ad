package dev.endpoint.engine.type.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Basic realm=\"a\" | Basic (realm “a”)",
        "basic REALM = \"a\" | basic (realm “a”)",
        "Basic realm=\"a, b=\\\"c\\\"\", charset=\"UTF-8\" | Basic (realm “a, b=\"c\"”)",
        "Basic charset=\"UTF-8\", realm=\"late\" | Basic (realm “late”)",
        "Basic | Basic",
        "Negotiate, Basic realm=x | Negotiate or Basic (realm “x”)",
        "NTLM TlRMTVNTUAACAAAA==, Basic realm=\"x\" | NTLM or Basic (realm “x”)",
        "Digest realm=\"r\", nonce=\"n,n\", qop=\"auth, auth-int\", Basic realm=\"b\""
            + " | Digest (realm “r”) or Basic (realm “b”)",
        "Basic realm=\"open | Basic (realm “\"open”)",
        ", ,Basic realm=\"x\",, | Basic (realm “x”)",
        "realm=\"nobody's\" | ``"
      })
  void oneField(String value, String words) {
    assertEquals(words, Challenge.words(Challenge.read(List.of(value))));
  }

  @Test
  void severalFields() {
    assertEquals(
        "Negotiate or Basic (realm “x”)",
        Challenge.words(Challenge.read(List.of("Negotiate", "Basic realm=x", "Basic realm=x"))));
  }

  @Test
  void aFieldOfAnyLengthIsRead() {
    String longValue = "Basic realm=\"" + "x,\\\"".repeat(15000) + "\"";
    assertEquals(1, Challenge.read(List.of(longValue)).size());
  }
}
