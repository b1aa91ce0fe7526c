"""Pictures for tests, made byte by byte or by Ghostscript; nothing is stored."""
import struct
import subprocess
import zlib


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth=8, colour=2, data=None):
    """A PNG whose header says what it is told; all black where no data are given."""
    if data is None:
        channels = {0: 1, 2: 3, 6: 4}[colour]
        row = bytes(1 + (width * depth * channels + 7) // 8)
        packer = zlib.compressobj(1)
        data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def jpeg(folder, device, size, drawing):
    """What Ghostscript's device `jpeg` or `jpegcmyk` (Adobe's, inverted) makes of PostScript."""
    path = folder / "made.jpg"
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", f"-sDEVICE={device}", "-r72", f"-g{size[0]}x{size[1]}",
                    f"-sOutputFile={path}", "-c", drawing + " showpage"], check=True, stdout=subprocess.DEVNULL)
    data = path.read_bytes()
    path.unlink()
    return data


def turned(data, orientation):
    """A JPEG with an EXIF orientation put before everything else."""
    tiff = b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, 0x112, 3, 1, orientation, 0, 0)
    exif = b"Exif\0\0" + tiff
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]


def lying(data, width, height):
    """A JPEG whose header claims another size."""
    at = next(i for i in range(len(data) - 9) if data[i] == 0xFF and data[i + 1] in (0xC0, 0xC1, 0xC2))
    return data[:at + 5] + struct.pack(">HH", height, width) + data[at + 9:]


def svg(body, head=""):
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">{body}</svg>'


class Pixels:
    """A PDF's first page, read back by poppler as PPM."""

    def __init__(self, pdf, dpi):
        data = subprocess.run(["pdftoppm", "-r", str(dpi), "-f", "1", "-l", "1", str(pdf)], check=True, capture_output=True).stdout
        _, size, _, self.data = data.split(b"\n", 3)
        self.width, self.height = map(int, size.split())

    def places(self, wanted):
        """The centre and the number of the pixels that `wanted(r, g, b)` is true of."""
        found = [(i // 3 % self.width, i // 3 // self.width) for i in range(0, len(self.data) - 2, 3) if wanted(*self.data[i:i + 3])]
        if not found:
            return None, 0
        return (sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)), len(found)
