package dev.endpoint.engine.type.tls;

import java.util.Map;

/// The numbers of TLS in the words of its registries (IANA, TLS parameters).
final class TlsNumbers {
  private static final Map<Integer, String> HANDSHAKES =
      Map.ofEntries(
          Map.entry(0, "HelloRequest"),
          Map.entry(1, "ClientHello"),
          Map.entry(2, "ServerHello"),
          Map.entry(4, "NewSessionTicket"),
          Map.entry(8, "EncryptedExtensions"),
          Map.entry(11, "Certificate"),
          Map.entry(12, "ServerKeyExchange"),
          Map.entry(13, "CertificateRequest"),
          Map.entry(14, "ServerHelloDone"),
          Map.entry(15, "CertificateVerify"),
          Map.entry(16, "ClientKeyExchange"),
          Map.entry(20, "Finished"),
          Map.entry(22, "CertificateStatus"));

  private static final Map<Integer, String> ALERTS =
      Map.ofEntries(
          Map.entry(0, "close_notify"),
          Map.entry(10, "unexpected_message"),
          Map.entry(20, "bad_record_mac"),
          Map.entry(22, "record_overflow"),
          Map.entry(40, "handshake_failure"),
          Map.entry(42, "bad_certificate"),
          Map.entry(43, "unsupported_certificate"),
          Map.entry(44, "certificate_revoked"),
          Map.entry(45, "certificate_expired"),
          Map.entry(46, "certificate_unknown"),
          Map.entry(47, "illegal_parameter"),
          Map.entry(48, "unknown_ca"),
          Map.entry(49, "access_denied"),
          Map.entry(50, "decode_error"),
          Map.entry(51, "decrypt_error"),
          Map.entry(70, "protocol_version"),
          Map.entry(71, "insufficient_security"),
          Map.entry(80, "internal_error"),
          Map.entry(86, "inappropriate_fallback"),
          Map.entry(90, "user_canceled"),
          Map.entry(100, "no_renegotiation"),
          Map.entry(109, "missing_extension"),
          Map.entry(110, "unsupported_extension"),
          Map.entry(112, "unrecognized_name"),
          Map.entry(113, "bad_certificate_status_response"),
          Map.entry(115, "unknown_psk_identity"),
          Map.entry(116, "certificate_required"),
          Map.entry(120, "no_application_protocol"));

  private static final Map<Integer, String> CIPHERS =
      Map.ofEntries(
          Map.entry(0x1301, "TLS_AES_128_GCM_SHA256"),
          Map.entry(0x1302, "TLS_AES_256_GCM_SHA384"),
          Map.entry(0x1303, "TLS_CHACHA20_POLY1305_SHA256"),
          Map.entry(0x1304, "TLS_AES_128_CCM_SHA256"),
          Map.entry(0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA"),
          Map.entry(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
          Map.entry(0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
          Map.entry(0x009D, "TLS_RSA_WITH_AES_256_GCM_SHA384"),
          Map.entry(0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
          Map.entry(0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
          Map.entry(0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
          Map.entry(0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
          Map.entry(0xC02B, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
          Map.entry(0xC02C, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
          Map.entry(0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
          Map.entry(0xC030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
          Map.entry(0xCCA8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
          Map.entry(0xCCA9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"));

  private TlsNumbers() {}

  /// Empty for a number that is none.
  static String handshake(int type) {
    return HANDSHAKES.getOrDefault(type, "");
  }

  static String alert(int description) {
    return ALERTS.getOrDefault(description, "number " + description);
  }

  static String cipher(int number) {
    return CIPHERS.getOrDefault(number, "cipher 0x%04X".formatted(number));
  }

  /// `1.3`; empty for what stands for no version, as the random ones of GREASE (RFC 8701).
  static String version(int number) {
    return switch (number) {
      case 0x0300 -> "SSL 3.0";
      case 0x0301 -> "1.0";
      case 0x0302 -> "1.1";
      case 0x0303 -> "1.2";
      case 0x0304 -> "1.3";
      default -> "";
    };
  }
}
