#!/bin/sh
# Makes NotoSansCJK-subset.otf from Debian's fonts-noto-cjk 1:20220127+repack1-1
# with pyftsubset 4.38.0 (Debian's fonttools): printable Latin, the characters of
# GB 2312 (Simplified) and those of Big5's first level (Traditional).
set -eu
cd "$(dirname "$0")"
python3 - >characters.txt <<'PYTHON'
latin = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x1CD, 0x1DD), *range(0x2010, 0x2028),
         *range(0x2030, 0x203B), 0x20AC, 0x2122, *range(0x2190, 0x2194), *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F)]

def han(codec, first, last):
    for code in range(first, last + 1):
        try:
            yield ord(code.to_bytes(2, "big").decode(codec))
        except UnicodeDecodeError:
            pass

print(",".join(f"{c:X}" for c in sorted({*latin, *han("gb2312", 0xB0A1, 0xF7FE), *han("big5", 0xA440, 0xC67E)})))
PYTHON
pyftsubset /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc --font-number=2 \
    --unicodes-file=characters.txt --output-file=NotoSansCJK-subset.otf \
    --layout-features= --no-hinting --notdef-outline --name-IDs=0,1,2,3,4,5,6,13,14 \
    --drop-tables+=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx
rm characters.txt
