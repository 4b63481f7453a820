"""An SVG as a PNG, with a font that has Chinese."""


def png(svg: str) -> bytes:
    """The picture. Takes some tenths of a second: not for the event loop."""
    import pylopdf_fonts_zh_cn  # noqa: PLC0415  # only who looks at a chart needs it
    import resvg_py  # noqa: PLC0415  # as above

    font = str(pylopdf_fonts_zh_cn.sans_path())
    return resvg_py.svg_to_bytes(svg_string=svg, font_files=[font], skip_system_fonts=True)
