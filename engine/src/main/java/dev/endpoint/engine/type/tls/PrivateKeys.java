package dev.endpoint.engine.type.tls;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/// Private keys out of their three encodings: PKCS#8 (RFC 5958), PKCS#1 for RSA (RFC 8017, appendix
/// A) and SEC 1 for elliptic curves (RFC 5915). The JDK reads the first; the others are wrapped
/// into it.
final class PrivateKeys {
  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int PARAMETERS = 0xa0;
  private static final byte[] VERSION_0 = {INTEGER, 1, 0};

  /// AlgorithmIdentifier of rsaEncryption.
  private static final byte[] RSA = {
    SEQUENCE, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
  };

  /// The identifier of id-ecPublicKey.
  private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

  private static final String[] ALGORITHMS = {"RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA"};

  private PrivateKeys() {}

  static PrivateKey fromPkcs8(byte[] der) throws GeneralSecurityException {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
    GeneralSecurityException last = new InvalidKeySpecException("unknown algorithm");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw last;
  }

  static PrivateKey fromPkcs1(byte[] der) throws GeneralSecurityException {
    return fromPkcs8(wrapped(RSA, der));
  }

  static PrivateKey fromSec1(byte[] der) throws GeneralSecurityException {
    byte[] curve = parameters(der);
    return fromPkcs8(wrapped(element(SEQUENCE, EC, curve), der));
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return element(SEQUENCE, VERSION_0, algorithm, element(OCTET_STRING, key));
  }

  /// The curve that an ECPrivateKey names: SEQUENCE { version, key, [0] parameters, … }.
  private static byte[] parameters(byte[] der) throws InvalidKeySpecException {
    int at = content(der, 0, SEQUENCE);
    at = content(der, at, INTEGER) + length(der, at);
    at = content(der, at, OCTET_STRING) + length(der, at);
    int start = content(der, at, PARAMETERS);
    int length = length(der, at);
    if (start + length > der.length) {
      throw cut();
    }
    return Arrays.copyOfRange(der, start, start + length);
  }

  /// Where the content of the element at this index begins.
  private static int content(byte[] der, int at, int tag) throws InvalidKeySpecException {
    if (at + 1 >= der.length || (der[at] & 0xff) != tag) {
      throw cut();
    }
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static int length(byte[] der, int at) throws InvalidKeySpecException {
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int bytes = first & 0x7f;
    if (bytes > 3 || at + 2 + bytes > der.length) {
      throw cut();
    }
    int length = 0;
    for (int i = 0; i < bytes; i++) {
      length = length << 8 | der[at + 2 + i] & 0xff;
    }
    return length;
  }

  private static InvalidKeySpecException cut() {
    return new InvalidKeySpecException("not an EC private key that names its curve");
  }

  private static byte[] element(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      out.write(0x83);
      out.write(length >> 16);
      out.write(length >> 8);
      out.write(length);
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
