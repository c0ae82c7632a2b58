"""Characters of symbol fonts, which stand in a file by the font's own code."""

_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x76: "❖", 0x9F: "•", 0xA7: "▪",
    0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE7: "←", 0xE8: "→", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {
    0x61: "α", 0x62: "β", 0x64: "δ", 0x65: "ε", 0x67: "γ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ",
    0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0xA3: "≤", 0xAB: "↔", 0xAC: "←",
    0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈",
    0xBC: "…", 0xDE: "⇒", 0xDB: "⇔", 0x2D: "−",
}  # fmt: skip


def symbol(code: str | None, font: str | None) -> str | None:
    """The character of a hexadecimal code in a font; None when it cannot be told."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return None
    table = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}.get((font or "").casefold())
    if table is not None:
        return table.get(number & 0xFF)
    if 0xF000 <= number <= 0xF0FF:  # a plain font's own characters, moved into the private area
        number -= 0xF000
    usable = 0x20 <= number < 0xD800 or 0xF900 <= number < 0x110000
    return chr(number) if usable else None
