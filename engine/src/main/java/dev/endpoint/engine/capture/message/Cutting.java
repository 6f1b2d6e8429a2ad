package dev.endpoint.engine.capture.message;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/// How the bytes of each direction are cut into messages. [CuttingText] writes one as text.
public sealed interface Cutting {
  /// As each read or write saw them.
  record Reads() implements Cutting {}

  /// Where a direction was silent for some time.
  record Gap(Duration silence) implements Cutting {
    public static final Duration LONGEST = Duration.ofDays(1);

    public Gap {
      if (silence.isNegative() || silence.isZero() || silence.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a silence of " + silence);
      }
    }
  }

  /// Behind each line feed, with or without a carriage return before it.
  record Lines() implements Cutting {}

  /// Behind each occurrence of some bytes.
  ///
  /// @param hex the bytes in pairs of hex digits, at least one and at most [#LONGEST]
  record Delimiter(String hex) implements Cutting {
    public static final int LONGEST = 256;

    public Delimiter {
      hex = hex.toLowerCase(Locale.ROOT);
      int count = HexFormat.of().parseHex(hex).length;
      if (count == 0 || count > LONGEST) {
        throw new IllegalArgumentException("a delimiter of " + count + " bytes");
      }
    }
  }

  /// By a number at or near the beginning of each message that says how long it is.
  ///
  /// @param offset how many bytes stand before it, at most [#FARTHEST]
  /// @param width how many bytes it has: 1, 2, 4 or 8
  /// @param little whether its lowest byte comes first
  record LengthPrefix(int offset, int width, boolean little, Counts counts) implements Cutting {
    public static final int FARTHEST = 64;

    public LengthPrefix {
      if (offset < 0 || offset > FARTHEST) {
        throw new IllegalArgumentException("a length behind " + offset + " bytes");
      }
      if (width != 1 && width != 2 && width != 4 && width != 8) {
        throw new IllegalArgumentException("a length of " + width + " bytes");
      }
    }
  }

  /// Which bytes a length counts.
  enum Counts {
    /// Those behind it.
    REST,
    /// Its own and those behind it.
    FIELD,
    /// The whole message.
    ALL
  }

  /// `5:hello,`.
  record Netstrings() implements Cutting {}

  /// Behind each zero byte, as consistent overhead byte stuffing has it.
  record Cobs() implements Cutting {}

  record TlsRecords() implements Cutting {}

  /// Messages of WebSocket, as the heads of their frames say, behind the handshake for them.
  record WebSocket() implements Cutting {}
}
