package dev.endpoint.engine.type.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.util.Random;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
  private static final Identity GOOD = Forge.selfSigned("good").dns("a.example").make();

  @ParameterizedTest
  @ValueSource(strings = {"RSA 2048", "EC 256", "EC 521", "Ed25519 255"})
  void aKeyInPkcs8IsRead(String kind) throws Exception {
    KeyPair pair = Forge.key(kind, "leaf");
    Pem pem = Pem.parse(Forge.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    assertTrue(Identity.fits(pem.keys().getFirst(), pair.getPublic()));
  }

  @Test
  void anRsaKeyInPkcs1IsRead() throws Exception {
    KeyPair pair = Forge.key("RSA 2048", "leaf");
    byte[] pkcs1 =
        PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    Pem pem = Pem.parse(Forge.pem("RSA PRIVATE KEY", pkcs1));
    assertTrue(Identity.fits(pem.keys().getFirst(), pair.getPublic()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC 256", "EC 384", "EC 521"})
  void aCurveKeyInSec1IsRead(String kind) throws Exception {
    KeyPair pair = Forge.key(kind, "leaf");
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
    ECPrivateKey bare = ECPrivateKey.getInstance(info.parsePrivateKey());
    X962Parameters curve =
        X962Parameters.getInstance(info.getPrivateKeyAlgorithm().getParameters());
    int bits = Integer.parseInt(kind.split(" ")[1]);
    byte[] sec1 = new ECPrivateKey(bits, bare.getKey(), curve).getEncoded();
    Pem pem =
        Pem.parse(
            Forge.pem("EC PARAMETERS", curve.getEncoded()) + Forge.pem("EC PRIVATE KEY", sec1));
    assertTrue(Identity.fits(pem.keys().getFirst(), pair.getPublic()));
  }

  @Test
  void lineEndsAndTextAroundDoNotMatter() throws Exception {
    String text = "Subject: good\n" + Forge.pem(GOOD) + "\nBye\n";
    Pem pem = Pem.parse(text.replace("\n", "\r\n"));
    assertEquals(GOOD.chain(), pem.certificates());
    assertEquals(1, pem.keys().size());
  }

  @Test
  void anEncryptedKeyIsSaidToBeOne() {
    PemException error =
        assertThrows(
            PemException.class,
            () -> Pem.parse(Forge.pem("ENCRYPTED PRIVATE KEY", new byte[] {48, 0})));
    assertTrue(error.getMessage().contains("encrypted with a password"), error.getMessage());
  }

  @Test
  void aKeyWithoutItsCertificateIsSaid() {
    KeyPair other = Forge.key("EC 384", "leaf");
    assertThrows(PemException.class, () -> Identity.of(other.getPrivate(), GOOD.chain()));
  }

  @Test
  void damageIsAPemExceptionAndNothingElse() throws Exception {
    String good = Forge.pem(GOOD);
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      StringBuilder damaged = new StringBuilder(good);
      for (int j = 0; j < 3; j++) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) (32 + random.nextInt(95)));
      }
      damaged.setLength(random.nextInt(damaged.length()));
      try {
        Pem.parse(damaged.toString());
      } catch (PemException expected) {
        assertTrue(!expected.getMessage().isBlank());
      }
    }
  }
}
