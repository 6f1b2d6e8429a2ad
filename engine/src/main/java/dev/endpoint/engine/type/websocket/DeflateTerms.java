package dev.endpoint.engine.type.websocket;

/// What both sides agreed on about compression (RFC 7692, section 7.1), as one of them sees it.
///
/// @param sendKeeps whether our messages may refer to earlier ones
/// @param sendBits how far back ours may refer: 2 to this power
/// @param receiveKeeps whether the peer's messages may
record DeflateTerms(boolean sendKeeps, int sendBits, boolean receiveKeeps) {
  Deflation deflation() {
    return new Deflation(sendKeeps, sendBits);
  }

  Inflation inflation() {
    return new Inflation(receiveKeeps);
  }

  /// For a person.
  String words() {
    String kept =
        sendKeeps && receiveKeeps
            ? ""
            : sendKeeps || receiveKeeps
                ? ", each of " + (sendKeeps ? "the peer's" : "our") + " messages by itself"
                : ", each message by itself";
    String window = sendBits == DeflateOffer.MOST_BITS ? "" : ", our window 2^" + sendBits;
    return "permessage-deflate" + kept + window;
  }
}
