"""Starts a program by Twisted's ProcessEndpoint, sends it random bytes and wants them all back.

Usage: twisted_parent.py SIZE PROGRAM ARGUMENT...
At the end comes "sent COUNT SHA256", "received COUNT SHA256" and "lost REASON".
"""
import hashlib
import os
import sys

from twisted.internet import protocol, reactor
from twisted.internet.endpoints import ProcessEndpoint

SIZE, COMMAND = int(sys.argv[1]), sys.argv[2:]


class Parent(protocol.Protocol):
    def connectionMade(self):
        self.received = 0
        self.hash = hashlib.sha256()
        noise = os.urandom(SIZE)
        print("sent", SIZE, hashlib.sha256(noise).hexdigest(), flush=True)
        self.transport.write(noise)

    def dataReceived(self, data):
        self.received += len(data)
        self.hash.update(data)
        if self.received == SIZE:
            self.transport.loseConnection()

    def connectionLost(self, reason):
        print("received", self.received, self.hash.hexdigest(), flush=True)
        print("lost", reason.type.__name__, flush=True)
        reactor.callLater(0, reactor.stop)


endpoint = ProcessEndpoint(reactor, COMMAND[0], COMMAND, env=os.environ)
endpoint.connect(protocol.Factory.forProtocol(Parent))
reactor.run()
