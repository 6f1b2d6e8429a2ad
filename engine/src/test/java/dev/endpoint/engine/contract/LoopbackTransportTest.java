package dev.endpoint.engine.contract;

class LoopbackTransportTest extends TransportContract {
  @Override
  Rig newRig() throws Exception {
    return new LoopbackRig();
  }
}
