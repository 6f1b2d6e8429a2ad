package dev.endpoint.engine.plugin;

import dev.endpoint.engine.EndpointType;

/// What a plug-in sees outside its own jar: the engine and the JDK. The program around the engine
/// and its libraries are hidden, so that a plug-in can bring other versions of them, and breaks
/// with nothing but the engine.
final class EngineOnly extends ClassLoader {
  private static final String ENGINE = "dev.endpoint.engine.";
  private static final ClassLoader LOADER = EndpointType.class.getClassLoader();

  EngineOnly() {
    super("engine", ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(ENGINE)) {
      throw new ClassNotFoundException(name);
    }
    return LOADER.loadClass(name);
  }
}
