package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where an engine keeps the captures of its conversations, each a pcapng file of its own, made at
/// the first byte. Whatever happens to the folder or the disk is told by the recordings, as
/// trouble; nothing is thrown. Reactor thread.
public final class CaptureFolder implements RecorderFactory {
  private static final int ATTEMPTS = 1_000;

  private final LongSupplier nanos;
  private final Supplier<Instant> wall;
  private final Disk disk;
  private final WriteBuffer buffer;
  private Path dir;
  private FreeSpace space;

  /// What the files are called, when that is not ours to choose.
  private final @Nullable String fileName;

  private long lastNumber;
  private CaptureLimits limits = CaptureLimits.NONE;

  /// By folder, once it is told: captures of an earlier one may be in use for long.
  private final Map<Path, CapturesInUse> inUse = new HashMap<>();

  private boolean tellsUse;

  /// @param nanos the reactor's clock, which the records carry
  /// @param wall the wall clock; asked once for each conversation
  /// @param later runs a task on the reactor thread at the end of its turn, in order
  /// @param dir the folder; it is made when needed
  public CaptureFolder(LongSupplier nanos, Supplier<Instant> wall, Executor later, Path dir) {
    this(nanos, wall, later, dir, Disk.SYSTEM, null);
  }

  /// Captures to this file; what exists already is kept, and those after the first are numbered:
  /// `talk.pcapng`, `talk-2.pcapng`.
  ///
  /// @param nanos the reactor's clock, which the records carry
  /// @param wall the wall clock; asked once for each conversation
  /// @param later runs a task on the reactor thread at the end of its turn, in order
  public static CaptureFolder into(
      LongSupplier nanos, Supplier<Instant> wall, Executor later, Path file) {
    Path whole = file.toAbsolutePath();
    Path dir = Objects.requireNonNull(whole.getParent(), "a capture needs a file name");
    return new CaptureFolder(
        nanos, wall, later, dir, Disk.SYSTEM, String.valueOf(whole.getFileName()));
  }

  CaptureFolder(LongSupplier nanos, Supplier<Instant> wall, Executor later, Path dir, Disk disk) {
    this(nanos, wall, later, dir, disk, null);
  }

  private CaptureFolder(
      LongSupplier nanos,
      Supplier<Instant> wall,
      Executor later,
      Path dir,
      Disk disk,
      @Nullable String fileName) {
    this.fileName = fileName;
    this.nanos = nanos;
    this.wall = wall;
    this.dir = dir;
    this.disk = disk;
    buffer = new WriteBuffer(later);
    space = new FreeSpace(disk, dir);
  }

  /// Keeps what is recorded from now on in another folder. What has a file already goes on where
  /// that is; what has none, because it could not be written, is tried there.
  public void moveTo(Path folder) {
    dir = folder;
    space = new FreeSpace(disk, folder);
  }

  /// What makes a folder, if it is not there, and finds out whether captures can be written in it;
  /// it blocks, any thread may call it, and it raises an [IOException] in words.
  public Callable<Path> check(Path folder) {
    return () -> {
      FolderCheck.check(folder, disk);
      return folder;
    };
  }

  /// How much recordings may take, from now on; nothing limits them before.
  public void limit(CaptureLimits now) {
    limits = now;
  }

  CaptureLimits limits() {
    return limits;
  }

  /// From now on tells every workbench that keeps its captures here which of them are in use. For
  /// one object in each program: the system knows programs apart, but no more.
  public void tellUse() {
    tellsUse = true;
  }

  @Override
  public CaptureUse use(Path capture) {
    Path folder = capture.toAbsolutePath().normalize().getParent();
    boolean told = tellsUse && folder != null && (isOurs(folder) || CapturesInUse.isTold(folder));
    return told ? inUse(folder).use(capture) : CaptureUse.NONE;
  }

  private boolean isOurs(Path folder) {
    return folder.equals(dir.toAbsolutePath().normalize());
  }

  private CapturesInUse inUse(Path folder) {
    return inUse.computeIfAbsent(folder, CapturesInUse::new);
  }

  /// What removes captures that are too old or too much; it blocks, and any thread may call it.
  public Callable<CaptureRetention.Swept> sweep(CaptureRetention retention) {
    Path swept = dir;
    CapturesInUse.Guard guard =
        tellsUse ? inUse(swept.toAbsolutePath().normalize()).guard() : CapturesInUse.Guard.NONE;
    Instant now = wall.get();
    return () -> retention.sweep(swept, now, guard);
  }

  /// What looks how much is kept here; it blocks, and any thread may call it.
  public Callable<CaptureRetention.Stock> stock() {
    Path looked = dir;
    return () -> CaptureRetention.stock(looked, disk);
  }

  FreeSpace space() {
    return space;
  }

  @Override
  public Recorder newRecorder(String name) {
    Instant now = wall.get();
    long epoch = now.getEpochSecond() * 1_000_000_000L + now.getNano() - nanos();
    return new FileRecorder(this, name, now, epoch);
  }

  long nanos() {
    return nanos.getAsLong();
  }

  WriteBuffer buffer() {
    return buffer;
  }

  Disk disk() {
    return disk;
  }

  /// @param output open for writing, and empty
  /// @param space of the disk it is on
  record Created(Path file, Disk.Output output, FreeSpace space) {}

  @Override
  public Path dir() {
    return dir;
  }

  private String nameOf(String name, Instant started, long number) {
    return fileName == null
        ? CaptureName.of(started, name, number)
        : CaptureName.numbered(fileName, number);
  }

  /// Makes a next file for a capture.
  ///
  /// @param first its first one
  /// @param beside of the disk that is on
  Created createPart(Path first, int number, FreeSpace beside) throws IOException {
    Path file =
        first.resolveSibling(
            CaptureName.part(String.valueOf(first.getFileName()), number, wall.get()));
    return new Created(file, disk.create(file), beside);
  }

  /// Makes a file that was not there before.
  Created create(String name, Instant started) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Path file = dir.resolve(nameOf(name, started, lastNumber + 1));
      try {
        Disk.Output output = disk.create(file);
        lastNumber++;
        return new Created(file, output, space);
      } catch (FileAlreadyExistsException e) {
        // Another process may keep its captures here too; but a file where the folder should be is
        // no reason to go on.
        if (attempt == ATTEMPTS || !file.toString().equals(e.getFile())) {
          throw e;
        }
        lastNumber++;
      }
    }
  }
}
