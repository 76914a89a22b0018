package conformance.library;

import java.awt.Color;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.beans.Introspector;
import java.beans.XMLDecoder;
import java.beans.XMLEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.print.DocFlavor;
import javax.print.PrintServiceLookup;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.swing.table.DefaultTableModel;
import javax.swing.text.Document;
import javax.swing.text.html.HTMLEditorKit;

/** What {@code java.desktop} does without native code: shapes, images and their files, beans, models, sounds. */
public final class Images {
    private static final int SIZE = 20;

    private Images() {}

    /** The program. */
    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        values();
        images();
        files();
        models();
        sounds();
    }

    private static void values() {
        System.out.println(new Color(1, 2, 3).brighter() + " " + Color.decode("#ff00ff") + Arrays.toString(Color.RGBtoHSB(10, 20, 30, null)));
        Area area = new Area(new Rectangle(0, 0, 10, 10));
        area.subtract(new Area(new Ellipse2D.Double(2, 2, 5, 5)));
        System.out.println(area.getBounds() + " " + area.contains(4, 4) + AffineTransform.getRotateInstance(1).transform(new Point(3, 4), null));
        System.out.println(GraphicsEnvironment.isHeadless());
    }

    private static BufferedImage painted(int type) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, type);
        for (int i = 0; i < SIZE * SIZE; i++) {
            image.setRGB(i % SIZE, i / SIZE, 0xFF00_0000 | i * 12_345);
        }
        return image;
    }

    private static String sum(BufferedImage image) {
        long hash = 7;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                hash = hash * 31 + image.getRGB(x, y);
            }
        }
        return image.getWidth() + "x" + image.getHeight() + " " + hash;
    }

    private static void images() {
        for (int type : new int[] {
            BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_ARGB_PRE, BufferedImage.TYPE_INT_BGR, BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_USHORT_565_RGB, BufferedImage.TYPE_USHORT_555_RGB, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED,
        }) {
            System.out.println(type + " " + sum(painted(type)));
        }
        System.out.println(sum(new RescaleOp(1.2f, 3, null).filter(painted(BufferedImage.TYPE_INT_ARGB), null)));
        System.out.println(sum(painted(BufferedImage.TYPE_INT_RGB).getSubimage(2, 3, 5, 6)));
    }

    private static void files() throws IOException {
        for (String format : List.of("png", "bmp", "gif", "tiff")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            boolean written = ImageIO.write(painted(format.equals("bmp") ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB), format, out);
            System.out.println(format + written + out.size() + " " + Arrays.hashCode(out.toByteArray()) + " " + sum(ImageIO.read(new ByteArrayInputStream(out.toByteArray()))));
        }
    }

    private static void models() throws Exception {
        DefaultTableModel table = new DefaultTableModel(3, 4);
        table.setValueAt("a", 0, 0);
        System.out.println(table.getRowCount() + " " + table.getValueAt(0, 0));
        HTMLEditorKit kit = new HTMLEditorKit();
        Document document = kit.createDefaultDocument();
        kit.read(new StringReader("<p>hi <b>you</b></p>"), document, 0);
        System.out.println(document.getText(0, document.getLength()).strip());
        System.out.println(Introspector.getBeanInfo(DefaultTableModel.class).getPropertyDescriptors().length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XMLEncoder encoder = new XMLEncoder(out)) {
            encoder.writeObject(new ArrayList<>(List.of(1, "two")));
        }
        try (XMLDecoder decoder = new XMLDecoder(new ByteArrayInputStream(out.toByteArray()))) {
            System.out.println(decoder.readObject());
        }
        System.out.println(new StringSelection("text").getTransferData(DataFlavor.stringFlavor));
        EventQueue.invokeAndWait(() -> System.out.println(EventQueue.isDispatchThread()));
    }

    private static void sounds() throws Exception {
        AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
        ByteArrayOutputStream wave = new ByteArrayOutputStream();
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(new byte[SIZE * 2]), format, SIZE), AudioFileFormat.Type.WAVE, wave);
        System.out.println(AudioSystem.getAudioInputStream(new ByteArrayInputStream(wave.toByteArray())).getFormat() + " " + wave.size());
        Sequence sequence = new Sequence(Sequence.PPQ, 4);
        sequence.createTrack().add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, 60, 64), 1));
        ByteArrayOutputStream midi = new ByteArrayOutputStream();
        MidiSystem.write(sequence, 0, midi);
        System.out.println(midi.size());
        System.out.println(DocFlavor.INPUT_STREAM.PNG + " " + (PrintServiceLookup.lookupPrintServices(DocFlavor.INPUT_STREAM.PNG, null) != null));
    }
}
