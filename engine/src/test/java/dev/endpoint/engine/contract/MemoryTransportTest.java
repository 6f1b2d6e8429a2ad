package dev.endpoint.engine.contract;

class MemoryTransportTest extends TransportContract {
  @Override
  Rig newRig() {
    return new MemoryRig();
  }
}
