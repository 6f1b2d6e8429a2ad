"""One end of a connection, on Twisted: sends random bytes in random pieces and hashes all it gets.

Usage: twisted_peer.py server|client PORT|PATH|stdio|STRING SIZE finish|abort|close:COUNT
`close:COUNT` closes when everything is sent and so many bytes were received, for what knows no half-close.
A server says "port N" or "path PATH" first. With the first bytes comes "peer HOST:PORT", and at the end "received
COUNT SHA256", "sent COUNT SHA256" and "lost REASON". Where the standard streams are the connection, all this is said on standard error.
"""
import hashlib
import os
import random
import sys

from twisted.internet import error, interfaces, protocol, reactor
from twisted.internet.endpoints import clientFromString, serverFromString
from twisted.python import failure
from zope.interface import implementer

ROLE, WHERE, SIZE, END = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
NOISE = os.urandom(1 << 20)
PIECE = 1 << 16
EXPECTED = int(END[6:]) if END.startswith("close:") else None


def say(*words):
    print(*words, flush=True, file=sys.stderr if WHERE == "stdio" else sys.stdout)


@implementer(interfaces.IHalfCloseableProtocol, interfaces.IPullProducer)
class Exchange(protocol.Protocol):
    def __init__(self):
        self.sent = 0
        self.sent_hash = hashlib.sha256()
        self.received = 0
        self.received_hash = hashlib.sha256()
        self.peer_finished = False
        self.we_finished = False

    def connectionMade(self):
        self.transport.registerProducer(self, False)

    def resumeProducing(self):
        if self.sent == SIZE:
            self.transport.unregisterProducer()
            if END == "finish":
                self.transport.loseWriteConnection()
            self.close_when_complete()
            return
        size = min(random.randint(1, PIECE), SIZE - self.sent)
        start = random.randint(0, len(NOISE) - size)
        piece = NOISE[start:start + size]
        self.sent += size
        self.sent_hash.update(piece)
        self.transport.write(piece)

    def stopProducing(self):
        pass

    def dataReceived(self, data):
        if not self.received:
            self.say_peer()
        self.received += len(data)
        self.received_hash.update(data)
        if END == "abort":
            self.transport.abortConnection()
        self.close_when_complete()

    def say_peer(self):
        # Behind a PROXY header it is known with the first bytes only.
        peer = self.transport.getPeer()
        if hasattr(peer, "host"):
            say("peer", f"{peer.host}:{peer.port}")

    def close_when_complete(self):
        if self.received == EXPECTED and self.sent == SIZE:
            self.transport.loseConnection()

    def readConnectionLost(self):
        self.peer_finished = True
        self.close_when_both_finished()

    def writeConnectionLost(self):
        self.we_finished = True
        self.close_when_both_finished()

    def close_when_both_finished(self):
        # Twisted itself leaves a connection open whose halves are both closed.
        if self.peer_finished and self.we_finished:
            if WHERE == "stdio":
                # There even loseConnection does nothing any more.
                self.connectionLost(failure.Failure(error.ConnectionDone()))
                return
            self.transport.loseConnection()

    def connectionLost(self, reason):
        say("received", self.received, self.received_hash.hexdigest())
        say("sent", self.sent, self.sent_hash.hexdigest())
        say("lost", reason.type.__name__)
        reactor.callLater(0, reactor.stop)


def failed(reason):
    say("failed", reason.type.__name__)
    reactor.callWhenRunning(reactor.stop)


def listening(port):
    if WHERE == "stdio":
        return
    if WHERE.startswith("/"):
        say("path", port.getHost().name.decode())
    else:
        say("port", port.getHost().port)


def string():
    if ":" in WHERE:
        return WHERE
    if WHERE == "stdio":
        return "stdio:"
    if ROLE == "server":
        return "unix:" + WHERE if WHERE.startswith("/") else f"tcp:{WHERE}:interface=127.0.0.1"
    return f"unix:{WHERE}:lockfile=1" if WHERE.startswith("/") else f"tcp:127.0.0.1:{WHERE}"


factory = protocol.Factory.forProtocol(Exchange)
if ROLE == "server":
    attempt = serverFromString(reactor, string()).listen(factory).addCallback(listening)
else:
    attempt = clientFromString(reactor, string()).connect(factory)
attempt.addErrback(failed)
reactor.run()
