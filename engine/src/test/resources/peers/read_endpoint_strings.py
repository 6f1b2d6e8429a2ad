"""Reads one JSON value a line: [side, string]; answers with what Twisted makes of it, one JSON object a line.

side "parse" gives the items; "client" and "server" the endpoint's values by our names for them, or null where Twisted
raises. Of an endpoint around another one, the other one's values are given.
"""

import json
import sys

from twisted.internet import endpoints, reactor

NAMES = {
    "_host": "host",
    "_hostText": "host",
    "_port": "port",
    "_timeout": "timeout",
    "_backlog": "backlog",
    "_interface": "interface",
    "_address": "address",
    "_path": "path",
    "_mode": "mode",
    "_wantPID": "lockfile",
    "_checkPID": "lockfile",
}


def values(endpoint):
    for inside in ("_wrappedServerEndpoint", "_wrappedEndpoint"):
        if hasattr(endpoint, inside):
            return values(getattr(endpoint, inside))
    found = {ours: getattr(endpoint, theirs) for theirs, ours in NAMES.items() if hasattr(endpoint, theirs)}
    if hasattr(endpoint, "_bindAddress"):
        bind = endpoint._bindAddress
        found["bindAddress"] = bind[0] if isinstance(bind, tuple) else bind
    if "lockfile" in found:
        found["lockfile"] = bool(found["lockfile"])
    return found


def answer(side, string):
    try:
        if side == "parse":
            args, kwargs = endpoints._parse(string)
            return {"args": args, "kwargs": kwargs}
        if side == "client":
            return values(endpoints.clientFromString(reactor, string))
        return values(endpoints.serverFromString(reactor, string))
    except Exception:
        return None


for line in sys.stdin:
    print(json.dumps(answer(*json.loads(line))), flush=True)
