package dev.endpoint.engine.type.haproxy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Makes version 2 headers for tests, good and bad ones, by the text of the specification and
/// without the code under test.
final class Block {
  private static final byte[] SIGNATURE = {
    0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a
  };

  /// 127.0.0.1:8080 to 10.0.0.2:80.
  static final byte[] IPV4 = hex("7f000001 0a000002 1f90 0050");

  /// [2001:db8::7]:40000 to [2001:db8::1]:443.
  static final byte[] IPV6 =
      hex("20010db8000000000000000000000007 20010db8000000000000000000000001 9c40 01bb");

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final int command;
  private final int kind;
  private int length = -1;

  private Block(int command, int kind) {
    this.command = command;
    this.kind = kind;
  }

  static Block of(int versionAndCommand, int kind) {
    return new Block(versionAndCommand, kind);
  }

  /// A client by TCP over IPv4.
  static Block tcp4() {
    return of(0x21, 0x11).with(IPV4);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  Block with(byte[] bytes) {
    body.writeBytes(bytes);
    return this;
  }

  /// Two socket names.
  Block names(String source, String destination) {
    return with(padded(source)).with(padded(destination));
  }

  private static byte[] padded(String name) {
    return Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 108);
  }

  Block field(int type, byte[] value) {
    return with(fieldBytes(type, value));
  }

  Block field(int type, String value) {
    return field(type, value.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] fieldBytes(int type, byte[] value) {
    return ByteBuffer.allocate(3 + value.length)
        .put((byte) type)
        .putShort((short) value.length)
        .put(value)
        .array();
  }

  /// Says this length instead of the right one.
  Block saying(int length) {
    this.length = length;
    return this;
  }

  byte[] bytes() {
    byte[] content = body.toByteArray();
    return ByteBuffer.allocate(16 + content.length)
        .put(SIGNATURE)
        .put((byte) command)
        .put((byte) kind)
        .putShort((short) (length < 0 ? content.length : length))
        .put(content)
        .array();
  }

  /// With a checksum at the end, and this added to it.
  byte[] checked(int error) {
    field(3, new byte[4]);
    byte[] bytes = bytes();
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) sum.getValue() + error);
    return bytes;
  }

  byte[] then(String payload) {
    return then(bytes(), payload);
  }

  static byte[] then(byte[] header, String payload) {
    byte[] more = payload.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(header.length + more.length).put(header).put(more).array();
  }
}
