package dev.endpoint.engine.type.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A private key and the chain of certificates that goes with it, its own first.
record Identity(PrivateKey key, List<X509Certificate> chain) {
  Identity {
    chain = List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  /// The JDK's name for the kind of key: `RSA`, `EC`, `EdDSA`.
  String algorithm() {
    return certificate().getPublicKey().getAlgorithm();
  }

  /// The identity that a key and a heap of certificates make: the certificate that fits the key,
  /// then its issuers as far as they are in the heap.
  ///
  /// @throws PemException when no certificate fits
  static Identity of(PrivateKey key, List<X509Certificate> heap) throws PemException {
    for (X509Certificate candidate : heap) {
      if (fits(key, candidate.getPublicKey())) {
        return of(key, candidate, heap);
      }
    }
    throw new PemException("holds a private key that fits none of the certificates", null);
  }

  /// The identity of a certificate that fits the key, with its issuers as far as they are in the
  /// heap.
  static Identity of(PrivateKey key, X509Certificate certificate, List<X509Certificate> heap) {
    return new Identity(key, chain(certificate, heap));
  }

  static boolean fits(PrivateKey key, PublicKey certified) {
    if (key instanceof RSAPrivateKey own && certified instanceof RSAPublicKey their) {
      BigInteger modulus = own.getModulus();
      return modulus.equals(their.getModulus());
    }
    boolean curves =
        key instanceof ECKey && certified instanceof ECKey
            || key instanceof EdECKey && certified instanceof EdECKey;
    return curves && signs(key, certified);
  }

  /// For curves the private key does not hold the public one: try.
  private static boolean signs(PrivateKey key, PublicKey certified) {
    try {
      Signature signature =
          Signature.getInstance(key instanceof EdECKey ? "EdDSA" : "SHA256withECDSA");
      byte[] text = {1, 2, 3};
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static List<X509Certificate> chain(X509Certificate first, List<X509Certificate> heap) {
    List<X509Certificate> chain = new ArrayList<>(List.of(first));
    X509Certificate issuer = issuer(first, heap);
    while (issuer != null && !chain.contains(issuer)) {
      chain.add(issuer);
      issuer = issuer(issuer, heap);
    }
    return chain;
  }

  private static @Nullable X509Certificate issuer(
      X509Certificate certificate, List<X509Certificate> heap) {
    if (Certificates.selfIssued(certificate)) {
      return null;
    }
    byte[] wanted = certificate.getIssuerX500Principal().getEncoded();
    for (X509Certificate candidate : heap) {
      if (Arrays.equals(candidate.getSubjectX500Principal().getEncoded(), wanted)
          && signed(certificate, candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean signed(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
