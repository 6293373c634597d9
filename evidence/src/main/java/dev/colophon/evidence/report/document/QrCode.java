package dev.colophon.evidence.report.document;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code as an SVG path: sharp at every size, and no picture file. */
public final class QrCode {

    /** White squares around the code that readers need (ISO/IEC 18004). */
    private static final int QUIET = 4;

    private QrCode() {}

    public static String svg(String address) {
        ByteMatrix squares = squares(address);
        int side = squares.getWidth() + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                int from = x;
                while (x < squares.getWidth() && squares.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    int run = x - from;
                    path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                }
            }
        }
        return "<svg class=\"code\" viewBox=\"0 0 " + side + " " + side + "\" shape-rendering=\"crispEdges\"><path d=\""
                + path + "\"/></svg>";
    }

    private static ByteMatrix squares(String address) {
        try {
            return Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "an address that no QR code holds: " + address.length() + " characters", e);
        }
    }
}
