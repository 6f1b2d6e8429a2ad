package dev.endpoint.engine.contract;

import dev.endpoint.engine.plugin.ExamplePlugin;

/// The example plug-in's `banner` upon the TCP of some rig.
final class BannerWays extends UponTcpWays {
  private BannerWays(TcpWays below) {
    super(below);
  }

  static Ways inMemory() {
    return new BannerWays(MemoryTcpWays.on(new MemoryRig(ExamplePlugin.catalog())));
  }

  static Ways onLoopback() throws Exception {
    return new BannerWays(LoopbackTcpWays.on(new LoopbackRig(ExamplePlugin.catalog())));
  }

  @Override
  String server(int port) {
    return "banner:tcp:" + port + ":interface=127.0.0.1:say=220 hello";
  }

  @Override
  String client(int port) {
    return "banner:tcp:127.0.0.1:" + port + ":expect=220";
  }
}
