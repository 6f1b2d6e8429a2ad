package dev.endpoint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.syntax.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();
  private static final String INNER =
      "socks5:p:1080:endpoint={tcp:q:1080}:username=u:password=inner";

  @ParameterizedTest
  @CsvSource({
    "socks5:h:80:username=u:password=x,         socks5:h:80:username=u:password=***",
    "socks5:h:80:password=x:username=u,         socks5:h:80:password=***:username=u",
    "socks5:h:80:PassWord=x,                    socks5:h:80:PassWord=***",
    "password=x:socks5,                         password=***:socks5",
    "socks5:password=x:password=y,              socks5:password=***:password=***",
    "'socks5:password=a\\:b\\\\c=d:timeout=1',  'socks5:password=***:timeout=1'",
    "'socks5:password={a:b}:timeout=1',         'socks5:password=***:timeout=1'",
    "nosuchtype:password=x,                     nosuchtype:password=***",
    "haproxy:socks5:h:80:password=x,            haproxy:socks5:h:80:password=***",
    "tls:h:1:endpoint={socks5:h:80:password=x}, tls:h:1:endpoint={socks5:h:80:password=***}",
    "'tls:h:1:endpoint=socks5\\:h\\:80\\:password\\=x',"
        + " 'tls:h:1:endpoint=socks5\\:h\\:80\\:password\\=***'",
    "'tls:endpoint={a:endpoint={b:password=x}:password=y}:z',"
        + " 'tls:endpoint={a:endpoint={b:password=***}:password=***}:z'",
    "'socks5:endpoint={tcp:h:1:password=x',     'socks5:endpoint={tcp:h:1:password=***'",
    "socks5:h:80:password=,                     socks5:h:80:password=",
    "socks5:h:80:password,                      socks5:h:80:password",
    "tcp:password:80,                           tcp:password:80",
  })
  void secretsAreHiddenWhereverTheyStandAndTheRestStaysAsItIs(String text, String masked) {
    assertEquals(masked, CATALOG.mask(text));
    assertEquals(masked, CATALOG.mask(masked), "what is hidden stays as it is");
  }

  @Test
  void aPathologicalStringIsNoTrouble() {
    String deep = "{a=".repeat(10_000) + "password=x";
    assertTrue(CATALOG.mask(deep).endsWith("=***"));
    String quoted = "\\".repeat(10_000) + "=password=x";
    assertTrue(CATALOG.mask(quoted).startsWith("\\"));
  }

  @Test
  void neitherArgumentsNorTheStandardFormToShowHoldAnInnerPassword() {
    ParsedEndpoint<ClientEndpoint> parsed =
        CATALOG.client("socks5:h:80:endpoint={" + INNER + "}:username=v:password=outer");
    assertTrue(parsed.ok(), () -> parsed.diagnostics().toString());
    assertFalse(parsed.arguments().byName().toString().contains("inner"));
    assertFalse(parsed.maskedCanonical().contains("inner"));
    assertFalse(parsed.maskedCanonical().contains("outer"));
    assertTrue(parsed.canonical().contains("inner"), "it is made from this");
    assertTrue(parsed.canonical().contains("outer"), "it is made from this");
  }

  @Test
  void aMaskThatIsPastedIsAnErrorAtItsPlaceAndNoPassword() {
    String text = "socks5:h:80:endpoint={tcp:127.0.0.1:1080}:username=u:password=***";
    ParsedEndpoint<ClientEndpoint> parsed = CATALOG.client(text);
    assertFalse(parsed.ok());
    Diagnostic hidden = parsed.diagnostics().getFirst();
    assertEquals("Password is hidden here; type the password again.", hidden.message());
    assertEquals("***", text.substring(hidden.start(), hidden.end()));
  }

  @Test
  void aPasswordOfJustThatCanBeQuoted() {
    assertTrue(
        CATALOG.client("socks5:h:80:endpoint={tcp:127.0.0.1:1080}:username=u:password=\\***").ok());
  }
}
