package dev.endpoint.engine.session;

import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.CaptureUse;
import dev.endpoint.engine.capture.Parties;
import dev.endpoint.engine.capture.Progress;
import dev.endpoint.engine.capture.RecorderFactory;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.trace.TraceStream;
import dev.endpoint.engine.capture.trace.Traces;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.session.SessionState.FileRead;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// A session that is a file: a capture of an earlier run, a trace of another program with its
/// streams to choose from, or one such stream. It is over as soon as the file has been read.
final class FileSession extends Session {
  private static final String STAGE = "reading";

  private final Path path;
  private final RecorderFactory recorders;
  private FileRead file;
  private @Nullable Recording recording;
  private Parties parties = Parties.UNKNOWN;
  private @Nullable Cancellable reading;
  private final List<CaptureUse> uses = new ArrayList<>();

  // Of what is recorded, in nanoseconds since 1970; 0 while it is not known.
  private long began;
  private long ended;

  FileSession(
      long id, long parent, Path path, RecorderFactory recorders, Reactor reactor, Home home) {
    super(id, parent, Role.FILE, path.toString(), reactor, home);
    this.path = path;
    this.recorders = recorders;
    file = new FileRead(path, 0, 0, null, false, null);
  }

  /// What reading a file brings.
  ///
  /// @param survey null for a capture
  /// @param began nanoseconds since 1970
  /// @param ended nanoseconds since 1970
  private record Found(
      @Nullable Recording recording,
      Traces.@Nullable Survey survey,
      Parties parties,
      @Nullable String damage,
      long began,
      long ended) {
    static Found of(Recording recording, Parties parties, @Nullable String damage)
        throws IOException {
      long records = recording.extent().records();
      return records == 0
          ? new Found(recording, null, parties, damage, 0, 0)
          : new Found(
              recording,
              null,
              parties,
              damage,
              recording.began(),
              recording.record(records - 1).nanos());
    }
  }

  /// Reads the file, whatever it is.
  void open() {
    uses.add(recorders.use(path));
    read(() -> find(this::tell));
  }

  private Found find(Progress progress) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException(path + " is a folder.");
    }
    if (CaptureFile.isOurs(path)) {
      try (CaptureFile capture = CaptureFile.open(path, progress)) {
        return Found.of(capture.recording(), capture.parties(), capture.damage());
      }
    }
    Traces.Survey survey = Traces.survey(path, progress);
    return new Found(null, survey, Parties.UNKNOWN, survey.damage(), 0, 0);
  }

  /// Makes a capture of one stream of the trace, where captures are kept.
  void extract(TraceStream wanted) {
    Path captures = recorders.dir();
    if (captures == null) {
      failed(failure("There is no folder to keep it in", ""));
    } else {
      Parties streams = new Parties(wanted.client(), wanted.server(), false);
      read(() -> Found.of(Traces.extract(path, wanted, captures, this::tell), streams, null));
    }
  }

  /// A session for one stream of this trace.
  FileSession child(long id) {
    return new FileSession(id, id(), path, recorders, reactor, home);
  }

  private void read(Callable<Found> body) {
    reading =
        reactor.blocking(
            body,
            (found, thrown) -> {
              reading = null;
              if (found == null) {
                failed(failure(thrown));
              } else {
                done(found);
              }
            });
    publish();
  }

  private void done(Found found) {
    recording = found.recording();
    parties = found.parties();
    if (recording != null) {
      recording.files().forEach(part -> uses.add(recorders.use(part.file())));
    }
    began = found.began();
    ended = found.ended();
    file =
        new FileRead(
            path, file.size(), file.size(), found.survey(), parties.accepted(), found.damage());
    become(Phase.CLOSED);
  }

  private Failure failure(@Nullable Throwable thrown) {
    return switch (thrown) {
      case NoSuchFileException e -> failure("There is no file " + path, "");
      case AccessDeniedException e -> failure("You may not read " + path, "");
      case IOException e when e.getMessage() != null -> failure(e.getMessage(), "");
      case null -> failure(path + " could not be read", "");
      default -> {
        reactor.report("reading " + path, thrown);
        yield failure(path + " could not be read", thrown.toString());
      }
    };
  }

  private Failure failure(String message, String meaning) {
    return new Failure(Failure.Kind.OTHER, STAGE, path.toString(), message, meaning);
  }

  /// On the reading thread.
  private boolean tell(long bytes, long total) {
    reactor.execute(() -> news(bytes, total));
    return !Thread.currentThread().isInterrupted();
  }

  private void news(long bytes, long total) {
    if (isEnded()) {
      return;
    }
    file = new FileRead(path, bytes, total, null, false, null);
    publish();
  }

  @Override
  void cancel() {
    if (reading != null) {
      reading.cancel();
      reading = null;
      failed(new Failure(Failure.Kind.CANCELLED, STAGE, path.toString(), "Cancelled: " + path, ""));
    }
  }

  @Override
  void forgotten() {
    uses.forEach(CaptureUse::close);
  }

  @Override
  void end() {
    cancel();
  }

  @Override
  void endNow() {
    cancel();
  }

  @Override
  Details details() {
    Details details = new Details();
    details.file = file;
    details.recording = recording;
    if (began > 0) {
      details.startedAt = Instant.ofEpochSecond(0, began);
      details.startedNanos = began;
      details.endedNanos = ended;
    }
    details.local = parties.local();
    details.peer = parties.peer();
    return details;
  }
}
