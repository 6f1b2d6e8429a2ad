package dev.endpoint.engine.capture.message;

import java.util.HexFormat;

/// Makes the machines that cut.
final class Cutters {
  private Cutters() {}

  /// A fresh one, for one direction.
  static Cutter of(Cutting cutting) {
    return switch (cutting) {
      case Cutting.Reads _ -> new ReadCutter();
      case Cutting.Gap gap -> new GapCutter(gap.silence().toNanos());
      case Cutting.Lines _ -> new DelimiterCutter(new byte[] {'\n'}, "no line end yet");
      case Cutting.Delimiter delimiter ->
          new DelimiterCutter(HexFormat.of().parseHex(delimiter.hex()), "no delimiter yet");
      case Cutting.LengthPrefix prefix -> new PrefixCutter(prefix);
      case Cutting.Netstrings _ -> new NetstringCutter();
      case Cutting.Cobs _ -> new CobsCutter();
      case Cutting.TlsRecords _ -> new TlsCutter();
      case Cutting.WebSocket _ -> new WebSocketCutter();
    };
  }
}
