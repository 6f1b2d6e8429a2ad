package dev.endpoint.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Wireshark, where it is installed. It is started only when the user says so.
///
/// @param program its executable file
record Wireshark(Path program) {
  /// @param path folders to look in, as the environment variable PATH lists them
  static Optional<Wireshark> on(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> Stream.of("wireshark", "wireshark.exe").map(n -> Path.of(folder, n)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(Wireshark::new);
  }

  /// Starts it with a capture. It lives on when the workbench ends.
  Process open(Path capture) throws IOException {
    Process started =
        new ProcessBuilder(program.toString(), capture.toAbsolutePath().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    started.getOutputStream().close();
    return started;
  }
}
