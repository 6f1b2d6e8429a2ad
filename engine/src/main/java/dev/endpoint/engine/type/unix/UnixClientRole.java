package dev.endpoint.engine.type.unix;

import static dev.endpoint.engine.type.unix.UnixOptions.CHECK_PID;
import static dev.endpoint.engine.type.unix.UnixOptions.NEED_LOCK;
import static dev.endpoint.engine.type.unix.UnixOptions.PATH;
import static dev.endpoint.engine.type.unix.UnixOptions.TIMEOUT;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.net.DirectClient;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.net.PathOption;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.Schema;
import java.util.Map;

/// Connecting to a socket file.
final class UnixClientRole implements EndpointRole<ClientEndpoint> {
  private static final String SLOW =
      "Something listens there, but its queue is full and it accepts nobody: its program hangs, or"
          + " has too much to do.";

  private static final Schema SCHEMA =
      Schema.of(PATH).keywords(TIMEOUT, NEED_LOCK, CHECK_PID).clash(Schema.Clash.POSITION_WINS);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  /// Twisted passes on what checkPID says as text, so that `checkPID=0` switches the check on.
  @Override
  public void check(Arguments arguments) {
    if (!arguments.isGiven(CHECK_PID)) {
      return;
    }
    if (arguments.isGiven(NEED_LOCK)) {
      arguments.warn(CHECK_PID, "This is ignored: lockfile says the same, and is given too.", null);
    } else if (!arguments.get(CHECK_PID)) {
      arguments.warn(
          CHECK_PID,
          "No check is made. Twisted takes any value here as yes; lockfile is clear.",
          null);
    }
  }

  private static boolean needsLock(Arguments arguments) {
    return arguments.get(arguments.isGiven(NEED_LOCK) ? NEED_LOCK : CHECK_PID);
  }

  @Override
  public ClientEndpoint build(Arguments arguments, Engine engine) throws EndpointSyntaxException {
    DialOptions options = new DialOptions(null, Map.of(PathOption.LOCK, needsLock(arguments)));
    return new DirectClient(
            engine.reactor(),
            UnixPaths.address("unix", arguments.get(PATH)),
            (address, handler) -> engine.network().dial(address, options, handler))
        .within(arguments.get(TIMEOUT).orElse(null), SLOW);
  }

  @Override
  public String explain(Arguments arguments) {
    return "Connects to the socket "
        + arguments.get(PATH)
        + " of this computer"
        + (needsLock(arguments) ? ", if a running program holds its lock file." : ".");
  }
}
