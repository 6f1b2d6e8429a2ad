package dev.endpoint.app.model;

import dev.endpoint.engine.capture.message.Cutting;

/// The ways of cutting a conversation into messages, as the window offers them.
public enum CutChoice {
  READS("As read", "each read or write is a message"),
  LINES("Lines", "a message ends with a line feed"),
  GAP("Silence", "a message ends when a direction is silent for some time"),
  DELIMITER("Delimiter", "a message ends with certain bytes"),
  LENGTH("Length", "a number near the beginning of a message says how long it is"),
  NETSTRINGS("Netstrings", "5:hello,"),
  COBS("COBS", "a message ends with a zero byte"),
  TLS("TLS records", "as their heads say"),
  WEBSOCKET("WebSocket", "messages of one or more frames, behind the handshake");

  private final String label;
  private final String help;

  CutChoice(String label, String help) {
    this.label = label;
    this.help = help;
  }

  public String label() {
    return label;
  }

  public String help() {
    return help;
  }

  static CutChoice of(Cutting cutting) {
    return switch (cutting) {
      case Cutting.Reads _ -> READS;
      case Cutting.Lines _ -> LINES;
      case Cutting.Gap _ -> GAP;
      case Cutting.Delimiter _ -> DELIMITER;
      case Cutting.LengthPrefix _ -> LENGTH;
      case Cutting.Netstrings _ -> NETSTRINGS;
      case Cutting.Cobs _ -> COBS;
      case Cutting.TlsRecords _ -> TLS;
      case Cutting.WebSocket _ -> WEBSOCKET;
    };
  }
}
