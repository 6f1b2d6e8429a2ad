package dev.endpoint.app.control.stream;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;

/// The inks as the style sheet has them now.
public final class Palette {
  private static final Map<Ink, CssMetaData<Inked, Paint>> META = new EnumMap<>(Ink.class);
  private static final List<CssMetaData<? extends Styleable, ?>> ALL;

  static {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
    for (Ink ink : Ink.values()) {
      CssMetaData<Inked, Paint> meta = meta(ink);
      META.put(ink, meta);
      all.add(meta);
    }
    ALL = List.copyOf(all);
  }

  private final Map<Ink, SimpleStyleableObjectProperty<Paint>> paints = new EnumMap<>(Ink.class);

  public Palette(Inked owner) {
    for (Ink ink : Ink.values()) {
      SimpleStyleableObjectProperty<Paint> paint =
          new SimpleStyleableObjectProperty<>(META.get(ink), owner, ink.property(), ink.initial());
      paints.put(ink, paint);
    }
  }

  private static CssMetaData<Inked, Paint> meta(Ink ink) {
    return new CssMetaData<>(ink.property(), StyleConverter.getPaintConverter(), ink.initial()) {
      @Override
      public boolean isSettable(Inked view) {
        return true;
      }

      @Override
      public StyleableProperty<Paint> getStyleableProperty(Inked view) {
        return view.palette().property(ink);
      }
    };
  }

  public static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
    return ALL;
  }

  public SimpleStyleableObjectProperty<Paint> property(Ink ink) {
    return Objects.requireNonNull(paints.get(ink));
  }
}
