"""Reads one JSON value a line: [side, string]; answers with what Twisted makes of it, one JSON object a line.

side "parse" gives the items; "client" and "server" the endpoint's values, or null where Twisted raises.
"""

import json
import sys

from twisted.internet import endpoints, reactor


def answer(side, string):
    try:
        if side == "parse":
            args, kwargs = endpoints._parse(string)
            return {"args": args, "kwargs": kwargs}
        if side == "client":
            endpoint = endpoints.clientFromString(reactor, string)
            bind = endpoint._bindAddress
            return {
                "host": endpoint._host,
                "port": endpoint._port,
                "timeout": endpoint._timeout,
                "bindAddress": bind[0] if bind else None,
            }
        endpoint = endpoints.serverFromString(reactor, string)
        return {
            "port": endpoint._port,
            "backlog": endpoint._backlog,
            "interface": endpoint._interface,
        }
    except Exception:
        return None


for line in sys.stdin:
    print(json.dumps(answer(*json.loads(line))), flush=True)
