package dev.endpoint.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.endpoint.engine.contract.LoopbackRig;
import dev.endpoint.engine.contract.MemoryRig;
import dev.endpoint.engine.contract.Rig;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same in memory and on real sockets.
class ServicesContractTest {
  private static final String ANY_PORT = "tcp:0:interface=127.0.0.1";

  private static final Duration SOON = Duration.ofMillis(5);

  enum Where {
    MEMORY(MemoryRig::new),
    LOOPBACK(LoopbackRig::new);

    private final Callable<Rig> rig;

    Where(Callable<Rig> rig) {
      this.rig = rig;
    }
  }

  private final List<RecordingProtocol> served = new ArrayList<>();
  private final List<RecordingProtocol> clients = new ArrayList<>();
  private ServerState serving = new ServerState.Idle();
  private ClientState keeping = new ClientState.Idle();
  private int waits;

  private interface Scene {
    void play(Rig rig) throws Exception;
  }

  private void on(Where where, Scene scene) throws Exception {
    Rig rig = where.rig.call();
    try {
      scene.play(rig);
      rig.until("all is closed", () -> isClosed(rig));
      assertEquals(List.of(), rig.takeReports());
    } finally {
      rig.close();
    }
  }

  private static boolean isClosed(Rig rig) {
    try {
      return rig.open() == 0;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static RecordingProtocol polite(List<RecordingProtocol> all) {
    RecordingProtocol protocol = new RecordingProtocol().on(Callback.FINISHED, Transport::close);
    all.add(protocol);
    return protocol;
  }

  private EndpointService serve(Rig rig) throws Exception {
    EndpointService service =
        EndpointService.of(rig.engine(), ANY_PORT, peer -> polite(served), StopMode.CLOSE);
    service.observe(state -> serving = state);
    start(rig, service);
    return service;
  }

  private void start(Rig rig, EndpointService service) throws Exception {
    service.start();
    rig.until("it listens", () -> serving.isRunning());
  }

  private String client() {
    return client(((ServerState.Listening) serving).address());
  }

  private static String client(SocketAddress address) {
    return "tcp:127.0.0.1:" + ((InetSocketAddress) address).getPort();
  }

  private void connect(Rig rig, String text) throws Exception {
    rig.run(() -> rig.engine().clientFromString(text).connectProtocol(polite(clients)));
  }

  @ParameterizedTest
  @EnumSource
  void aClientServiceStaysConnectedUntilItIsStopped(Where where) throws Exception {
    on(
        where,
        rig -> {
          EndpointService server = serve(rig);
          ClientService service =
              new ClientService(
                  rig.engine().reactor(),
                  rig.engine().clientFromString(client()),
                  peer -> polite(clients),
                  failures -> SOON,
                  null);
          service.observe(this::heard);
          service.start();
          for (int i = 1; i <= 3; i++) {
            int number = i;
            rig.until("connected", () -> clients.size() == number && served.size() == number);
            rig.run(() -> served.getLast().transport().abort());
            rig.until("it waits", () -> waits >= number);
            rig.pass(SOON);
          }
          rig.until("connected again", () -> served.size() == 4);
          server.stop();
          rig.pass(SOON.multipliedBy(3));
          rig.until("refused", () -> refusals() > 0);
          service.stop();
          rig.until("stopped", () -> keeping instanceof ClientState.Stopped);
        });
  }

  private void heard(ClientState state) {
    keeping = state;
    waits += state instanceof ClientState.Waiting ? 1 : 0;
  }

  private int refusals() {
    return keeping instanceof ClientState.Waiting waiting
            && waiting.last().kind() == Failure.Kind.REFUSED
        ? waiting.failures()
        : 0;
  }

  @ParameterizedTest
  @EnumSource
  void anEndpointServiceListensAsOftenAsItIsStarted(Where where) throws Exception {
    on(
        where,
        rig -> {
          EndpointService service = serve(rig);
          for (int i = 1; i <= 3; i++) {
            int number = i;
            connect(rig, client());
            rig.until("connected", () -> served.size() == number);
            service.stop();
            rig.until("stopped", () -> serving instanceof ServerState.Stopped);
            rig.until("closed", () -> clients.getLast().closeReason() != null);
            start(rig, service);
          }
          service.stop();
        });
  }

  @ParameterizedTest
  @EnumSource
  void aPortForOneConnectionTakesOne(Where where) throws Exception {
    on(
        where,
        rig -> {
          SocketAddress[] address = {null};
          Protocol[] got = {null};
          boolean[] free = {false};
          rig.run(
              () -> {
                SinglePort port =
                    SinglePort.listen(
                        rig.engine().reactor(),
                        rig.engine().serverFromString(ANY_PORT),
                        peer -> polite(served),
                        null);
                port.address().thenAccept(told -> address[0] = told);
                port.connection().outcome().thenAccept(protocol -> got[0] = protocol);
                port.stopped().thenRun(() -> free[0] = true);
              });
          rig.until("it listens", () -> address[0] != null);
          connect(rig, client(address[0]));
          rig.until("it has one and listens no more", () -> got[0] != null && free[0]);
          rig.run(() -> assertSame(served.getFirst(), got[0]));
          rig.run(() -> clients.getFirst().say("data"));
          rig.until("data", () -> served.getFirst().receivedText().equals("data"));
          rig.run(() -> clients.getFirst().transport().close());
        });
  }
}
