package dev.endpoint.app;

import dev.endpoint.app.model.KnownValues;
import dev.endpoint.engine.syntax.Choice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Addresses and files of this computer. What cannot be read offers nothing: that is said when it
/// is used.
final class SystemValues implements KnownValues.Finder {
  /// More are no list to pick from; typing goes on.
  private static final int MOST_FILES = 2_000;

  @Override
  public List<Choice> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(
              network ->
                  network.inetAddresses().map(address -> choice(network.getDisplayName(), address)))
          .toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  private static Choice choice(String network, InetAddress address) {
    return new Choice(address.getHostAddress(), network);
  }

  @Override
  public List<Choice> files(String folder) {
    List<Choice> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder))) {
      for (Path file : files) {
        if (found.size() == MOST_FILES) {
          break;
        }
        boolean inside = Files.isDirectory(file);
        found.add(
            new Choice(folder + file.getFileName() + (inside ? "/" : ""), inside ? "folder" : ""));
      }
    } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
      return List.of();
    }
    found.sort(Comparator.comparing(Choice::value));
    return List.copyOf(found);
  }
}
